"""Firms by a single name, bodies by their initials, and surnames of two words, as wire copy has them."""

import pytest

from claims.analysis.names.short_forms import bodies_by_initials
from claims.analysis.pipeline import analyse
from claims.analysis.sources import Cast
from claims.vocabulary import EvidenceStatus, SourceType

PERSON, BODY = SourceType.NAMED_PERSON, SourceType.NAMED_GROUP


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("NovaGrid said the outage began at noon.", "NovaGrid", BODY),
        ("Nordvik said on Monday it would sell the yard.", "Nordvik", BODY),
        ("Nordvik said it would cut about 400 jobs.", "Nordvik", BODY),
        ("Nordvik said its profit had halved.", "Nordvik", BODY),
        ("Nordvik, which makes pumps, is for sale.", "Nordvik", BODY),
        ("Nordvik’s shares fell by a tenth.", "Nordvik", BODY),
        ("Workers at Nordvik walked out.", "Nordvik", BODY),
        ("Shares in Nordvik slid.", "Nordvik", BODY),
        ("Nordvik AS built the yard.", "Nordvik", BODY),
        # People, or nothing tells.
        ("Nordvik said it was late.", "Nordvik", PERSON),
        ("Orr said it would rain.", "Orr", PERSON),
        ("The bill passed. Orr said it would cut costs.", "Orr", PERSON),
        ("Orr said its author was dead.", "Orr", PERSON),
        ("She married Orr, which makes sense.", "Orr", PERSON),
        ("McDonald said it was late.", "McDonald", PERSON),
        ("LaToya said it was late.", "LaToya", PERSON),
        ("FitzGerald said it was late.", "FitzGerald", PERSON),
        ("Ada Orr sold her shares in Orr.", "Ada Orr", PERSON),
        ("KayCee Lind won.", "KayCee Lind", PERSON),
    ],
)
def test_a_single_name_is_a_firms_by_what_firms_do(text, name, kind):
    word = {"Ada Orr": "Orr", "KayCee Lind": "KayCee"}.get(name, name)
    assert Cast(f"Yard shut\n{text}").name(word) == (name, kind)


@pytest.mark.parametrize(
    ("text", "initials", "name"),
    [
        ("The Royal College of Nets warned. The RCN said so.", "RCN", "Royal College of Nets"),
        ("But the Brint Farmers Union marched.", "BFU", "Brint Farmers Union"),
        ("The Department for Rivers and Seas shut it.", "DRS", "Department for Rivers and Seas"),
        # Two with the same initials, too few letters, or no body.
        ("The Road Toll Agency and the Rail Tunnel Authority met.", "RTA", "RTA"),
        ("The Union of Nets met.", "UN", "UN"),
        ("Ada Berit Orr met Ivo.", "ABO", "ABO"),
    ],
)
def test_initials_without_brackets_mean_the_one_body_that_has_them(text, initials, name):
    assert Cast(f"Yard shut\n{text}").name(f"The {initials}")[0] == name


def test_initials_in_brackets_count_more_than_initials_alone():
    text = "The Brint Farmers Union left. The Brint Fishing Union, or Brint Fleet Union (BFU), stayed."
    assert bodies_by_initials(text)["BFU"] == ""
    assert Cast(text).name("the BFU") == ("Brint Fleet Union", BODY)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ana St. John won.", "St. John", "Ana St. John"),
        ("Mayor Ana St. John won.", "Ms St. John", "Ana St. John"),
        ("Ana St John won.", "St. John", "Ana St John"),
        ("Ana St. John and John Lind won.", "John", "John Lind"),
        ("Tom St. Clair and his wife, Ada St. Clair, won.", "Mrs St. Clair", "Ada St. Clair"),
        ("Ada Lind won.", "St. John", "St. John"),
        ("Tom Baker Jr. won.", "Baker", "Tom Baker Jr"),
    ],
)
def test_a_surname_with_a_saint_is_two_words(text, words, name):
    assert Cast(f"Vote held\n{text}").name(words) == (name, PERSON)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Marie Le Goff won. Le Goff said it was fair.", EvidenceStatus.ASSERTION_ONLY),
        ("Ivo Herald won. Herald said it was fair.", EvidenceStatus.ASSERTION_ONLY),
        ("Marie Le Goff won. Le Courrier de Tarsk said it was fair.", EvidenceStatus.OTHER_MEDIA),
        ("Marie Le Goff won. Ada Lebrun of the Halden Post said it was fair.", EvidenceStatus.OTHER_MEDIA),
        ("Marie Le Goff won. The Halden Post said Le Goff had cheated.", EvidenceStatus.OTHER_MEDIA),
    ],
)
def test_whose_surname_looks_like_a_paper_is_no_paper(text, status):
    assert analyse(f"Vote held\n{text}").claims[-1].evidence.status is status
