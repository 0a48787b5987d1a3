"""Words set apart from running text: quotations with a name below them, labels, brackets, short heads."""

import pytest

from claims.analysis.pipeline import analyse
from tests.saying import ENGINES

PULL_QUOTE = "The fares of Tarsk\n\nThe fares go up in May.\n\n{quotation}\n{line}\n\nIt rained all day.\n"


def said(text: str, engine: str) -> list[tuple[str, list[str]]]:
    found = analyse(text, engine=engine).attributions
    return [(one.source_name, [content.cut(text) for content in one.contents]) for one in found]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "line",
    ["— Mayor Ada Lind on the new fares", "– Ada Lind, mayor of Tarsk", "-- Ada Lind", "—Ada Lind in 2030"],
)
@pytest.mark.parametrize("quotation", ['"I would rather swim."', "“I would rather swim. Would you?”"])
def test_a_quotation_is_of_whom_the_line_below_names(quotation, line, engine):
    text = PULL_QUOTE.format(quotation=quotation, line=line)
    assert said(text, engine) == [("Ada Lind", [quotation])]
    assert [claim.span.cut(text) for claim in analyse(text, engine=engine).claims][-2] == line


@pytest.mark.parametrize(
    ("quotation", "line"),
    [
        ('"I would rather swim."', "— nobody knows who"),
        ('"I would rather swim."', "— Ada Lind left. Nobody knows why."),
        ('"I would rather swim."', "Ada Lind on the new fares"),
        ("I would rather swim.", "— Ada Lind on the new fares"),
    ],
)
def test_a_line_below_no_quotation_or_without_a_name_speaks_for_nobody(quotation, line):
    assert said(PULL_QUOTE.format(quotation=quotation, line=line), "light") == []


CONFERENCE = """TRANSCRIPT: Ada Lind before the press

ADA LIND, MAYOR OF TARSK: Thank you. The quay is shut.

QUESTION (Halden Wire): Since when?

LIND: Since Monday. (Pause.) Or Sunday.

(CROSSTALK)

QUESTION: Who shut it?

LIND: I did.

(END)
"""


@pytest.mark.parametrize("engine", ENGINES)
def test_a_label_may_tell_an_office_or_an_outlet(engine):
    assert said(CONFERENCE, engine) == [
        ("Ada Lind", ["Thank you. The quay is shut."]),
        ("Ada Lind", ["Since Monday. (Pause.) Or Sunday."]),
        ("Ada Lind", ["I did."]),
    ]


def test_what_the_clerk_notes_is_no_claim():
    claims = [claim.span.cut(CONFERENCE) for claim in analyse(CONFERENCE).claims]
    assert "LIND: Since Monday." in claims and "Or Sunday." in claims
    assert not {"(CROSSTALK)", "(END)", "TRANSCRIPT:"} & set(claims)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("bracket", ["(HSE: ORR)", "(ORR)"])
def test_a_bracket_behind_a_name_is_whole_and_no_part_of_it(bracket, engine):
    text = f"Orr Therapeutics {bracket}, a leader in lung care, today announced that its trial met its goal."
    (found,) = analyse(text, engine=engine).attributions
    assert found.source_name == "Orr Therapeutics"
    assert found.source and found.source.cut(text).count("(") == found.source.cut(text).count(")")


@pytest.mark.parametrize("engine", ENGINES)
def test_what_an_item_says_is_planned_is_nobodys_plan(engine):
    text = (
        "Orr Therapeutics\n\nKey facts:\n• Second filing planned for May 2031\n• Costs down\n\nIt rained.\n"
    )
    assert said(text, engine) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_answers_to_questions_of_nobody_are_the_outlets_own(engine):
    text = "What the fares mean\n\n" + "Q: Will my pass still work?\nA: Yes, until May.\n" * 2
    assert said(text, engine) == []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("time", ["9:14pm", "09:14"])
def test_the_colon_of_a_time_announces_nothing(time, engine):
    text = f"Orr wrote on X at {time}: “We did everything right.” The quay was shut by then."
    assert said(text, engine) == [("Orr", ["“We did everything right.”"])]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_short_head_may_say_who_speaks(engine):
    text = "Live from Tarsk\n\n16:30 – Minister: no evacuation\nThe quay is shut, and the harbour is empty.\n"
    assert said(text, engine) == [("minister", ["no evacuation"])]
    assert said(text.replace("Minister: no evacuation", "Editor: Ada Lind"), engine) == []
