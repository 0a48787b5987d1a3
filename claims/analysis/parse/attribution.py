"""Reads who says what with a dependency parse, and joins it with what the light engine read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.analysis.attribution import Paragraph, Saying, is_nested, reports
from claims.analysis.engines import Engine
from claims.analysis.parse.cues import ParsedCue, find_parsed_cues
from claims.analysis.parse.lexicon import PARSED_VERBS
from claims.analysis.parse.phrases import CUE_PHRASES
from claims.analysis.parse.refuted import refuted_verbs
from claims.analysis.parse.repairs import (
    end_before,
    follow_speaker,
    mark_progressive,
    repair,
    takes_clause,
    without_hearer,
)
from claims.analysis.parse.tree import Range, Tree
from claims.analysis.quotations import Quote, quotes_by_sentence
from claims.analysis.spans import Span

_LONGEST_SENTENCE = 3_000  # characters; what is longer is no sentence of news copy
_WORD = re.compile(r"[^\W_]+")
_TRIGGERS = frozenset(PARSED_VERBS) | CUE_PHRASES | {"according"}
_LONGEST_BRACKET = 40
_OPENS_QUOTATION = frozenset("\"'“‘«„`")
_CLOSES_QUOTATION = frozenset("\"'”’»")
_VERB_KINDS = frozenset(["finite", "inverted", "relative", "ing", "infinitive", "passive", "hanging"])


@dataclass(slots=True)
class _Place:
    """A sentence to parse: where its words begin, its number and the quotations that it touches."""

    paragraph: Paragraph
    number: int
    span: Span
    quotes: Sequence[Quote]


def read_with_parser(text: str, paragraphs: Sequence[Paragraph], engine: Engine) -> None:
    """Joins what a parser finds with the sayings that the light engine read; changes `paragraphs`.

    Sentences without any word that attributes are not parsed. Where both engines found a cue, the parser's
    source and contents count; a verb that the parser took for a noun is dropped, and so is a cue inside the
    words that another cue reports, but for participles and "according to". Linear in the length of the text,
    as sentences are of bounded length; never raises for any str.
    """
    places = [place for paragraph in paragraphs for place in _places(text, paragraph)]
    parses = engine.parse([place.span.cut(text) for place in places])
    sayings = {id(paragraph): _by_sentence(paragraph) for paragraph in paragraphs}
    for place, parse in zip(places, parses, strict=True):
        tree = Tree(parse, text, place.span.start)
        found = [_saying(text, tree, cue, place) for cue in find_parsed_cues(tree)]
        found = [saying for saying in found if not _quoted(saying.cue, place.quotes)]
        read = sayings[id(place.paragraph)]
        read[place.number] = _joined(
            text, read.get(place.number, []), found, refuted_verbs(tree), place.quotes
        )
    for paragraph in paragraphs:
        read = sayings[id(paragraph)]
        paragraph.sayings = [saying for number in sorted(read) for saying in read[number]]


def _by_sentence(paragraph: Paragraph) -> dict[int, list[Saying]]:
    found: dict[int, list[Saying]] = {}
    for saying in paragraph.sayings:
        found.setdefault(saying.sentence, []).append(saying)
    return found


def _places(text: str, paragraph: Paragraph) -> Iterator[_Place]:
    touching = quotes_by_sentence(paragraph.sentences, paragraph.quotes)
    sentences = zip(paragraph.sentences, paragraph.stated, touching, strict=True)
    for number, (sentence, stated, quotes) in enumerate(sentences):
        short = sentence.end - sentence.start <= _LONGEST_SENTENCE
        if short and _may_attribute(text, sentence, quotes):
            yield _Place(paragraph, number, stated, quotes)


def _may_attribute(text: str, sentence: Span, quotes: Sequence[Quote]) -> bool:
    """Whether a word outside the quotations may be a cue; those inside them are the speaker's own."""
    outside, at = [], sentence.start
    for quote in quotes:
        outside.append(text[at : max(at, quote.span.start)])
        at = max(at, quote.span.end)
    outside.append(text[at : sentence.end])
    return not _TRIGGERS.isdisjoint(_WORD.findall(" ".join(outside).lower()))


def _joined(
    text: str, here: list[Saying], found: list[Saying], refuted: frozenset[int], quotes: Sequence[Quote]
) -> list[Saying]:
    """The sayings of one sentence from both engines, in reading order."""
    kept = []
    for saying in (*here, *found):
        mark_progressive(text, saying)
    for light in here:
        parsed = next((saying for saying in found if saying.cue.overlaps(light.cue)), None)
        if parsed is not None:
            if _is_quoted(parsed.source, light.source, quotes):
                parsed.source, parsed.named_by = light.source, light.named_by
            repair(text, parsed, light)
            _complete(text, parsed, light, found)
        elif not _is_refuted(text, light, refuted):
            light.shares_source = light.kind == "ing"  # other cues have words of their own
            end_before(text, light, found)
            kept.append(light)
    kept += [
        one for one in found if one.kind != "infinitive" or any(one.cue.overlaps(light.cue) for light in here)
    ]
    kept = sorted(kept, key=lambda saying: saying.cue)
    follow_speaker(kept)
    kept = [saying for saying in kept if not (is_nested(saying, kept) or _is_said_twice(text, saying, kept))]
    return [saying for saying in kept if not _tells_of_speaker(saying, kept)]


def _is_quoted(parsed: Span | None, light: Span | None, quotes: Sequence[Quote]) -> bool:
    """Whether the parser took words of a quotation for who speaks it, and light did not."""
    return bool(parsed and light and _quoted(parsed, quotes) and not _quoted(light, quotes))


def _tells_of_speaker(saying: Saying, others: Sequence[Saying]) -> bool:
    """ "People briefed on the talks say": a participle in the words of another cue's source."""
    if saying.kind == "relative" or saying.source is None:
        return False
    sources = [other.source for other in others if other is not saying and other.source]
    return any(source.contains(saying.cue) and source.contains(saying.source) for source in sources)


def _is_refuted(text: str, light: Saying, refuted: frozenset[int]) -> bool:
    """Whether the parser knows better: not where a quotation or a that-clause shows what was said."""
    if light.kind not in _VERB_KINDS or light.cue.end not in refuted:
        return False
    return not (light.quoted and light.kind == "finite" or takes_clause(text, light.cue))


def _complete(text: str, parsed: Saying, light: Saying, found: Sequence[Saying]) -> None:
    """Takes from the light engine a source that the parser missed, and a quotation that goes on."""
    if parsed.source is None and (parsed.kind != "passive" or light.lemma == "hear"):
        parsed.source, parsed.named_by = light.source, light.named_by
    if parsed.kind == "ing" and parsed.source and light.source:
        _set_free(text, parsed, light, found)
    taken = [content for saying in found for content in saying.contents]
    for piece in light.contents:
        if text[piece.start] in _OPENS_QUOTATION and not any(piece.overlaps(known) for known in taken):
            parsed.contents.append(piece)
            parsed.quoted = True


def _set_free(text: str, parsed: Saying, light: Saying, found: Sequence[Saying]) -> None:
    """Takes ", telling fans that" out of "hit back at reports that it was over, telling fans that"."""
    comma = text.rfind(",", max(0, parsed.cue.start - 2), parsed.cue.start)
    for noun in found:
        if noun.kind != "noun" or not reports(noun, parsed.cue) or light.source is None:
            continue
        if light.source.end <= noun.cue.start and comma >= 0:
            parsed.source, parsed.named_by = light.source, light.named_by
            noun.contents = [
                Span(one.start, min(one.end, max(comma, one.start + 1))) for one in noun.contents
            ]


def _is_said_twice(text: str, saying: Saying, others: Sequence[Saying]) -> bool:
    """ "said in a statement that …": a noun with the words of a verb, and without a source of its own.

    Or a colon before a quotation, closed, that another cue reports too: "Holt said it was hard: “We tried.”"
    """
    beside = [content for other in others if other is not saying for content in other.contents]
    if saying.kind == "colon":
        return all(
            text[content.end - 1] in _CLOSES_QUOTATION and any(one.contains(content) for one in beside)
            for content in saying.contents
        )
    return (
        saying.kind == "noun"
        and saying.source is None
        and any(
            reports(other, content) for other in others if other is not saying for content in saying.contents
        )
    )


def _saying(text: str, tree: Tree, cue: ParsedCue, place: _Place) -> Saying:
    pieces = [without_hearer(text, tree.span(piece)) for piece in cue.pieces]
    contents = [_whole(piece, place.quotes) for piece in pieces]
    return Saying(
        cue=tree.span(cue.cue),
        cue_class=cue.cue_class,
        kind=cue.kind,
        lemma=cue.lemma,
        source=_whole_bracket(text, _span(tree, cue.source)),
        contents=contents,
        quoted=any(content.overlaps(quote.span) for content in contents for quote in place.quotes),
        sentence=place.number,
        named_by=_span(tree, cue.named_by),
        passed_on=_span(tree, cue.passed_on),
    )


def _span(tree: Tree, words: Range | None) -> Span | None:
    return tree.span(words) if words and words[0] < words[1] else None


def _whole(span: Span, quotes: Sequence[Quote]) -> Span:
    """The content with every quotation at its edge taken whole, over sentences."""
    for quote in quotes:
        if quote.span.overlaps(span):
            span = Span(min(span.start, quote.span.start), max(span.end, quote.span.end))
    return span


def _whole_bracket(text: str, source: Span | None) -> Span | None:
    """The source with the bracket that it ends in: the parser stops at the colon of "Orr (HSE: ORR)"."""
    opened = text.rfind("(", source.start, source.end) if source else -1
    if source is None or opened <= source.start or text.find(")", opened, source.end) >= 0:
        return source
    closed = text.find(")", source.end, source.end + _LONGEST_BRACKET)
    return Span(
        source.start, closed + 1 if closed >= 0 else source.start + len(text[source.start : opened].rstrip())
    )


def _quoted(cue: Span, quotes: Sequence[Quote]) -> bool:
    return any(quote.span.contains(cue) for quote in quotes)
