"""What an action raises when somebody, or another tab of the same person, was faster."""


class Stale(Exception):
    """Nothing was changed; the message says what happened in the meantime."""
