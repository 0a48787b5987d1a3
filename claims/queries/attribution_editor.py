"""What the editor of an attribution shows: the words that can be chosen, and what the newsroom suggests."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claims.analysis.cuts import word_spans
from claims.analysis.graphemes import is_between_characters
from claims.analysis.names.joining import government_behind
from claims.analysis.spans import Span
from claims.models import AttributionVersion, Placement
from claims.queries.reach import reach_of, spans_of
from claims.queries.sources import sources_near

MOST_BESIDE = 1_200  # letters shown before and after the claim; a paragraph may be a book


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or the marks beside it, or the space between (`gap`), with its place in the draft."""

    start: int
    text: str
    gap: bool = False
    here: bool = True  # in the claim itself


@dataclass(frozen=True, slots=True)
class Part:
    """Chosen words, as the plain form shows them."""

    words: str
    stand: str = ""


@dataclass(frozen=True, slots=True)
class Editor:
    placement: Placement
    version: AttributionVersion | None
    claim: str
    blocks: list[list[Word]]
    source: str
    intermediary: str
    cues: list[Part]
    contents: list[Part]
    spans: dict[str, list | None]  # the same for the browser: [start, end, words] and a cue's class
    perhaps: list[str] = field(default_factory=list)  # names that may mean the same source
    others: int = 0  # guesses that name the source alike


def editor_for(placement: Placement, version: AttributionVersion | None, others: int = 0) -> Editor:
    text = placement.revision.text
    cues = [[a, b, text[a:b], stand] for a, b, stand in version.cues] if version else []
    contents = [[a, b, text[a:b]] for a, b in version.contents] if version else []
    source = _words(text, version.source_start, version.source_end) if version else None
    passed_on = _words(text, version.intermediary_start, version.intermediary_end) if version else None
    return Editor(
        placement=placement,
        version=version,
        claim=text[placement.start : placement.end],
        blocks=[list(_words_in(text, block, placement)) for block in _shown(text, placement, version)],
        source=source[2] if source else "",
        intermediary=passed_on[2] if passed_on else "",
        cues=[Part(words, stand) for _, _, words, stand in cues],
        contents=[Part(words) for _, _, words in contents],
        spans={"source": source, "intermediary": passed_on, "cues": cues, "contents": contents},
        perhaps=_perhaps(version),
        others=others,
    )


def _words(text: str, start: int | None, end: int | None) -> list | None:
    return None if start is None else [start, end, text[start:end]]


def _perhaps(version: AttributionVersion | None) -> list[str]:
    if version is None or not version.source_name:
        return []
    government = government_behind(version.source_name)
    near = [name for name in sources_near(version.source_name) if name != version.source_name]
    return list(dict.fromkeys([*([government] if government else []), *near]))[:5]


def _shown(text: str, placement: Placement, version: AttributionVersion | None) -> Iterator[Span]:
    """The paragraphs within reach, cut to what is near the claim or chosen already."""
    spoken = [Span(placement.start, placement.end), *(spans_of(version) if version else [])]
    first = min(span.start for span in spoken) - MOST_BESIDE
    last = max(span.end for span in spoken) + MOST_BESIDE
    for block in reach_of(text, placement, version):
        near = Span(max(block.start, first), min(block.end, last))
        if near.start < near.end:
            yield near


def _words_in(text: str, block: Span, placement: Placement) -> Iterator[Word]:
    at = block.start
    for start, end in _stops(text, word_spans(text, block)):
        if at < start:
            yield Word(at, text[at:start], True, placement.start <= at < placement.end)
        yield Word(start, text[start:end], False, placement.start <= start < placement.end)
        at = end


def _stops(text: str, runs: Iterable[Span]) -> Iterator[Span]:
    """Each run as its word and the marks before and after it: a quotation mark can be left out."""
    for start, end in runs:
        first, last = start, end
        while first < end and _is_mark(text[first]):
            first += 1
        while last > first and _is_mark(text[last - 1]):
            last -= 1
        edges = [start, first, last, end]
        kept = [edge for edge in edges[1:3] if is_between_characters(text, edge)]
        stops = sorted({start, *kept, end})
        yield from (Span(a, b) for a, b in zip(stops, stops[1:], strict=False))


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("P")
