"""Finds the long names that an article shortens to their initials, in brackets behind them or without."""

import re

from claims.analysis.names.source_names import is_body, plain_name

_INITIALS = re.compile(r"\([A-Z]{2,7}\)")
_SHORT_FORM = re.compile(
    r"(?<![\w’'-])((?:[A-Z][\w’'-]{1,40} (?:(?:of|for|and|the|"
    r"on) ){0,2}){1,6}[A-Z][\w’'-]{1,40}\.?) \(([A-Z]{2,7})\)"
)
_NAME = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'-]{1,40}(?: (?:(?:of|for|on)(?: the)? |and )?[A-Z][\w’'-]{1,40}){2,6}(?![\w’'-])"
)
_FEWEST = 3  # letters: two may stand for too much
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


def bodies_by_initials(text: str) -> dict[str, str]:
    """The bodies of three words or more by their initials, which the text need not give: "TFU".

    Small words have no initial. Where two bodies have the same initials, "" stands for both.
    """
    found: dict[str, str] = {}
    for name in {match[0] for match in _NAME.finditer(text)}:
        words = name.split()
        capitals = [at for at, word in enumerate(words) if word[0].isupper()]
        for number, at in enumerate(capitals[: 1 - _FEWEST]):
            body = words[at:]
            if is_body(body):
                initials = "".join(words[place][0] for place in capitals[number:])
                whole = " ".join(body)
                found[initials] = whole if found.get(initials, whole) == whole else ""
    return found
