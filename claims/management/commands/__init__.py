"""One command a file; each fetches, acts and prints, like a view."""
