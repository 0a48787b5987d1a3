"""A text in plain small letters, offset by offset as long as before, for looking words up."""

import re
from collections.abc import Sequence

from claims.analysis.spans import Span

# Signs of no word: the common ones of print apart, since behind them most of a text is ASCII.
_PRINTED_SIGNS = "“”—…‘"
_WORD_SIGNS = b"abcdefghijklmnopqrstuvwxyz0123456789'-"
_ONLY_WORD_SIGNS = bytes(code if code in _WORD_SIGNS else ord(" ") for code in range(256))
_SIGN = re.compile(r"[^a-z0-9 \n'-](?:(?<![\w\s])|(?<=_))")  # a letter is soon passed over
# An apostrophe or hyphen that joins no word; two patterns, since a sign alone is found several times as fast.
_APOSTROPHE = re.compile(r"'(?:(?!\w)|(?<!\w.))")
_HYPHEN = re.compile(r"-(?:(?!\w)|(?<!\w.))")


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
    for sign in _PRINTED_SIGNS:
        plain = plain.replace(sign, " ")
    if plain.isascii():
        plain = plain.encode("ascii").translate(_ONLY_WORD_SIGNS).decode("ascii")
    else:
        plain = _SIGN.sub(" ", plain)
    return _HYPHEN.sub(" ", _APOSTROPHE.sub(" ", plain))
