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


def parsed(text):
    """Source, cue words and contents of each attribution that the parser engine finds."""
    return [
        (
            one.source.cut(text) if one.source else "",
            [cue.span.cut(text) for cue in one.cues],
            [content.cut(text) for content in one.contents],
        )
        for one in analyse(text, engine="parser").attributions
    ]


@needs_parser
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "“The bridge is safe,” Maren Holt said on Monday, thanking medics who had worked all night.",
            ["“The bridge is safe,”"],
        ),
        ("Holt said the bridge was safe, praising engineers who worked on.", ["the bridge was safe"]),
    ],
)
def test_what_somebody_does_while_speaking_is_not_said(text, said):
    ((_, cues, contents),) = parsed(text)
    assert cues == ["said"]
    assert contents == said


@needs_parser
def test_a_participle_that_gives_words_is_kept():
    ((source, cues, _),) = parsed("The army said it had won, claiming to have taken two towns.")
    assert (source, cues) == ("The army", ["said", "claiming"])


@needs_parser
@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The ministry said the port was open. It also claims to have captured dozens of soldiers.", "It"),
        ("The ministry said the port was open and also claims to have captured dozens of soldiers.",
         "The ministry"),
        ("The ministry said the port was open, and it also claims to have captured dozens of soldiers.",
         "it"),
    ],
)  # fmt: skip
def test_a_second_claim_keeps_its_own_cue(text, source):
    first, second = parsed(text)
    assert first == ("The ministry", ["said"], ["the port was open"])
    assert second == (source, ["claims"], ["to have captured dozens of soldiers"])


@needs_parser
def test_a_saying_within_a_saying_has_its_own_source():
    text = "Holt said that Orr had told her that the bridge was mined."
    assert parsed(text) == [
        ("Holt", ["said"], ["that Orr had told her that the bridge was mined"]),
        ("Orr", ["told"], ["that the bridge was mined"]),
    ]
    outer, inner = analyse(text, engine="parser").attributions
    assert inner.confidence < outer.confidence


@needs_parser
def test_the_day_of_speaking_is_not_said():
    ((_, _, contents),) = parsed("Tarsk said on Monday its forces had taken the town of Brint.")
    assert contents == ["its forces had taken the town of Brint"]


@needs_parser
@pytest.mark.parametrize(
    "text",
    [
        "Readers were encouraged to write in and suggest what the new name should be.",
        "Residents were told to leave their homes by noon.",
        "Her brother claimed asylum in Lormond last year.",
    ],
)
def test_what_is_wished_ordered_or_taken_is_not_said(text):
    assert parsed(text) == []


@needs_parser
@settings(max_examples=40)
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
