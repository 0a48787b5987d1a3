"""Reads quotations that are set apart, with who said them in a line below: "— Ada Lind on the new quay"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.analysis.attribution import Paragraph, Saying
from claims.analysis.spans import Span
from claims.vocabulary import CueClass

_DASHES = "—–-"
_LONGEST_LINE = 120
_BY = re.compile(
    r"(?P<dash>[—–]|--?)\s?(?P<who>(?=[^.!?:;\"“”]*?[A-Z][\w’'-]+ [A-Z][\w’'-]+)[A-Z][^.!?:;\"“”]*?)"
    r"(?:(?:,| on | about | after | before | in (?:an? |his |her |the |\d))[^.!?:;\"“”]*)?\Z"
)


def take_pull_quotes(text: str, paragraphs: Sequence[Paragraph]) -> None:
    """Gives a quotation without a speaker to whom the line below it names; changes `paragraphs`. Linear."""
    for paragraph, line in pairwise(paragraphs):
        if text[line.span.start] not in _DASHES or paragraph.sayings or not _is_quotation(paragraph):
            continue
        if line.span.end - line.span.start > _LONGEST_LINE:
            continue
        if by := _BY.match(text, *line.span):
            line.sayings = []
            paragraph.sayings.append(
                Saying(
                    cue=Span(*by.span("dash")),
                    cue_class=CueClass.NEUTRAL,
                    kind="quote",
                    lemma=":",
                    source=Span(*by.span("who")),
                    contents=[paragraph.span],
                    quoted=True,
                    sentence=len(paragraph.sentences) - 1,
                )
            )


def _is_quotation(paragraph: Paragraph) -> bool:
    """Whether the paragraph is one closed quotation and nothing else."""
    whole = [quote.span for quote in paragraph.quotes if not quote.runs_on]
    return bool(paragraph.sentences) and paragraph.span in whole
