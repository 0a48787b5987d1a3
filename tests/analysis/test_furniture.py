"""What only furnishes a text is no claim; whatever may state something stays one."""

import pytest

from claims.analysis.furniture import after_mark, states_nothing
from claims.analysis.layout import lay_out
from claims.analysis.pipeline import analyse
from claims.analysis.spans import Span


@pytest.mark.parametrize(
    "line",
    [
        "* * *",
        "———",
        "\u200b",
        "ADVERTISEMENT",
        "Article continues after advertisement",
        "Read more: Nine walks along the quay",
        "© 2031 Halden Wire. All rights reserved.",
        "Copyright 2031 Halden Wire",
        "All rights reserved.",
        "© 2031 Tarsker Zeitung. Alle Rechte vorbehalten.",
        "Tous droits réservés",
        "Anzeige",
        "Lire aussi : Neuf quais à voir",
        "Sign up for our morning letter",
        "Media contact: Ada Lind, press@halden.example, +00 555 0142",
        "press@halden.example | www.halden.example",
        "Tel: +00 555 0142",
        "Notes to editors:",
        "→ Read the full story",
        "Was this letter forwarded to you? Sign up here.",
        "You receive this email because you signed up at halden.example.",
        "Unsubscribe | Manage preferences",
        "((ada.lind@halden.example; +00 555 0142))",
        "More to follow...",
        "Email us: tips@halden.example",
        "Keywords: TARSK QUAY/",
        "(CROSSTALK)",
        "[Laughter]",
        "ENDS",
        "-ends-",
        "Embargoed until 00:01 on Tuesday",
        "14:05 UPDATE",
        "14:05 | BREAKING",
        "Last updated: 14:05, 3 May 2031",
        "By Ada Lind, court reporter",
        "_ With reporting by Ada Lind",
        "By Ada Lind, home affairs editor, in Korsen",
    ],
)
def test_nothing_to_check(line):
    assert states_nothing(line, Span(0, len(line)))


@pytest.mark.parametrize(
    "line",
    [
        "Copyright claims rose by 40 percent.",
        "Advertisements worth 3 million crowns were never shown.",
        "Read more than 40 books, the minister said.",
        "Contact: the mayor was never reached by the police.",
        "Contacts between the two banks ended in May.",
        "Sign up fees doubled to 40 crowns.",
        "Ends of the pier have sunk.",
        "More than half.",
        "More follows from it: the quay is lost.",
        "Contact us said the quay was shut 40 times.",
        "Was this the end of the quay?",
        "You received this medal because you swam.",
        "(Pause for 40 minutes.)",
        "14:05 Police close the quay",
        "14:05 BREAKING: Quay closed",
        "Updated rules come into force on 3 May.",
        "Related: Two men were arrested. Both deny it.",
        "Stops: 19",
        "By Monday, four boats had left",
        "555 0142 people",
        "Send them to us, the mayor said, and we will pay.",
    ],
)
def test_what_states_something_stays(line):
    assert not states_nothing(line, Span(0, len(line)))


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("18:42 – Ferry turned back", "Ferry turned back"),
        ("17:40 | Ada Lind writes:", "Ada Lind writes:"),
        ("[14:05] The quay is shut.", "The quay is shut."),
        ("2.15pm Police close the quay", "Police close the quay"),
        ("• Two piers are shut", "Two piers are shut"),
        ("- Two piers are shut", "Two piers are shut"),
        ("• 9 a.m.: The trial goes on", "The trial goes on"),
        ("2. The depot", "The depot"),
        ("2.1 Ada Lind said so.", "Ada Lind said so."),
        ("UPDATE 2-Quay shut", "Quay shut"),
        ("CORRECTED-REFILE-Quay shut", "Quay shut"),
        ("Correction: an earlier post said so.", "an earlier post said so."),
        ("17:31 BREAKING: Quay shut", "Quay shut"),
        ("2.5 million crowns are gone.", "2.5 million crowns are gone."),
        ("31 boats left.", "31 boats left."),
        ("EXCLUSIVE talks ended.", "EXCLUSIVE talks ended."),
        ("Lind: quay shut", "Lind: quay shut"),
        ("12:30 is the deadline, she said.", "12:30 is the deadline, she said."),
        ("9.15 million crowns are gone.", "9.15 million crowns are gone."),
        ("3:2 was the score.", "3:2 was the score."),
        ("14:05 Monday was the deadline.", "14:05 Monday was the deadline."),
        ("-5 degrees were measured.", "-5 degrees were measured."),
    ],
)
def test_a_bullet_or_a_time_is_no_part_of_what_is_stated(line, stated):
    assert after_mark(line, Span(0, len(line))).cut(line) == stated


LIVE = (
    "Live: the quay of Tarsk\n\n18:42 – Ferry turned back\nThe ferry has turned back, the mayor said.\n\n"
    '17:58 – "Stay away"\nThe quay is shut.\n\n17:05 UPDATE\nThe quay is open again.\n\n'
    "16:50 Two boats have sunk off the quay, the police say.\n"
)


def test_the_head_of_a_live_entry_is_a_subhead_and_its_time_no_figure():
    analysis = analyse(LIVE)
    found = {claim.span.cut(LIVE): claim for claim in analysis.claims}
    assert [words for words, claim in found.items() if claim.kind.value == "subhead"] == [
        "18:42 – Ferry turned back", '17:58 – "Stay away"',
    ]  # fmt: skip
    assert "17:05 UPDATE" not in found
    assert not any("figure" in claim.reasons for claim in analysis.claims)
    contents = [content.cut(LIVE) for said in analysis.attributions for content in said.contents]
    assert "Two boats have sunk off the quay" in contents


@pytest.mark.parametrize("label", ["Correction", "TRANSCRIPT", "Results", "Source", "17:05 UPDATE"])
def test_a_label_is_no_speaker(label):
    text = f"The quay of Tarsk\n\n{label}: an earlier post said that the quay was shut.\n\nIt was open.\n"
    assert [said.source_name for said in analyse(text).attributions] == ["an earlier post"]


def test_a_bullet_is_no_part_of_a_name():
    text = "Key points\n\n• Ada Lind said that the quay is shut.\n\nThe quay was built in 1990.\n"
    (said,) = analyse(text).attributions
    assert said.source and said.source.cut(text) == said.source_name == "Ada Lind"


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\n\n"])
def test_a_date_in_a_line_of_its_own_below_the_headline_is_metadata(break_):
    text = break_.join(["The quay is shut", "date 2031-05-04", "Nobody may land. It rains."])
    layout = lay_out(text)
    assert layout.published_on == "2031-05-04"
    assert [block.span.cut(text) for block in layout.blocks] == [
        "The quay is shut",
        "Nobody may land. It rains.",
    ]


@pytest.mark.parametrize("line", ["date 2031-13-40", "date 2031-05-04 was the day"])
def test_no_date_below_the_headline_loses_nothing(line):
    text = f"The quay is shut\n{line}\nNobody may land. It rains."
    assert lay_out(text).published_on == ""
    assert line in [block.span.cut(text) for block in lay_out(text).blocks]


@pytest.mark.parametrize("sign", [" ", "\n", "1", "(", "a@", "1:", "- ", "a ", "date "])
def test_a_long_run_of_anything_is_laid_out(sign):
    text = "a\n" + sign * 100_000
    assert lay_out(text).blocks[0].span.start == 0


@pytest.mark.parametrize("between", ["ADVERTISEMENT", "14:05", "* * *", "By Ada Lind"])
def test_words_that_go_on_over_furniture_are_read(between):
    turns = "Ada Lind on the quay\n" + "Wire: Is it shut?\nLind: It is.\n" * 2
    for text in (f"{turns}{between}\nNobody landed.", f"“We left,\n{between}\n“and it fell,” Ada Lind said."):
        contents = [content.cut(text) for said in analyse(text).attributions for content in said.contents]
        assert contents and between not in contents
