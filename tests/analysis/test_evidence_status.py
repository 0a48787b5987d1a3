"""What the article offers for a sentence, the doubts it voices, and look-alikes."""

import pytest

from claims.analysis.pipeline import analyse
from claims.vocabulary import EvidenceStatus as Status
from claims.vocabulary import TextWarning


def evidence(sentence, publication="The Halden Post"):
    text = f"Bridge to close\nThe council of Lormond met in the old hall. {sentence}\nIt rained."
    analysis = analyse(text, publication=publication)
    claim = next(claim for claim in analysis.claims if claim.span.cut(text) == sentence)
    return claim.evidence, text


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Lind said the pier had burned.", Status.ASSERTION_ONLY),
        ("The pier burned on Monday.", Status.UNSTATED),
        ("Korsen said, without providing evidence, that Tarsk had fired first.", Status.NONE_OFFERED),
        ("Orr provided no evidence for the charge.", Status.NONE_OFFERED),
        ("Lind did not offer any proof that the vote was rigged.", Status.NONE_OFFERED),
        ("Neither provided documents to back up the claim.", Status.NONE_OFFERED),
        ("Records reviewed by the Courier show the firm paid nothing.", Status.DOCUMENT),
        ("“We have no reason to worry,” the memo read.", Status.DOCUMENT),
        ("Photos published Tuesday by the port authority show a breach.", Status.VISUAL_HANDOUT),
        ("According to census data, a third of the houses stand empty.", Status.DATA),
        ("A survey by the Tarsk Institute found that half the boats leak.", Status.DATA),
        ("Court documents show that the pier was never insured.", Status.DOCUMENT),
        ("The report says the pier was never insured.", Status.DOCUMENT),
        ("A leaked memo listed forty cracks.", Status.DOCUMENT),
        ("Pictures distributed by the governor's office showed two burned boats.", Status.VISUAL_HANDOUT),
        ("Satellite images show a new quay.", Status.VISUAL_HANDOUT),
        ("A video posted on social media shows the pier burning.", Status.VISUAL_UGC),
        ("Amateur footage caught the moment the crane fell.", Status.VISUAL_UGC),
        ("Photographs taken by The Halden Post show two burned boats.", Status.VISUAL_OWN),
        ("Lind told The Halden Post that the pier was closed.", Status.OWN_REPORTING),
        ("A Halden Post reporter saw two boats on fire.", Status.OWN_REPORTING),
        ("Witnesses said the crane fell at noon.", Status.EYEWITNESS),
        ("Residents said they heard two blasts.", Status.EYEWITNESS),
        ("Three officials familiar with the talks said a deal was near.", Status.MULTIPLE_SOURCES),
        ("Local media reported that the mayor had left.", Status.OTHER_MEDIA),
        ("The Korsen Courier reported that the mayor had left.", Status.OTHER_MEDIA),
    ],
)
def test_each_status(sentence, status):
    publication = "Halden Post" if sentence.startswith("A Halden") else "The Halden Post"
    found, _ = evidence(sentence, publication)
    assert found.status is status


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "Korsen said, without providing evidence, that Tarsk had fired first.",
            "without providing evidence",
        ),
        ("Pictures distributed by Lind's office showed two burned boats.", "Pictures distributed by"),
        ("Lind said the pier had burned.", "Lind"),
    ],
)
def test_the_span_shows_why(sentence, words):
    found, text = evidence(sentence)
    assert found.span.cut(text) == words


@pytest.mark.parametrize(
    ("sentence", "warning"),
    [
        ("The claim could not be independently verified.", TextWarning.NOT_INDEPENDENTLY_VERIFIED),
        ("The Halden Post was unable to verify the footage.", TextWarning.NOT_INDEPENDENTLY_VERIFIED),
        ("Tarsk denied that it had fired first.", TextWarning.DENIED_BY_OTHER_SIDE),
        ("The ministry declined to comment.", TextWarning.DECLINED_COMMENT),
        ("Orr did not immediately respond to a request for comment.", TextWarning.DECLINED_COMMENT),
        ("Lind could not be reached.", TextWarning.DECLINED_COMMENT),
        ("The mayor allegedly took the money.", TextWarning.HEDGED),
        ("The crane is believed to have fallen at noon.", TextWarning.HEDGED),
        ("An official, who spoke on condition of anonymity, said a deal was near.", TextWarning.ANONYMOUS),
        ("An aide who asked not to be named said a deal was near.", TextWarning.ANONYMOUS),
    ],
)
def test_each_warning(sentence, warning):
    found, text = evidence(sentence)
    shown = {kind: span.cut(text) for kind, span in found.warnings}
    assert warning in shown
    assert shown[warning] in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor left without his coat.",
        "The verified account has two million readers.",
        "She replied to every letter.",
        "The film opens on Friday.",
        "He returned to Korsen.",
        "The two officials shook hands.",
    ],
)
def test_look_alikes_show_and_warn_of_nothing(sentence):
    found, _ = evidence(sentence)
    assert found.status is Status.UNSTATED
    assert found.warnings == ()


def test_without_a_publication_nothing_is_our_own():
    found, _ = evidence("Lind told The Halden Post that the pier was closed.", publication="")
    assert found.status is Status.ASSERTION_ONLY


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("This puts the bill for Orsa at 40 million crowns.", "puts the bill for Orsa at 40 million"),
        ("This puts the bill for Orsa at 1,250.5 crowns.", "puts the bill for Orsa at 1,250.5"),
        ("This puts the share of Orsa at 12%.", "puts the share of Orsa at 12%"),
    ],
)
def test_a_figure_that_is_put_forward_is_shown_whole(sentence, shown):
    found, text = evidence(sentence)
    assert found.status is Status.ASSERTION_ONLY
    assert found.span.cut(text) == shown
