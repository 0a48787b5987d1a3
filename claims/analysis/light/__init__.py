"""The light engine: reads who says what from words and their shapes, without a parser."""
