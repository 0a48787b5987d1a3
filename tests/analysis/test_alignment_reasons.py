"""What an edit touches, in words, and what is no more than another setting of the same words."""

import pytest

from claims.analysis.alignment import DraftText, align, by_risk
from claims.analysis.drafts.materiality import RISKS, reasons_for
from claims.analysis.drafts.surroundings import Around
from claims.analysis.drafts.word_difference import Change, word_difference
from claims.analysis.drafts.wording import canonical, same_heading
from claims.analysis.spans import Span
from claims.vocabulary import ClaimFate


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"No," he said.', "“No,” he said."),
        ("« No », he said.", '"No", he said.'),
        ("The 'new' plan", "The ‘new’ plan"),
        ("It's late", "It’s late"),
        ("a pause -- then", "a pause – then"),
        ("a pause—then", "a pause – then"),
        ("3-5 May", "3–5 May"),
        ("Tarsk‑Velmara border", "Tarsk–Velmara border"),
        ("was -5 degrees", "was −5 degrees"),
        ("at −$5", "at -$5"),
        ("10 000 people", "10\u202f000 people"),
        ("5 % more", "5% more"),
        ("Why ?", "Why?"),
        ("Wait...", "Wait…"),
        ("Zu\u0308rich", "Zürich"),
        ("soft\u00adhyphen", "softhyphen"),
        ("two  spaces\nhere", "two spaces here"),
    ],
)
def test_another_setting_of_the_same(old, new):
    assert canonical(old) == canonical(new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("was -5 degrees", "was 5 degrees"),
        ("was – 5 degrees", "was –5 degrees"),
        ("10-20 crowns", "10 −20 crowns"),
        ("1.250 crowns", "1,250 crowns"),
        ("1.5 per cent", "15 per cent"),
        ("10 000 people", "10000 people"),
        ("10 00 people", "1 000 people"),
        ("10² metres", "102 metres"),
        ("5' wide", '5" wide'),
        ("5′ wide", "5″ wide"),
        ("+5 points", "5 points"),
        ("±5 points", "+5 points"),
        ("5%", "5‰"),
        ("€5", "£5"),
        ("<5 people", ">5 people"),
        ("the “reform” failed", "the reform failed"),
        ("the “tax reform”", "the tax “reform”"),
        ("re-sign", "resign"),
        ("may be", "maybe"),
        ("man-eating shark", "man eating shark"),
        ("the drivers' pay", "the drivers pay"),
        ("the driver's pay", "the drivers' pay"),
        ("Polish workers", "polish workers"),
        ("Drivers, who slept", "Drivers who slept"),
        ("He left.", "He left?"),
        ("5 m wide", "5m wide"),
        ("\u202e12", "12"),
        ("١٢ people", "12 people"),
    ],
)
def test_another_reading(old, new):
    assert canonical(old) != canonical(new)
    (fate,) = align(
        DraftText(f"{old} is what was written here today."),
        DraftText(f"{new} is what was written here today."),
    )
    assert (fate.fate, fate.material) == (ClaimFate.CHANGED, True)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Talks Fail In Korsen", "Talks fail in Korsen", True),
        ("TALKS FAIL", "Talks fail", True),
        ("Aid to US cut", "Aid to us cut", False),
        ("WHO warns of flu", "Who warns of flu", False),
        ("WHO WARNS OF FLU", "Who warns of flu", False),
        ("Talks fail", "Talks failed", False),
    ],
)
def test_the_case_of_a_heading(old, new, same):
    assert same_heading(old, new) is same


@pytest.mark.parametrize(
    ("old", "new", "first"),
    [
        ("Rebels fired first, the army said.", "Rebels fired first.", "attribution lost"),
        ("According to Holt, 12 died.", "14 died.", "attribution lost"),
        ("The blast was reportedly an accident.", "The blast was an accident.", "hedge lost"),
        ("The dam may have failed in 12 places.", "The dam failed in 14 places.", "hedge lost"),
        ("Holt said it was over.", "Holt claimed it was over.", "who says it"),
        ("At least 12 died.", "At least 14 died.", "number"),
        ("It costs €5.", "It costs $5.", "number"),
        ("Twelve boats sank.", "Twenty boats sank.", "number"),
        ("Holt won the vote.", "Brel won the vote.", "name"),
        ("He will go.", "He will not go.", "negation"),
        ("It was lawful.", "It was unlawful.", "negation"),
        ("She can go.", "She can't go.", "negation"),
        ("He saw “a red car” pass.", "He saw “a blue car” pass.", "quotation"),
        ("Dogs bite men.", "Men bite dogs.", "name"),
        ("the dog bit the man", "the man bit the dog", "order of words"),
        ("The road is wide.", "The road is broad.", "wording"),
        ("The road, long and wide.", "The road; long and wide.", "punctuation"),
    ],
)
def test_what_is_named_first(old, new, first):
    reasons = reasons_for(canonical(old), canonical(new))
    assert reasons[0] == first
    assert list(reasons) == sorted(reasons, key=RISKS.index)


def test_the_riskiest_stand_at_the_top():
    old = "Roads are wide.\nHolt won.\nNine died.\nRebels fired, he said.\nIt rained all day."
    new = "Roads are broad.\nBrel won.\nTen died.\nRebels fired.\nIt rained all day."
    order = [fate.reasons[:1] for fate in by_risk(align(DraftText(old), DraftText(new)))]
    assert order == [("attribution lost",), ("number",), ("name",), ("wording",), ()]


def test_the_day_and_the_reading_that_the_caller_knows():
    text = "Talks in Korsen\n\nThe two sides met on Wednesday. The hall was cold."
    monday, tuesday = DraftText(text, published_on="2031-09-15"), DraftText(text, published_on="2031-09-16")
    assert [fate.reasons for fate in align(monday, tuesday)] == [(), ("what “Wednesday” means",), ()]
    spans = [span for fate in align(monday, monday) for span in fate.old]
    told = [Around(frozenset(["Holt"]), frozenset(["reportedly"])), Around(), Around(frozenset(["Holt"]))]
    retold = [Around(), Around(), Around(frozenset(["Brel"]))]
    found = align(DraftText(text, spans, around=told), DraftText(text, spans, around=retold))
    assert [fate.reasons for fate in found] == [("attribution lost", "hedge lost"), (), ("who says it",)]
    assert [fate.material for fate in found] == [True, False, True]


def test_parts_that_people_split_by_hand_are_followed():
    text = "Trams stopped across Korsen for two hours and lorries queued outside the harbour. Rain fell."
    parts = [Span(0, 41), Span(46, 81), Span(82, 92)]
    found = align(DraftText(text, parts), DraftText(text, parts))
    assert [(fate.fate, fate.material) for fate in found] == [(ClaimFate.UNCHANGED, False)] * 3
    found = align(DraftText(text, parts), DraftText(text))
    assert [(fate.fate, fate.old_numbers, fate.new_numbers) for fate in found] == [
        (ClaimFate.MERGED, (0, 1), (0,)),
        (ClaimFate.UNCHANGED, (2,), (1,)),
    ]


def test_the_difference_word_by_word():
    old, new = "At least 12 people, mostly women, died.", "At least 14 people died on Sunday."
    shown = [
        (piece.change, (piece.old or Span(0, 0)).cut(old).strip(), (piece.new or Span(0, 0)).cut(new).strip())
        for piece in word_difference(old, new)
    ]
    assert shown == [
        (Change.KEPT, "At least", "At least"),
        (Change.REMOVED, "12", ""),
        (Change.ADDED, "", "14"),
        (Change.KEPT, "people", "people"),
        (Change.REMOVED, ", mostly women,", ""),
        (Change.KEPT, "died", "died"),
        (Change.ADDED, "", "on Sunday"),
        (Change.KEPT, ".", "."),
    ]
