"""How dates and times are written where no page says it itself, as in the admin."""
