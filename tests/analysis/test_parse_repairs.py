"""Where wire copy misleads the parser, the light engine's reading counts."""

from pathlib import Path

import pytest

from claims.analysis.attribution import Saying
from claims.analysis.engines import engine
from claims.analysis.parse.repairs import follow_speaker, repair, takes_clause
from claims.analysis.pipeline import analyse
from claims.analysis.spans import Span
from claims.vocabulary import CueClass, EvidenceStatus

TWIN = (Path(__file__).resolve().parents[2] / "fixtures/wire_twin.txt").read_text()


def saying(text: str, cue: str, source: str | None, *contents: str, kind: str = "finite") -> Saying:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (cue, *contents)]
    named = Span(text.index(source), text.index(source) + len(source)) if source else None
    return Saying(spans[0], CueClass.NEUTRAL, kind, cue, named, spans[1:])


def test_what_is_said_before_a_saying_set_off_by_commas():
    text = "Dresk visited Korsen, the council said, one of the largest towns retaken."
    parsed = saying(text, "said", "the council", "one of the largest towns retaken")
    repair(text, parsed, saying(text, "said", "the council", "Dresk visited Korsen"))
    assert [content.cut(text) for content in parsed.contents] == ["Dresk visited Korsen"]


def test_pictures_go_with_who_handed_them_out():
    text = "Pictures released separately by Holt's office showed him at the quay."
    parsed = saying(text, "showed", "Pictures", "him at the quay")
    repair(text, parsed, saying(text, "showed", "Pictures released separately by Holt's office"))
    assert parsed.source.cut(text) == "Pictures released separately by Holt's office"


def test_who_speaks_keeps_the_name_behind_the_role():
    text = "“We keep going,” beamed striker Ola Berg."
    parsed = saying(text, "beamed", "striker", "“We keep going,”", kind="inverted")
    repair(text, parsed, saying(text, "beamed", "striker Ola Berg", "“We keep going,”", kind="inverted"))
    assert parsed.source.cut(text) == "striker Ola Berg"


def test_no_speaker_stands_in_the_quotation():
    text = "“We were stunned,” lead author Mina Falk told a briefing."
    parsed = saying(text, "told", "We were stunned", "“We were stunned,”")
    repair(text, parsed, saying(text, "told", "lead author Mina Falk", "“We were stunned,”"))
    assert parsed.source.cut(text) == "lead author Mina Falk"


def test_a_content_cut_off_after_its_first_words_goes_on():
    text = "Velmara has claimed great gains in the Halden region along the border."
    parsed = saying(text, "claimed", "Velmara", "great gains")
    repair(
        text, parsed, saying(text, "claimed", "Velmara", "great gains in the Halden region along the border")
    )
    assert parsed.contents[0].cut(text) == "great gains in the Halden region along the border"


def test_a_participle_has_the_speaker_and_not_a_word_of_what_was_said():
    text = "Tarsk said its forces struck back, claiming to have won."
    first = saying(text, "said", "Tarsk", "its forces struck back")
    second = saying(text, "claiming", "its forces", "to have won", kind="ing")
    follow_speaker([first, second])
    assert second.source == first.source
    assert second.shares_source


def test_a_participle_with_a_speaker_of_its_own_keeps_it():
    text = "Tarsk said it won, Velmara claiming the contrary."
    second = saying(text, "claiming", "Velmara", "the contrary", kind="ing")
    follow_speaker([saying(text, "said", "Tarsk", "it won"), second])
    assert second.source.cut(text) == "Velmara"


@pytest.mark.parametrize(
    ("after", "expected"), [(" to have crossed", True), (" that the", True), (" of gains", False)]
)
def test_what_only_a_verb_takes(after: str, expected: bool):
    text = "also claims" + after
    assert takes_clause(text, Span(5, 11)) is expected


def test_the_twin_of_the_wire_article_is_read_right_by_the_parser():
    if engine("auto") is None:
        pytest.skip("spaCy or its model is not installed; the light engine reads this in test_pipeline")
    analysis = analyse(TWIN, engine="parser")
    firsts = []
    for claim in analysis.claims:
        here = [
            one for one in analysis.attributions if any(claim.span.contains(cue.span) for cue in one.cues)
        ]
        firsts.append(here[0].source.cut(TWIN) if here else "")
    assert firsts[2] == "the military"
    assert firsts[3] == "The military"
    assert firsts[4].startswith("P") and firsts[4].endswith("office")
    cues = [[cue.cue_class for cue in one.cues] for one in analysis.attributions]
    assert [CueClass.NEUTRAL, CueClass.DOUBT] in cues
    assert analysis.claims[7].evidence.status is EvidenceStatus.NONE_OFFERED
