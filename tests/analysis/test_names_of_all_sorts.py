"""Names as copy writes them: initials, nicknames, accents, couples, and what leads up to them."""

import pytest

from claims.analysis.pipeline import analyse


def last(*paragraphs):
    """Who speaks last in a story, by each engine."""
    text = "\n".join(("Bridge to close", *paragraphs))
    return [analyse(text, engine=engine).attributions[-1].source_name for engine in ("light", "auto")]


@pytest.mark.parametrize(
    ("paragraphs", "name"),
    [
        (("Tom Baker Jr. left. Baker said no.",), "Tom Baker Jr"),
        (("A.J. Renn left. Renn said no.",), "A.J. Renn"),
        (("J. R. Holt left. Holt said no.",), "J. R. Holt"),
        (("Ana St. John left. St. John said no.",), "St. John"),
        (("Élise Orr left. Orr said no.",), "Élise Orr"),
        (('Ada "Dot" Lind, the mayor, said no.', "Lind said it twice."), "Ada Lind"),
        (("Mark and Chloe Rowe left.", "Mr Rowe said no."), "Mark Rowe"),
        (("Mark and Chloe Rowe left.", "Mrs Rowe said no."), "Chloe Rowe"),
        (("Brint and Chloe Rowe left.", "Rowe said no."), "Chloe Rowe"),
        (("Ada Orr, born in Brint, left. Born Ada Lind, she moved.", "Lind said no."), "Lind"),
    ],
)
def test_a_full_name_is_whole_and_its_surname_leads_to_it(paragraphs, name):
    assert last(*paragraphs) == [name, name]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Co-founder Ada Orr said no.", "Ada Orr"),
        ("The trust's director, Dr. April Knight, said no.", "April Knight"),
        ("The gym's Paddy Orr said no.", "Paddy Orr"),
        ("Solicitor Ada Orr, of Brint Law, who acts for them, said no.", "Ada Orr"),
        ("Shares in Norda fell after it said no.", "Norda"),
        ("The Department for Rivers and Seas said no.", "Department for Rivers and Seas"),
        ("Police said no.", "police"),
    ],
)
def test_what_leads_up_to_a_name_is_no_part_of_it(sentence, name):
    assert last(sentence) == [name, name]


def said(sentence):
    """What is said, by each engine."""
    found = [analyse(sentence, engine=engine).attributions for engine in ("light", "auto")]
    return [[content.cut(sentence) for one in ours for content in one.contents] for ours in found]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Orr reported on Wednesday that the port was shut.", "that the port was shut"),
        ("Orr said afterward the port was shut.", "the port was shut"),
        ("The mayor said the port was shut without elaborating.", "the port was shut"),
    ],
)
def test_when_and_how_it_was_said_is_no_part_of_it(sentence, content):
    assert said(sentence) == [[content], [content]]
