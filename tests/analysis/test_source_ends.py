"""Where the words of a source begin and end, and what is no evidence though its words look like it."""

import pytest

from claims.analysis.pipeline import analyse
from claims.vocabulary import EvidenceStatus


def read(sentence, publication=""):
    return analyse(f"Bridge to close\n{sentence}", publication=publication)


def source_and_content(sentence):
    text = f"Bridge to close\n{sentence}"
    one = read(sentence).attributions[-1]
    return one.source.cut(text), one.contents[0].cut(text)


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("A woman who answered the door said that he was abroad.", "A woman"),
        ("The policy changes, which officials said will help, are late.", "officials"),
        ("Costell, 58, who took over in May, said he would stay.", "Costell, 58, who took over in May"),
        ("Ruben Hall is suing the Herald over a story that said he had left.", "a story"),
        ("Magda Ferr has died, her family said.", "her family"),
        ("May Tolland said the line would bring jobs.", "May Tolland"),
        ("“No,” Ada Moe said. Per Lund said he would use it.", "Per Lund"),
        ("Group leader Will Sand accused Orm of waste.", "Will Sand"),
        ("The quay had closed, two people with knowledge of it said.", "two people with knowledge of it"),
        ("A study led by Hiro Tann last year found that it hurt.", "A study led by Hiro Tann"),
        (
            "An inquiry by the Wire and the Lormond Courier has found that he knew.",
            "An inquiry by the Wire and the Lormond Courier",
        ),
    ],
)
def test_the_whole_source(sentence, source):
    assert source_and_content(sentence)[0] == source


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The Wire reported on Saturday that fuel had run out.", "that fuel had run out"),
        ("Lund said by telephone that he wanted nothing.", "that he wanted nothing"),
    ],
)
def test_when_and_how_it_was_said_is_not_what_was_said(sentence, content):
    assert source_and_content(sentence)[1] == content


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Halden Wire reported on Saturday that fuel had run out.", EvidenceStatus.OWN_REPORTING),
        ("A scaffold killed a teenager, a jury heard on Monday.", EvidenceStatus.ASSERTION_ONLY),
        ("Lund told the Echo that she saw “no slowdown at all”.", EvidenceStatus.ASSERTION_ONLY),
        ("Lund said she saw a van.", EvidenceStatus.EYEWITNESS),
        ("Olena Rusk said they had been given no reasons.", EvidenceStatus.ASSERTION_ONLY),
        ("Lund accused Tarsk of theft but gave no reasons.", EvidenceStatus.NONE_OFFERED),
    ],
)
def test_what_is_evidence_and_what_is_not(sentence, status):
    assert read(sentence, "Halden Wire").claims[-1].evidence.status is status
