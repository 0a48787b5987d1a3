"""The one door to the analysis: a text goes in, suggested claims and attributions come out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter

from claims.analysis import engines
from claims.analysis.attribution import Paragraph, read_paragraphs
from claims.analysis.evidence.beside import with_doubts_beside
from claims.analysis.evidence_status import EvidenceReader
from claims.analysis.language import ENGLISH
from claims.analysis.layout import claims_of, lay_out
from claims.analysis.parse.attribution import read_with_parser
from claims.analysis.pull_quotes import take_pull_quotes
from claims.analysis.sources import Cast
from claims.analysis.spans import (
    Analysis,
    Block,
    Layout,
    Span,
    SuggestedAttribution,
    SuggestedClaim,
    SuggestedEvidence,
)
from claims.analysis.speech import carry_on
from claims.analysis.suggestions import suggest
from claims.analysis.turns import take_turns
from claims.analysis.worth import weigh
from claims.vocabulary import EvidenceStatus

_END = attrgetter("end")
VERSION = 16  # stored with what it produced; raise it when the same text is read differently


def analyse(
    text: str, *, publication: str = "", engine: engines.Name = "light", language: str = ENGLISH
) -> Analysis:
    """Reads a whole article with the light engine, and with the parser if `engine` asks for it.

    Sentences are split in any language, by its own abbreviations where they are known. Attribution and
    evidence are read in English alone: for another `language` (ISO 639-1, or "" for unknown) there are no
    attributions and every status is `unstated`.

    Every span is in Unicode code points of `text`, inside one block, without space around it; claims come in
    reading order and never overlap. `publication` is the outlet's name, by which its own work is known.
    "auto" takes the parser where it is installed; `Analysis.engine` says which one read the text. Linear in
    the length of the text; never raises for any str, but EngineMissing for a "parser" that is not installed.
    """
    layout = lay_out(text)
    if language != ENGLISH:
        return _sentences_only(text, layout, language)
    parser = engines.engine(engine)
    paragraphs, said = attribute(text, layout.blocks, publication, parser)
    claims = tuple(_claims(text, layout.blocks, paragraphs, _carried_on(paragraphs, said), publication))
    name = parser.name if parser is not None else "light"
    return Analysis(claims, tuple(chain.from_iterable(said)), VERSION, name, layout.published_on)


def attribute(
    text: str, blocks: Sequence[Block], publication: str, parser: engines.Engine | None
) -> tuple[list[Paragraph], list[list[SuggestedAttribution]]]:
    """Who says what: the blocks as paragraphs, and for each of these its attributions.

    One step for the whole article after another: the patterns of each stay at hand, which is faster.
    """
    paragraphs = read_paragraphs(text, [(block.span, claims_of(text, block)) for block in blocks])
    if parser is not None:
        read_with_parser(text, paragraphs, parser)
    take_turns(text, paragraphs, publication)
    take_pull_quotes(text, paragraphs)
    carry_on(text, paragraphs)
    return paragraphs, suggest(text, paragraphs, Cast(text), publication)


def _sentences_only(text: str, layout: Layout, language: str) -> Analysis:
    """No guess is better than one by the rules of another language."""
    unread = SuggestedEvidence(EvidenceStatus.UNSTATED)
    claims = tuple(
        SuggestedClaim(sentence, block.kind, unread)
        for block in layout.blocks
        for sentence in claims_of(text, block, language)
    )
    return Analysis(claims, (), VERSION, "sentences only", layout.published_on)


def _claims(
    text: str,
    blocks: Sequence[Block],
    paragraphs: Sequence[Paragraph],
    said: Sequence[list[SuggestedAttribution]],
    publication: str,
) -> Iterator[SuggestedClaim]:
    reader = EvidenceReader(publication)
    read = [
        (sentence, block, stated, words, here)
        for block, paragraph, ours in zip(blocks, paragraphs, said, strict=True)
        for sentence, stated, words, here in zip(
            paragraph.sentences,
            paragraph.stated,
            paragraph.words,
            _by_sentence(paragraph.sentences, ours),
            strict=True,
        )
    ]
    evidence = [reader.read(text, sentence, words, here) for sentence, _, _, words, here in read]
    evidence = with_doubts_beside(text, read, evidence)
    for (sentence, block, stated, words, here), shown in zip(read, evidence, strict=True):
        priority, reasons = weigh(stated.cut(text), words, here, shown)
        yield SuggestedClaim(sentence, block.kind, shown, priority, reasons)


def _carried_on(
    paragraphs: Sequence[Paragraph], said: Sequence[list[SuggestedAttribution]]
) -> list[list[SuggestedAttribution]]:
    """For each paragraph its attributions, after those whose quotation goes on in it from one before.

    Of the latter each has only the content that stands in the paragraph, which keeps it linear.
    """
    found = [list(here) for here in said]
    starts = [paragraph.span.start for paragraph in paragraphs]
    for paragraph, here in zip(paragraphs, said, strict=True):
        for one in here:
            for content in reversed(one.contents):
                if content.start < paragraph.span.end:
                    break
                at = bisect_right(starts, content.start) - 1
                found[at].insert(0, one._replace(contents=(content,)))
    return found


def _by_sentence(
    sentences: Sequence[Span], said: Sequence[SuggestedAttribution]
) -> Sequence[Sequence[SuggestedAttribution]]:
    """For each sentence the attributions whose cue or content it touches, in their order."""
    if len(sentences) < 2 or not said:
        return [said] * len(sentences)
    starts = [sentence.start for sentence in sentences]
    found: list[list[SuggestedAttribution]] = [[] for _ in sentences]
    for one in said:
        spans = [*[cue.span for cue in one.cues], *one.contents]
        home = max(0, bisect_right(starts, spans[0].start) - 1)
        if min(spans).start >= starts[home] and max(map(_END, spans)) <= sentences[home].end:
            found[home].append(one)
            continue
        touched: set[int] = set()
        for span in spans:
            first = max(0, bisect_right(starts, span.start) - 1)
            until = bisect_left(starts, span.end)
            touched.update(at for at in range(first, until) if sentences[at].overlaps(span))
        for at in touched:
            found[at].append(one)
    return found
