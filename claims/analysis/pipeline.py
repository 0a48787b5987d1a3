"""The one door to the analysis: a text goes in, suggested claims and attributions come out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from claims.analysis import engines
from claims.analysis.attribution import Paragraph, read_paragraph
from claims.analysis.evidence_status import EvidenceReader
from claims.analysis.language import ENGLISH
from claims.analysis.layout import lay_out
from claims.analysis.parse_attribution import read_with_parser
from claims.analysis.sentences import split_sentences
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
from claims.analysis.worth import weigh
from claims.vocabulary import ClaimKind, EvidenceStatus

VERSION = 2  # stored with what it produced; raise it when the same text is read differently

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def analyse(
    text: str, *, publication: str = "", engine: engines.Name = "light", language: str = ENGLISH
) -> Analysis:
    """Reads a whole article with the light engine, and with the parser if `engine` asks for it.

    Sentences are split in any language. Attribution and evidence are read in English alone: for another
    `language` (ISO 639-1, or "" for unknown) there are no attributions and every status is `unstated`.

    Every span is in Unicode code points of `text`, inside one block, without space around it; claims come in
    reading order and never overlap. `publication` is the outlet's name, by which its own work is known.
    "auto" takes the parser where it is installed; `Analysis.engine` says which one read the text. Linear in
    the length of the text; never raises for any str, but EngineMissing for a "parser" that is not installed.
    """
    layout = lay_out(text)
    if language != ENGLISH:
        return _sentences_only(text, layout)
    parser = engines.engine(engine)
    paragraphs = [read_paragraph(text, block.span, _sentences(text, block)) for block in layout.blocks]
    if parser is not None:
        read_with_parser(text, paragraphs, parser)
    carry_on(text, paragraphs)
    cast = Cast(text)
    reader = EvidenceReader(publication)
    claims: list[SuggestedClaim] = []
    attributions: list[SuggestedAttribution] = []
    for block, paragraph in zip(layout.blocks, paragraphs, strict=True):
        said = suggest(text, paragraph, cast, publication)
        claims += _claims(text, block, paragraph, said, reader)
        attributions += said
    name = parser.name if parser is not None else "light"
    return Analysis(tuple(claims), tuple(attributions), VERSION, name, layout.published_on)


def _sentences_only(text: str, layout: Layout) -> Analysis:
    """No guess is better than one by the rules of another language."""
    unread = SuggestedEvidence(EvidenceStatus.UNSTATED)
    claims = tuple(
        SuggestedClaim(sentence, block.kind, unread)
        for block in layout.blocks
        for sentence in _sentences(text, block)
    )
    return Analysis(claims, (), VERSION, "sentences only", layout.published_on)


def _sentences(text: str, block: Block) -> list[Span]:
    """A body paragraph is split; a headline, standfirst, caption or subhead is one claim."""
    return split_sentences(text, block.span) if block.kind is ClaimKind.SENTENCE else [block.span]


def _claims(
    text: str, block: Block, paragraph: Paragraph, said: list[SuggestedAttribution], reader: EvidenceReader
) -> list[SuggestedClaim]:
    claims: list[SuggestedClaim] = []
    for sentence, here in zip(paragraph.sentences, _by_sentence(paragraph.sentences, said), strict=True):
        words = frozenset(_WORD.findall(sentence.cut(text).lower().replace("’", "'")))
        evidence = reader.read(text, sentence, words, here)
        priority, reasons = weigh(sentence.cut(text), words, here, evidence)
        claims.append(SuggestedClaim(sentence, block.kind, evidence, priority, reasons))
    return claims


def _by_sentence(
    sentences: Sequence[Span], said: Sequence[SuggestedAttribution]
) -> list[list[SuggestedAttribution]]:
    """For each sentence the attributions whose cue or content it touches, in their order."""
    starts = [sentence.start for sentence in sentences]
    found: list[list[SuggestedAttribution]] = [[] for _ in sentences]
    for one in said:
        touched: set[int] = set()
        for span in (*(cue.span for cue in one.cues), *one.contents):
            first = max(0, bisect_right(starts, span.start) - 1)
            until = bisect_left(starts, span.end)
            touched.update(at for at in range(first, until) if sentences[at].overlaps(span))
        for at in touched:
            found[at].append(one)
    return found
