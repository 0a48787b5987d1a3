"""What patterns read of a sentence: small letters and blanks that stand where the words stood."""

from claims.analysis.evidence.unquoted import read_unquoted
from claims.analysis.evidence_status import EvidenceReader
from claims.analysis.spans import Span


def test_quotations_are_blanked_and_a_name_made_unreadable():
    text = "Orr told The Halden Wire: “No.”"
    here = read_unquoted(text, Span(0, len(text)), frozenset(["told"]))
    assert here.plain == "Orr told The Halden Wire: “···”"
    assert here.low_cut == text.lower()
    assert here.without("Halden Wire").low == "orr told the xxxxxxxxxxx: “···”"


def test_the_words_shown_stand_right_behind_a_letter_that_grows_when_small():
    text = "In İzmir the claim could not be independently verified."
    sentence = Span(0, len(text))
    ((_, span),) = EvidenceReader().read(text, sentence, frozenset(["not", "verified"]), []).warnings
    assert text[span.start : span.end] == "could not be independently verified"
