"""What becomes of claims and marks when a new draft comes in; `alignment` is its door."""
