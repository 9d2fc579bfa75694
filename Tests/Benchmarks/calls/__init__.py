"""What calls cost: `python -m Benchmarks.calls`, in Tests."""
