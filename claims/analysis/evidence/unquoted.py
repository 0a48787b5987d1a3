"""Blanks out what stands in quotation marks, so that a speaker's words are not read as the outlet's."""

import re
from dataclasses import dataclass, replace

from claims.analysis.letters import small
from claims.analysis.spans import Span

BLANK = "·"  # neither a letter nor a space, so that no pattern reads across it
_MARKS = re.compile(r"[\"“”„«»＂]")
_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_LONGEST = 3_000  # characters; what is longer is no sentence of news copy


@dataclass(slots=True)
class Unquoted:
    """One sentence as the patterns of evidence read it; its strings are all of one length.

    `cut` is the sentence with straight apostrophes, `plain` has its quotations blanked, `low` is `plain` in
    small letters; `topics` are those that its words touch, quoted or not, and tell which patterns are worth
    trying. Most patterns read `low`, since one that minds no capitals is several times as slow.
    """

    cut: str
    plain: str
    low: str
    topics: tuple[str, ...]

    @property
    def low_cut(self) -> str:
        """`cut` in small letters: the quotations too."""
        return self.low if self.cut == self.plain else small(self.cut)

    def without(self, name: str) -> "Unquoted":
        """The same sentence with an outlet's name made unreadable."""
        if not name or name not in self.plain:
            return self
        plain = self.plain.replace(name, "x" * len(name))
        return replace(self, plain=plain, low=small(plain))


def read_unquoted(text: str, sentence: Span, topics: tuple[str, ...]) -> Unquoted:
    """The sentence that stands at `sentence` in `text`, at most 3,000 code points of it."""
    cut = plain_cut(text, sentence)
    marked = '"' in cut or not cut.isascii() and _MARKS.search(cut)
    plain = unquoted(cut) if marked else cut
    return Unquoted(cut, plain, small(plain), topics)


def plain_cut(text: str, sentence: Span) -> str:
    """The sentence with straight apostrophes; as long as the original, but at most 3,000 code points."""
    return text[sentence.start : min(sentence.end, sentence.start + _LONGEST)].replace("’", "'")


def unquoted(cut: str) -> str:
    """`cut` with every character between quotation marks blanked; its length stays the same.

    A closing mark without an opening one ends a quotation that began in an earlier sentence, an opening one
    without its end runs to the end. Linear in the length.
    """
    parts: list[str] = []
    at = 0
    inside = False
    for number, match in enumerate(_MARKS.finditer(cut)):
        mark = match.group()
        if number == 0 and _closes(cut, match):
            inside = True
        opens = mark in _OPENING or mark not in _CLOSING and not inside
        piece = cut[at : match.start()]
        parts.append(BLANK * len(piece) if inside else piece)
        parts.append(mark)
        inside = opens
        at = match.end()
    tail = cut[at:]
    parts.append(BLANK * len(tail) if inside else tail)
    return "".join(parts)


def _closes(cut: str, match: re.Match[str]) -> bool:
    """Whether the first mark of a sentence closes: a closing sign, or a straight one after a word."""
    if match.group() in _CLOSING:
        return True
    before = cut[match.start() - 1 : match.start()]
    after = cut[match.end() : match.end() + 1]
    return match.group() not in _OPENING and bool(before.strip()) and not after.isalnum()
