"""The one door to the analysis: a text goes in, suggested claims and attributions come out."""

import re

from claims.analysis.attribution import Paragraph, read_paragraph
from claims.analysis.evidence_status import EvidenceReader
from claims.analysis.layout import lay_out
from claims.analysis.sentences import split_sentences
from claims.analysis.sources import Cast
from claims.analysis.spans import Analysis, Block, Span, SuggestedAttribution, SuggestedClaim
from claims.analysis.speech import carry_on
from claims.analysis.suggestions import suggest
from claims.analysis.worth import weigh
from claims.vocabulary import ClaimKind

VERSION = 1  # stored with what it produced; raise it when the same text is read differently

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def analyse(text: str, *, publication: str = "") -> Analysis:
    """Reads a whole article with the light engine.

    Every span is in Unicode code points of `text`, inside one block, without space around it; claims come in
    reading order and never overlap. `publication` is the outlet's name, by which its own work is known.
    Linear in the length of the text; never raises for any str.
    """
    layout = lay_out(text)
    paragraphs = [read_paragraph(text, block.span, _sentences(text, block)) for block in layout.blocks]
    carry_on(text, paragraphs)
    cast = Cast(text)
    reader = EvidenceReader(publication)
    claims: list[SuggestedClaim] = []
    attributions: list[SuggestedAttribution] = []
    for block, paragraph in zip(layout.blocks, paragraphs, strict=True):
        said = suggest(text, paragraph, cast, publication)
        claims += _claims(text, block, paragraph, said, reader)
        attributions += said
    return Analysis(tuple(claims), tuple(attributions), VERSION, published_on=layout.published_on)


def _sentences(text: str, block: Block) -> list[Span]:
    """A body paragraph is split; a headline, standfirst, caption or subhead is one claim."""
    return split_sentences(text, block.span) if block.kind is ClaimKind.SENTENCE else [block.span]


def _claims(
    text: str, block: Block, paragraph: Paragraph, said: list[SuggestedAttribution], reader: EvidenceReader
) -> list[SuggestedClaim]:
    claims: list[SuggestedClaim] = []
    for sentence in paragraph.sentences:
        here = [one for one in said if _touches(one, sentence)]
        words = frozenset(_WORD.findall(sentence.cut(text).lower().replace("’", "'")))
        evidence = reader.read(text, sentence, words, here)
        priority, reasons = weigh(sentence.cut(text), words, here, evidence)
        claims.append(SuggestedClaim(sentence, block.kind, evidence, priority, reasons))
    return claims


def _touches(attribution: SuggestedAttribution, sentence: Span) -> bool:
    if any(sentence.overlaps(cue.span) for cue in attribution.cues):
        return True
    return any(sentence.overlaps(content) for content in attribution.contents)
