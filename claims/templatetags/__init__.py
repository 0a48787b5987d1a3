"""Pieces of HTML that a template loop would be too slow for."""
