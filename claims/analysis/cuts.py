"""Where a claim may be cut in two, and where it most likely should be."""

import re
from collections.abc import Iterable

from claims.analysis.graphemes import is_between_characters
from claims.analysis.spans import Span

_UNSPACED = re.compile(  # Thai, Lao, Khmer, Japanese, Chinese
    r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_JOINT = re.compile(
    r"(?P<pause>;\s+)|(?P<quote>[\"”’»][,.;]?\s+)|(?P<clause>,\s+(?=(?:and|but|while|whereas|although|"
    r"though|after|before|because|which|who)\b))|(?P<word>\s+(?=(?:and|but|while|whereas)\s))",
    re.IGNORECASE,
)
_JOINING = re.compile(r"(?:and|but|while|whereas|although|though|because|after|before)\s+", re.IGNORECASE)
_ORDER = ("pause", "quote", "clause", "word")


TAKES_APART = "An end would take a character apart. Choose whole words."
CUT_OUTSIDE = "The cut must lie between two words of the claim, with something to check on both sides."
NO_WORDS = "The claim would hold no words. Choose at least one word, or say that it is not a claim."
OUTSIDE = "These words go beyond the paragraph that the claim stands in. Choose words inside it."


class CannotStand(Exception):
    """Why these words cannot be a claim, and what to do instead."""


def trimmed(text: str, start: int, end: int) -> Span:
    """Without white space around it; empty at `start` where there is nothing else."""
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return Span(start + left, start + left + len(words.strip()))


def says_something(text: str, span: Span) -> bool:
    """Whether there is a letter or digit in it."""
    return any(char.isalnum() for char in span.cut(text))


def parts_at(text: str, claim: Span, at: int) -> tuple[Span, Span]:
    """Both parts without the space at the cut."""
    if not claim.start < at < claim.end:
        raise CannotStand(CUT_OUTSIDE)
    first, second = trimmed(text, claim.start, at), trimmed(text, at, claim.end)
    if not (says_something(text, first) and says_something(text, second)):
        raise CannotStand(CUT_OUTSIDE)
    _keep_characters(text, at, first.end, second.start)
    return first, second


def with_ends(text: str, claim: Span, start: int, end: int, *, block: Span) -> Span:
    """Where `claim` would stand with other ends; its neighbours are not looked at."""
    if not 0 <= start < end <= len(text):
        raise CannotStand(OUTSIDE)
    span = trimmed(text, start, end)
    if not says_something(text, span):
        raise CannotStand(NO_WORDS)
    if not block.contains(span):
        raise CannotStand(OUTSIDE)
    _keep_characters(text, *({*span} - {*claim}))
    return span


def _keep_characters(text: str, *places: int) -> None:
    if not all(is_between_characters(text, at) for at in places):
        raise CannotStand(TAKES_APART)


def word_spans(text: str, within: Span) -> list[Span]:
    """What arrow keys step over: runs without space, and single characters of scripts that use none."""
    found: list[Span] = []
    for run in re.compile(r"\S+").finditer(text, *within):
        edges = [run.start(), *_inside(text, run.start(), run.end()), run.end()]
        found += [Span(a, b) for a, b in zip(edges, edges[1:], strict=False)]
    return found


def _inside(text: str, start: int, end: int) -> list[int]:
    if not _UNSPACED.search(text, start, end):
        return []
    return [
        at
        for at in range(start + 1, end)
        if (_UNSPACED.match(text, at) or _UNSPACED.match(text, at - 1))
        and text[at].isalnum()
        and is_between_characters(text, at)
    ]


def cuts(text: str, claim: Span) -> list[int]:
    """Every place before a word that leaves something to check on both sides."""
    starts = [word.start for word in word_spans(text, claim)]
    telling = [at for at, char in enumerate(claim.cut(text), claim.start) if char.isalnum()]
    if not telling:
        return []
    return [at for at in starts if telling[0] < at <= telling[-1] and is_between_characters(text, at)]


def proposed_cut(text: str, claim: Span, attributions: Iterable[Span]) -> int | None:
    """Before the second attribution, else at a pause, after a quotation, at a clause, or in the middle.

    `attributions` are the words that each attribution covers, from its first to its last.
    """
    places = cuts(text, claim)
    if not places:
        return None
    starts = sorted(one.start for one in attributions if one.overlaps(claim))
    if len(starts) > 1:
        wanted = max(starts[1], claim.start)
        before = [at for at in places if at <= wanted]
        if before and wanted > claim.start:
            return _before_joining_word(text, before)
    return _at_joint(text, claim, places) or places[len(places) // 2]


def _before_joining_word(text: str, places: list[int]) -> int:
    """The last of them, or the one before it where only "and" or "but" stands between."""
    if len(places) > 1 and _JOINING.fullmatch(text, places[-2], places[-1]):
        return places[-2]
    return places[-1]


def _at_joint(text: str, claim: Span, places: list[int]) -> int | None:
    middle = (claim.start + claim.end) / 2
    found: dict[str, list[int]] = {}
    for joint in _JOINT.finditer(text, *claim):
        if joint.end() in places and joint.lastgroup:
            found.setdefault(joint.lastgroup, []).append(joint.end())
    kind = next((kind for kind in _ORDER if kind in found), None)
    return min(found[kind], key=lambda at: abs(at - middle)) if kind else None
