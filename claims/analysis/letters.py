"""A text in plain small letters, offset by offset as long as before, for looking words up."""

import re
from collections.abc import Sequence

from claims.analysis.spans import Span

# Signs of no word: the common ones apart, since replacing a letter is faster than any pattern.
_COMMON_SIGNS = '.,:;?!"“”()—…$%/_&‘'
_SIGN = re.compile(r"[^a-z0-9 \n'-](?<![\w\s])")  # a letter is soon passed over
_NOT_INSIDE = re.compile(r"['-](?:(?!\w)|(?<!\w.))")  # an apostrophe or hyphen that joins no word


def small(text: str) -> str:
    """`text` in small letters and as long as before, although a few letters have two for one."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(letter if len(letter.lower()) > 1 else letter.lower() for letter in text)


class Letters:
    """The text from `start` to `end` in small letters, with one kind of apostrophe and one of dash."""

    def __init__(self, text: str, start: int, end: int) -> None:
        plain = small(text[start:end]).replace("’", "'")
        self._plain = plain if plain.isascii() else plain.replace("–", "—").replace("―", "—")
        self._only_words = _only_words(self._plain)
        self._start = start

    def cut(self, span: Span) -> str:
        """What stands at `span` of the text, as long as there."""
        return self._plain[span.start - self._start : span.end - self._start]

    def words(self, spans: Sequence[Span]) -> list[frozenset[str]]:
        """The words at each span: letters and figures, with an apostrophe or hyphen between them."""
        words, first = self._only_words, self._start
        return [frozenset(words[start - first : end - first].split()) for start, end in spans]


def _only_words(plain: str) -> str:
    """With a space for every sign that is not inside a word, as long as before."""
    for sign in _COMMON_SIGNS:
        plain = plain.replace(sign, " ")
    return _NOT_INSIDE.sub(" ", _SIGN.sub(" ", plain))
