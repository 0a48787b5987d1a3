"""Files in, records out, and back again: pure Python with no Django and no database."""
