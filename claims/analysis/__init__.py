"""Text in, suggestions out: pure Python with no Django, no disk and no clock."""
