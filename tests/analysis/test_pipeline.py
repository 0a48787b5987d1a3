"""The whole reading of one article, and what must hold for any text."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.analysis.pipeline import VERSION, analyse
from claims.vocabulary import Channel, ClaimKind, CueClass, EvidenceStatus, Quotation

TWIN = Path(__file__).with_name("twin.txt").read_text(encoding="utf-8")  # of a wire article, invented


def claims_and_sources():
    analysis = analyse(TWIN)
    sources = []
    for claim in analysis.claims:
        inside = [one for one in analysis.attributions if claim.span.contains(one.cues[0].span)]
        sources.append(inside[0].source.cut(TWIN) if inside else "")
    return analysis, sources


def test_the_twin_of_the_wire_article_is_read_whole():
    analysis, sources = claims_and_sources()
    assert analysis.published_on == "2031-03-12"
    assert analysis.version == VERSION
    assert [claim.kind for claim in analysis.claims] == [
        ClaimKind.HEADLINE,
        ClaimKind.STANDFIRST,
        *[ClaimKind.SENTENCE] * 9,
    ]
    assert sources == [
        "",
        "Velmara",
        "the army",
        "The army",
        "Photographs handed out by Holt's office",
        "Velmara",
        "Orle",
        "Tarsk",
        "Tarsk",
        "The Velmaran official in charge of the northern Halden district",
        "Ada Lind, the Halden governor",
    ]


def test_the_twin_shows_its_evidence_and_channels():
    analysis, _ = claims_and_sources()
    status = [claim.evidence.status for claim in analysis.claims]
    assert status[4] is EvidenceStatus.VISUAL_HANDOUT
    assert status[7] is EvidenceStatus.NONE_OFFERED
    assert analysis.claims[7].evidence.span.cut(TWIN) == "without providing evidence"
    by_cue = {one.cues[0].span.cut(TWIN): one for one in analysis.attributions}
    assert by_cue["in a statement on social media"].channel is Channel.SOCIAL_POST
    assert by_cue["showed"].channel is Channel.IMAGE
    assert by_cue["showed"].intermediary.cut(TWIN) == "Holt's office"
    assert by_cue["showed"].source_name == "Holt's office"


def test_one_attribution_keeps_both_cues():
    analysis, _ = claims_and_sources()
    said = next(one for one in analysis.attributions if one.source_name == "Tarsk")
    assert [cue.cue_class for cue in said.cues] == [CueClass.NEUTRAL, CueClass.DOUBT]
    assert len(said.contents) == 2
    assert said.quotation is Quotation.MIXED


def test_what_needs_a_check_comes_first():
    text = (
        "Bridge to close\nThank you all for coming.\n"
        "Korsen lost 40 percent of its ships in 2030, the highest loss since the war.\nIt is a fine day."
    )
    ranked = sorted(analyse(text).claims, key=lambda claim: -claim.priority)
    assert ranked[0].span.cut(text).startswith("Korsen lost")
    assert "figure" in ranked[0].reasons


def holds(text):
    analysis = analyse(text)
    end = 0
    for claim in analysis.claims:
        words = claim.span.cut(text)
        assert claim.span.start >= end and words and words == words.strip()
        end = claim.span.end
        shown = [claim.evidence.span] if claim.evidence.span else []
        for span in [*shown, *(span for _, span in claim.evidence.warnings)]:
            assert 0 <= span.start < span.end <= len(text)
    for one in analysis.attributions:
        assert one.contents and one.cues and 0 <= one.confidence <= 1
        for span in [*one.contents, *(cue.span for cue in one.cues), *([one.source] if one.source else [])]:
            assert 0 <= span.start < span.end <= len(text)
    return analysis


NEWS = """said says claimed , . “ ” " ' -- : ; who which that according to Tarsk the mayor Ada Lind's told was
asked in a statement and but when claiming ( ) 40 % would however on Monday e.g. Mr. 👩‍👩‍👧 שלום é"""
WORDS = st.sampled_from([*re.split(r"\s", NEWS), "\n", "\n\n", "e\u0301"])


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_spans_hold_on_any_order_of_news_words(text):
    holds(text)


@given(st.text(max_size=200))
def test_spans_hold_on_any_text(text):
    holds(text)


@pytest.mark.parametrize(
    "text",
    [
        "👩‍👩‍👧‍👦 Ada Lind said it was over. 🎉",
        "E\u0301va Lind said “c’est fini”.\r\nNext line.\u2028Another, she said.",
        "\u202bאמר\u202c the mayor said it was over.",
        "a\x00b said that it was over.",
        "\ud800 said that it was over.",
    ],
)
def test_odd_characters_keep_their_offsets(text):
    assert holds(text).claims


HOSTILE = [
    "a",
    ".",
    '"',
    " ",
    "“",
    "'",
    "1",
    "(",
    "said ",
    'said "',
    '"a," said A. ',
    "according to ",
    "A, ",
    "a\n",
    "that said ",
    "-- ",
    "to say ",
    "A and ",
    "who said ",
    ": ",
    "Tarsk (",
    "pictures ",
    "not ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_run_of_anything_is_read_to_its_end(piece):
    text = piece * (60_000 // len(piece))
    kept = "".join("".join(claim.span.cut(text).split()) for claim in holds(text).claims)
    assert kept == "".join(text.split())


def test_a_town_of_namesakes_is_read_to_its_end():
    """As many who bear one surname as would take minutes, were each mention asked of each of them."""
    first = [
        f"{a}{b}{c}" for a in "BCDFGHKL" for b in ("aa", "e", "i", "oo") for c in ("ra", "lo", "ni", "muk")
    ]
    people = [f"{name}{end}" for name in first for end in ("", "d", "s", "x", "th", "nd", "lk", "rt")]
    text = "\n\n".join(f"{name} Holt was there. Holt said he was out. Holt said no." for name in people)
    said = holds(text).attributions
    assert len(said) == 2 * len(people) == 2048
    assert said[-1].source_name == "Holt"
