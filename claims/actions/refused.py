"""What an action raises when it cannot do what was asked, whoever asks."""


class Refused(Exception):
    """Nothing was changed; the message says why, and what to do instead."""
