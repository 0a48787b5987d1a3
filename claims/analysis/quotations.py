"""Finds the quotations of a text: which words stand between quotation marks, also over paragraphs."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from claims.analysis.spans import Span

# It begins with what any mark begins with, and looks back from there: several times as fast to search.
_MARK = re.compile(
    r"[\"“”„«»‟＂`'‘’](?:(?<=[\"“”„«»‟＂])|(?<=`)`|(?<=')'"
    r"|(?<!\w['‘])(?<=['‘])(?=[^\W\d_]|[\"“])|(?<=[\w.,!?…]['’])(?!\w))"
)
_DOUBLES = ("“", "”", "„", "«", "»", "‟", "＂", '"', "''", "``")
_OPENERS = frozenset(("“", "„", "«", "``", "‟"))
_CLOSERS = frozenset(("”", "»"))
_SINGLE_OPENERS = frozenset("'‘")
_SINGLE_CLOSERS = frozenset("'’")
_STRAIGHT_OPENS = re.compile(r"'(?<!\S')")  # "Orr's" opens none
_CLIPPED = re.compile(r"['‘](?:em|til|tis|twas|cause|n|bout|round|neath)\b", re.IGNORECASE)


class Quote(NamedTuple):
    """A quotation with its marks; `runs_on` when the paragraph ends before a closing mark."""

    span: Span
    inner: Span
    single: bool = False
    runs_on: bool = False


def double_marks(text: str) -> list[str]:
    """The double quotation marks that stand in a text; few of all that there are."""
    return [mark for mark in _DOUBLES if mark in text]


def find_quotations(text: str, span: Span, marks: Sequence[str] = _DOUBLES) -> list[Quote]:
    """The outermost quotations of `text` inside `span` (one block), in order and never overlapping.

    Straight, curly, angle and typewriter marks count, single ones where they cannot be apostrophes. A mark
    that opens and is not closed runs to the end of the block (as newspapers quote over paragraphs).
    `marks` are the double ones that may stand there. Offsets are Unicode code points; time is linear; never
    raises.
    """
    cut = text[span.start : span.end]
    doubles = _doubles(text, span) if _holds_any(cut, marks) else []
    if "‘" not in cut and not ("'" in cut and _STRAIGHT_OPENS.search(cut)):
        return doubles
    singles = _singles(text, span, doubles)
    return sorted(doubles + singles, key=lambda quote: quote.span.start) if singles else doubles


def quotes_by_sentence(sentences: Sequence[Span], quotes: Sequence[Quote]) -> list[Sequence[Quote]]:
    """For each sentence the quotations that touch it; both are given in text order. Linear."""
    if not quotes:
        return [()] * len(sentences)
    found: list[Sequence[Quote]] = []
    at = 0
    for sentence in sentences:
        while at < len(quotes) and quotes[at].span.end <= sentence.start:
            at += 1
        until = at
        while until < len(quotes) and quotes[until].span.start < sentence.end:
            until += 1
        found.append(quotes[at:until])
    return found


def _holds_any(cut: str, marks: Sequence[str]) -> bool:
    for mark in marks:  # noqa: SIM110 (it takes half the time)
        if mark in cut:
            return True
    return False


def _doubles(text: str, span: Span) -> list[Quote]:
    found: list[Quote] = []
    opened: re.Match[str] | None = None
    for match in _MARK.finditer(text, span.start, span.end):
        mark = match.group()
        if mark in _SINGLE_OPENERS or mark in _SINGLE_CLOSERS:
            continue
        if opened is None:
            opened = match if _may_open(text, match, span) else None
        elif mark in _CLOSERS or _may_close(text, match, span):
            found.append(_closed(opened, match))
            opened = None
        elif mark in _OPENERS and opened.group() not in _OPENERS:
            opened = match
    if opened is not None and _runs_on(text, opened, span):
        found.append(Quote(Span(opened.start(), span.end), Span(opened.end(), span.end), runs_on=True))
    return found


def _closed(opened: re.Match[str], closer: re.Match[str], *, single: bool = False) -> Quote:
    inner = Span(opened.end(), max(opened.end(), closer.start()))
    return Quote(Span(opened.start(), closer.end()), inner, single)


def _may_open(text: str, match: re.Match[str], span: Span) -> bool:
    if match.group() in _CLOSERS:
        return False
    if match.group() in _OPENERS:
        return True
    after = text[match.end()] if match.end() < span.end else " "
    before = text[match.start() - 1] if match.start() > span.start else " "
    return not after.isspace() and not before.isalnum()  # 6'2" is a height


def _may_close(text: str, match: re.Match[str], span: Span) -> bool:
    """An opening mark closes where only a closing one can stand, as some typists have it."""
    before = text[match.start() - 1]
    after = text[match.end()] if match.end() < span.end else " "
    if match.group() in _OPENERS:
        return not before.isspace() and not after.isalnum()
    return not (before.isspace() and after.isalnum())


def _runs_on(text: str, opened: re.Match[str], span: Span) -> bool:
    """Only a mark before a word at the block's start or after a colon or comma opens a running quotation."""
    before = text[max(span.start, opened.start() - 3) : opened.start()].rstrip()
    return not before or before[-1] in ":,—–-." or opened.group() in _OPENERS


def _singles(text: str, span: Span, doubles: Sequence[Quote]) -> list[Quote]:
    found: list[Quote] = []
    opened: re.Match[str] | None = None
    last: re.Match[str] | None = None
    at = 0
    for match in _MARK.finditer(text, span.start, span.end):
        while at < len(doubles) and doubles[at].span.end <= match.start():
            at += 1
        if at < len(doubles) and doubles[at].span.start <= match.start():
            opened = last = None  # a single quotation never holds a double one in part
            continue
        mark = match.group()
        closes = mark in _SINGLE_CLOSERS and text[match.start() - 1 : match.start()].strip()
        if opened is None:
            opens = mark in _SINGLE_OPENERS and not (closes and mark == "'")
            opened = match if opens and not _CLIPPED.match(text, match.start()) else None
        elif closes and text[match.start() - 1] != "s":
            found.append(_closed(opened, match, single=True))
            opened = last = None
        elif closes:
            last = match
    if opened is not None and last is not None:
        found.append(_closed(opened, last, single=True))
    return found
