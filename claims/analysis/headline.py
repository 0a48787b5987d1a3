"""What a headline says that its story does not."""

import re

_WORD = re.compile(r"\w[\w’'-]*")
_STEM = 5  # letters compared, so that "visits" finds "visited"
_SHORT = 3  # words up to this length carry no fact of their own, unless they hold a digit


def words_not_in_body(headline: str, body: str) -> list[str]:
    """Words of the headline, as written and in order, that the body has in no form.

    A word counts as present when the body has one with the same first five letters, whatever the
    case; figures must be there to the digit. Both are plain texts; linear in their length.
    """
    present = {_key(word) for word in _WORD.findall(body)}
    words = (word for word in _WORD.findall(headline) if len(word) > _SHORT or _has_digit(word))
    return [word for word in words if _key(word) not in present]


def _key(word: str) -> str:
    word = word.casefold()
    return word if _has_digit(word) else word.split("’")[0].split("'")[0][:_STEM]


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
