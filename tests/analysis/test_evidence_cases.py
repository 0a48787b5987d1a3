"""Evidence status and warnings on the labelled sentences: precision and recall of every value."""

import time

import pytest

from benchmarks.evidence_accuracy import VALUES, Tally, cases, found_in, tally
from claims.analysis.evidence.unquoted import unquoted
from claims.analysis.pipeline import analyse
from claims.vocabulary import EvidenceStatus, TextWarning


@pytest.fixture(scope="module")
def everything() -> Tally:
    return tally(cases())


@pytest.mark.parametrize("value", VALUES)
def test_precision_and_recall_of_each_value(everything: Tally, value: str):
    assert everything.right[value] + everything.missed[value] >= 15
    assert everything.precision(value) >= 0.95
    assert everything.recall(value) >= 0.90


def test_the_words_shown_are_those_a_person_marked(everything: Tally):
    assert everything.words_right >= 0.9 * everything.words_asked


def test_the_set_is_large_and_no_sentence_stands_in_it_twice():
    texts = [case.text for case in cases()]
    assert len(texts) >= 320
    assert len(set(texts)) == len(texts)


def test_each_case_has_one_status_and_any_warnings():
    for case in cases():
        assert len(set(case.shown) & {str(value) for value in EvidenceStatus}) == 1
        assert set(case.shown) <= set(VALUES)
        assert len(set(found_in(case)) & {str(value) for value in EvidenceStatus}) == 1


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("“So be it,” he said.", "“·········” he said."),
        ('"So be it," he said.', '"·········" he said.'),
        ("and so be it,” he said.", "·············” he said."),
        ("He said: “So be it.", "He said: “·········"),
        ("No marks.", "No marks."),
    ],
)
def test_quotations_are_blanked_at_equal_length(sentence, plain):
    assert unquoted(sentence) == plain


def test_a_doubt_inside_a_quotation_is_the_speakers():
    text = "Orr spoke in Korsen. “He allegedly bought a yacht,” Orr said."
    assert all(claim.evidence.warnings == () for claim in analyse(text).claims)


@pytest.mark.parametrize("publication", ["", " ", "The", "A.B (c", "’", "\\", "The Halden\nWire"])
def test_any_publication_is_read(publication):
    text = f"Pictures taken by {publication} show it."
    claim = analyse(text, publication=publication).claims[0]
    assert claim.evidence.status in EvidenceStatus


@pytest.mark.parametrize(
    "piece",
    [
        "two ", "pictures of ", "video ", "data from ", "a claim that ", "neither ", "who was ",
        "according to ", "Radio ", "could not ", "“", "no one ", "a-", "whether ", "Halden Wire ",
    ],
)  # fmt: skip
def test_time_is_linear_on_hostile_sentences(piece):
    text = piece * (200_000 // len(piece))
    started = time.process_time()
    analyse(text, publication="The Halden Wire")
    assert time.process_time() - started < 6


def test_warnings_are_named_once_each():
    text = "The mayor allegedly lied, is said to have fled and may have sold the bridge."
    kinds = [kind for kind, _ in analyse(text).claims[0].evidence.warnings]
    assert kinds == [TextWarning.HEDGED]
