"""What the evidence reader looks for: patterns and words of news copy that show evidence or doubt."""
