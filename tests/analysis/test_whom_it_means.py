"""Whom a pronoun, a surname that several bear, or "the mayor" means; nobody where that is in doubt."""

import pytest

from claims.analysis.names.pronouns import pronoun_told
from claims.analysis.names.subjects import subjects_told
from claims.analysis.pipeline import analyse


def last(*paragraphs):
    """Who speaks last in a story."""
    text = "\n".join(("Bridge to close", *paragraphs))
    return analyse(text).attributions[-1].source_name


@pytest.mark.parametrize(
    ("paragraphs", "name"),
    [
        (
            ("Lars Vik said it was late. Holm is to meet the envoy, Rashid bin Tamur, in May. He said no.",),
            "",
        ),
        (("Lars Vik said he had met the referee, Colin Moy, after it. He said he was calm.",), "Lars Vik"),
        (("“He lied,” Lars Vik said. His wife, Amira, is ill. She said she was tired.",), "Amira"),
        (
            ("Lars Vik said no. Her father, the pianist Carlo Brand, died. He once said it was art.",),
            "Carlo Brand",
        ),
        (("Lars Vik said no. A former pupil said it was late. He said so twice.",), "a former pupil"),
        (("Lars Vik said no. A young climber was hurt. He said the rope broke.",), ""),
        (("Vera Lund said no. Lars Vik said yes. Vera's plays are short. “I cut,” she said.",), "Vera Lund"),
        (
            ("Ona Vost said no.", "Vera Lund said yes.", "It rained.", "Per Moe said so.", "She said no."),
            "Vera Lund",
        ),
        (("Vera Lund said no.", "Ode Vost said yes.", "She said it was late."), ""),
        (("Orr Vost had lied, Vera Lund said. Lomm Tarn had fled, she said.",), "Vera Lund"),
        (("His husband, Tom Aldo, said no. A spokeswoman said yes. He said it was late.",), "Tom Aldo"),
    ],
)
def test_he_and_she(paragraphs, name):
    assert last(*paragraphs) == name


@pytest.mark.parametrize(
    ("paragraphs", "name"),
    [
        (
            ("The ministry said no. A council spokesperson said yes. They said it was late.",),
            "a council spokesperson",
        ),
        (
            ("A study said no. Researchers at Halden followed nurses. They found that it hurt.",),
            "researchers",
        ),
        (("The ministry said no. The study was paid for by a bank. It said that it hurt.",), "the study"),
        (("The ministry said no. Lars Vik said he was working with police. They said yes.",), ""),
    ],
)
def test_it_and_they(paragraphs, name):
    assert last(*paragraphs) == name


@pytest.mark.parametrize(
    ("paragraphs", "name"),
    [
        (
            ("Liam Foss, 17, died. His mother, Joanne Foss, wept.", "Mrs Foss said it was late."),
            "Joanne Foss",
        ),
        (("Liam Foss, 17, left. His mother, Joanne Foss, wept.", "Foss said it was late."), "Liam Foss"),
        (("George Alder left. Edward Alder left. Alder said it was late.",), "Alder"),
        (("Noah Foss and his brother Luke Foss left.", "Mr Foss said it was late."), "Mr Foss"),
        (("Karin van der Molen left. Van der Molen said it was late.",), "Karin van der Molen"),
        (("Abdul al-Rashid left. Al-Rashid said it was late.",), "Abdul al-Rashid"),
        (("Jan Willem ten Brank left. Ten Brank said it was late.",), "Jan Willem ten Brank"),
        (("Thomas Alder left. “No,” Thomas said.",), "Thomas Alder"),
        (("Sarrow's Foreign Minister Ilse Brant left. Brant said no.",), "Ilse Brant"),
        (("Neurologist Piet Oosten left. Oosten said no.",), "Piet Oosten"),
        (("The Revd Susan Clegg left. Clegg said no.",), "Susan Clegg"),
        (("Her assistant, former Rovers midfielder Mark Teel, said no.",), "Mark Teel"),
        (("The local MP, Harriet Vane, said no.",), "Harriet Vane"),
        (("Pat O’Brale left. O’Brale said no.",), "Pat O’Brale"),
        (("Dana D'Orsay's brother left. D'Orsay said no.",), "Dana D'Orsay"),
        (("Luc d’Arvin left. Mr d’Arvin said no.",), "Luc d’Arvin"),
    ],
)
def test_who_bears_a_name(paragraphs, name):
    assert last(*paragraphs) == name


@pytest.mark.parametrize(
    ("paragraphs", "name"),
    [
        (("The mayor of Brint, Ada Lund, left.", "The mayor said no."), "Ada Lund"),
        (("Prime Minister Oda Lenz met Hugo Dirk, a minister.", "The prime minister said no."), "Oda Lenz"),
        (("Sian Pell, the minister, met Ed Howe, a shadow minister.", "The minister said no."), "Sian Pell"),
        (("Ada Lund, the mayor, left. Tom Orr, the mayor, came.", "The mayor said no."), "the mayor"),
        (("Tom Orr, the deputy mayor, came.", "The mayor said no."), "the mayor"),
        (("The teenager who called for help, Josh Byrd, left.", "The teenager said no."), "Josh Byrd"),
        (("Ada Lund, a teacher, left.", "Another teacher came.", "The teacher said no."), "the teacher"),
        (("Mr Justice Rown spoke.", "The judge said no."), "Rown"),
        (("The oil company Petrol has a licence.", "The company said no."), "Petrol"),
        (("Shares in Halvian plc fell.", "The firm said no."), "Halvian"),
        (("The firm, Pell & Sons, left. It rained.", "The company said no."), "Pell & Sons"),
        (("Aurel Ltd and Brent Ltd fell.", "The company said no."), "the company"),
    ],
)
def test_who_the_mayor_is(paragraphs, name):
    assert last(*paragraphs) == name


def test_a_name_that_is_called_a_firm_is_no_person():
    text = "Bridge to close\nThe security firm Redwall looked. Redwall said no."
    assert analyse(text).attributions[-1].source_type == "named_group"


def test_one_who_reads_is_nobody_named():
    found = analyse("Bridge to close\nYou said it was late. You've said it twice.").attributions
    assert [(one.source_name, one.source_type) for one in found] == [("", "unnamed_person")] * 2


@pytest.mark.parametrize(
    ("text", "name", "pronoun"),
    [
        ("Kit Pell came with his sister, Alex Orr.", "Alex Orr", "she"),
        ("Alex Orr, Kit Pell’s brother, came.", "Alex Orr", "he"),
        ("Alex Orr, his sister’s friend, came.", "Alex Orr", ""),
        ("They saw Mrs. Pell. Mrs. Pell’s hat was red.", "Pell", "she"),
        ("The spokeswoman Alex Orr and Frenchman Kit Pell", "Kit Pell", "he"),
        ("Mrs. Pell Orr came.", "Pell", ""),
        ("Roman Orr came.", "Orr", "he"),
        ("Mr. Pell met Mrs. Pell.", "Pell", ""),
    ],
)
def test_what_stands_beside_a_name_tells_a_he_from_a_she(text, name, pronoun):
    assert pronoun_told(text, name) == pronoun


def test_titles_that_contradict_each_other_tell_nothing():
    couple = "Bridge to close\nMr. Pell and Mrs. Pell left.\nPell said no. Pell left.\n"
    assert {analyse(couple + f"“No,” {one} said.").attributions[-1].source_name for one in ("he", "she")} == {
        "Pell"
    }


def test_a_word_with_the_capital_of_a_sentence_is_no_name():
    assert subjects_told("He left. And later it rained. Nothing was said. Orr left. Well, he did.") == ["Orr"]
