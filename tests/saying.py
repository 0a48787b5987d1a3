"""Reads one paragraph of wire copy within a story, for tests of who says what."""

import pytest

from claims.analysis.engines import engine
from claims.analysis.pipeline import analyse

needs_parser = pytest.mark.skipif(
    engine("auto") is None, reason="spaCy or its English model is not installed"
)
ENGINES = ["light", pytest.param("parser", marks=needs_parser)]
BEFORE, AFTER = "Bridge to close\n", "\nThe council of Lormond met in the old hall on Tuesday evening."


def attributions(text, engine):
    whole = BEFORE + text + AFTER
    return whole, analyse(whole, engine=engine).attributions


def read(text, engine):
    """Source, cue words and contents of each attribution in a body paragraph."""
    whole, said = attributions(text, engine)
    return [
        (
            one.source.cut(whole) if one.source else "",
            " ".join(cue.span.cut(whole) for cue in one.cues),
            [content.cut(whole) for content in one.contents],
        )
        for one in said
    ]
