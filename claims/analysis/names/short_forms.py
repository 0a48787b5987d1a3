"""Finds the long names of which an article gives the initials in brackets."""

import re

from claims.analysis.names.source_names import plain_name

_INITIALS = re.compile(r"\([A-Z]{2,7}\)")
_SHORT_FORM = re.compile(
    r"(?<![\w’'-])((?:[A-Z][\w’'-]{1,40} (?:(?:of|for|and|the|"
    r"on) ){0,2}){1,6}[A-Z][\w’'-]{1,40}\.?) \(([A-Z]{2,7})\)"
)
_LONGEST_NAME = 400  # characters, more than a short form can have before it


def short_forms(text: str) -> dict[str, str]:
    """Long names by the initials that stand in brackets behind them."""
    found: dict[str, str] = {}
    at = 0
    for initials in _INITIALS.finditer(text):
        near = max(at, initials.start() - _LONGEST_NAME)
        if match := _SHORT_FORM.search(text, near, initials.end()):
            found[match[2]] = plain_name(match[1])
        at = initials.end()
    return found
