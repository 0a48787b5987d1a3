"""Everything that changes data: ask the right, write, log; all or nothing."""
