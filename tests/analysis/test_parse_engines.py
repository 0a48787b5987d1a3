"""The parser itself: what it gives the rules, that whole texts come out right, and that no text breaks it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.analysis import engines
from claims.analysis.engines import engine
from claims.analysis.pipeline import analyse

PARSER = engine("auto")
needs_parser = pytest.mark.skipif(PARSER is None, reason="spaCy or its English model is not installed")

STORY = """Bridge at Lormond to close

The bridge at Lormond will close on Monday, Mayor Ada Lind said. “The piers are cracked,” she told \
reporters, adding that repairs would take a year. “Nobody should drive over it.”

The Velmaran transport ministry, which owns the bridge, denied the claim.

Shop owners are worried about the detour. Trucks queue at the mill every morning."""


def test_light_needs_no_parser():
    assert engine("light") is None


def test_without_a_parser_auto_is_light_and_parser_says_so(monkeypatch):
    monkeypatch.setattr(engines, "_loaded", lambda: None)
    assert engine("auto") is None
    assert analyse(STORY, engine="auto").engine == "light"
    with pytest.raises(engines.EngineMissing):
        analyse(STORY, engine="parser")


@needs_parser
def test_tokens_lie_where_the_parse_says():
    sentence = "Maren Holt said that the bridge was closed."
    (parse,) = PARSER.parse([sentence])
    words = [sentence[start:end] for start, end in zip(parse.starts, parse.ends, strict=True)]
    assert words == ["Maren", "Holt", "said", "that", "the", "bridge", "was", "closed", "."]
    assert parse.deps[1] == "nsubj"
    assert parse.heads[1] == 2
    assert parse.tags[2] == "VBD"


@needs_parser
def test_a_story_is_read_by_the_parser():
    analysis = analyse(STORY, engine="parser")
    said = [
        (
            one.source.cut(STORY) if one.source else "",
            one.cues[0].span.cut(STORY),
            [content.cut(STORY) for content in one.contents],
        )
        for one in analysis.attributions
    ]
    assert analysis.engine == "parser"
    assert said[0] == ("Mayor Ada Lind", "said", ["The bridge at Lormond will close on Monday"])
    speakers = [who.split(",")[0] for who, _, _ in said]
    assert speakers == ["Mayor Ada Lind", "she", "The Velmaran transport ministry", "Shop owners"]
    everything = " ".join(part for _, _, parts in said for part in parts)
    assert "that repairs would take a year" in everything
    assert "“Nobody should drive over it.”" in everything
    assert "Trucks" not in everything


def test_the_light_engine_says_so():
    assert analyse(STORY).engine == "light"


@needs_parser
@settings(max_examples=40, deadline=None)
@given(
    st.text(st.characters(codec="utf-8"), max_size=300).map(
        lambda odd: f"Holt said {odd} and denied “it”, {odd}"
    )
)
def test_no_text_breaks_it(text):
    for one in analyse(text, engine="parser").attributions:
        spans = [*(cue.span for cue in one.cues), *one.contents, *([one.source] if one.source else [])]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)


@needs_parser
@pytest.mark.parametrize(
    "text", ["", " ", "said", "“" * 50, "said " * 400, "Holt said, " * 200, ")" * 2000, "a" * 5000]
)
def test_odd_texts(text):
    assert analyse(text, engine="parser").engine == "parser"
