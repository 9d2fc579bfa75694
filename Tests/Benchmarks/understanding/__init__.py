"""What analyses are worth, and what they cost: `python -m Benchmarks.understanding DATA`, in Tests."""
