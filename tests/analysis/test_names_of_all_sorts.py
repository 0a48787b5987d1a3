"""Names as copy writes them: initials, nicknames, accents, couples, and what leads up to them."""

import pytest

from claims.analysis.pipeline import analyse
from claims.vocabulary import EvidenceStatus

HAMAD = "Hamad bin Khalid bin Nasir al-Orr"


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
        (("Ana St. John left. St. John said no.",), "Ana St. John"),
        (("Élise Orr left. Orr said no.",), "Élise Orr"),
        (('Ada "Dot" Lind, the mayor, said no.', "Lind said it twice."), "Ada Lind"),
        (("Mark and Chloe Rowe left.", "Mr Rowe said no."), "Mark Rowe"),
        (("Mark and Chloe Rowe left.", "Mrs Rowe said no."), "Chloe Rowe"),
        (("Brint and Chloe Rowe left.", "Rowe said no."), "Chloe Rowe"),
        (("Chloe Rowe left.", "Mr Rowe said no."), "Mr Rowe"),
        (("“No,” said her aide, June Lind.", "Mayor Tom Baker Jr. left. He said no."), "Tom Baker Jr"),
        (("Sheikh Hamad bin Khalid bin Nasir al-Orr left.", "“No,” al-Orr said."), HAMAD),
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
        ("Hale and District Trust said no.", "Hale and District Trust"),
        ("Reform's Zarah al-Orr said no.", "Zarah al-Orr"),
        ("“No,” said her lawyer, Kees van Marl.", "Kees van Marl"),
        ("Philippa “Pip” Orr-Lind said no.", "Philippa Orr-Lind"),
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
        (
            "A glue sets under water, scientists reported on Wednesday in Soft Matters.",
            "A glue sets under water",
        ),
        ("Lind told the paper that he was out, a claim the port would not confirm.", "that he was out"),
        (
            "A paper said that Lind had been dismissed by Hale Trust.",
            "that Lind had been dismissed by Hale Trust",
        ),
    ],
)
def test_when_and_how_it_was_said_is_no_part_of_it(sentence, content):
    assert said(sentence) == [[content], [content]]


def test_a_passive_behind_a_saying_takes_no_more_than_its_own_clause():
    assert said("Orr said he was innocent, but the claim was rejected by the council.")[0] == [
        "he was innocent",
        "the claim",
    ]


def test_a_flood_warning_is_nobodys_word():
    assert said("The agency has raised the flood warning for the Ard to its highest level.") == [[], []]


def test_who_is_warned_is_no_eyewitness_and_held_to_account_no_hedge():
    warned, held = analyse("Norrail warned passengers to expect delays. No one was held to account.").claims
    assert (warned.evidence.status, held.evidence.warnings) == (EvidenceStatus.ASSERTION_ONLY, ())
