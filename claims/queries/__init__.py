"""Every question that pages, exports and commands ask; nothing here writes."""
