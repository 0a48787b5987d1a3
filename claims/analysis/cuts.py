"""Where a claim may be cut in two, and where it most likely should be."""

import re
from collections.abc import Iterable
from itertools import takewhile

from claims.analysis.function_words import DETERMINERS, FINITE, IRREGULAR_PASTS, SUBORDINATORS
from claims.analysis.graphemes import is_between_characters
from claims.analysis.lexicon import VERB_FORMS
from claims.analysis.spans import Span

_UNSPACED = re.compile(  # Thai, Lao, Khmer, Japanese, Chinese
    r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_JOINT = re.compile(
    r"(?P<pause>;\s+)"
    r"|(?P<quote>(?:[,.;!?][\"”’»]|[\"”’»][,.;])\s+)"
    r"|(?P<dash>\s[–—-]+\s+)"
    r"|(?P<clause>,\s+(?=(?:and|but|while|whereas|although|though|after|before|because|as|which|who|whose|"
    r"where)\b))"
    r"|(?P<word>\s+(?=(?:and|but|while|whereas|because)\s))"
    r"|(?P<relative>\s+(?=(?:which|that)\s))",
    re.IGNORECASE,
)
_JOINING = re.compile(r"(?:and|but|while|whereas|although|though|because|after|before)\s+", re.IGNORECASE)
_ORDER = ("pause", "quote", "clause", "dash", "word", "relative")
_SURE = {"pause", "quote"}  # the others may also stand in mid-phrase: "salt and pepper"
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_VERBS = FINITE | IRREGULAR_PASTS
_SOON = 8  # words within which a clause has its verb


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
    """Before an attribution that follows something else, else between two clauses; None if there is neither.

    `attributions` are the words that each attribution covers, from its first to its last.
    """
    places = cuts(text, claim)
    said = sorted(one for one in attributions if one.overlaps(claim))
    for before in [at for one in said[1:] + said[:1] if (at := _before(text, claim, one, places))]:
        if len(said) > 1 or _states(text, Span(claim.start, before)):
            return before
    return _at_joint(text, claim, places, said)


def _before(text: str, claim: Span, said: Span, places: list[int]) -> int | None:
    """The place before an attribution and the word that joins it to what it follows."""
    before = [at for at in places if at <= said.start] if said.start > claim.start else []
    if len(before) > 1 and _JOINING.fullmatch(text, before[-2], before[-1]):
        return before[-2]
    return before[-1] if before else None


def _at_joint(text: str, claim: Span, places: list[int], said: list[Span]) -> int | None:
    """The best kind of joint; of several alike first what no source says, then what is nearest the middle."""
    middle = (claim.start + claim.end) / 2
    found: dict[str, list[tuple[bool, float, int]]] = {}
    for joint in _JOINT.finditer(text, *claim):
        at, kind = joint.end(), joint.lastgroup or ""
        inside = any(one.start < at < one.end for one in said)
        if at in places and (kind in _SURE or _is_between_clauses(text, claim, at)):
            if inside and kind in ("quote", "relative"):
                continue  # it would part words from who says them
            found.setdefault(kind, []).append((inside, abs(at - middle), at))
    best = next((found[kind] for kind in _ORDER if kind in found), None)
    return min(best)[2] if best else None


def _is_between_clauses(text: str, claim: Span, at: int) -> bool:
    """Something is stated on both sides, and soon; "said that" is one clause with what is said."""
    before, after = _words(text, claim.start, at), _words(text, at, claim.end)
    if after[:1] == ["that"] and not DETERMINERS.intersection(before[-2:-1]) and _may_be_verb(before[-1:]):
        return False
    rest = list(takewhile(lambda word: word not in SUBORDINATORS, after[1 : 1 + _SOON]))
    return _has_verb(before) and _has_verb(rest)


def _states(text: str, span: Span) -> bool:
    return _has_verb(_words(text, *span))


def _words(text: str, start: int, end: int) -> list[str]:
    return [word.lower() for word in _WORD.findall(text, start, end)]


def _may_be_verb(word: list[str]) -> bool:
    return _has_verb(word) or not VERB_FORMS.keys().isdisjoint(word)


def _has_verb(words: list[str]) -> bool:
    """Told by its form alone."""
    return any(word in _VERBS or (len(word) > 4 and word.endswith("ed")) for word in words)
