"""What verification requests cost: `python -m Benchmarks.verification`, in Tests."""
