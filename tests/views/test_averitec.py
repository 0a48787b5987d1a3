"""Settled claims as AVeriTeC: a label only where the editor's mark has one, and nothing else is guessed."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from claims.actions import evidence as acts
from claims.actions import review, settling
from claims.actions.settling import Decision
from claims.formats.averitec import LABELS
from claims.models import Article, User
from claims.vocabulary import Basis, Mark
from tests.drafting import TEXT, mark, place, version_at
from tests.finding import LINK, SECRET

FOUND = acts.FoundLink("https://port.example/log", "Log of the port")


@pytest.fixture
def ferries(add_story) -> Article:
    about = {"url": "https://wire.example/ferries", "publication": "The Halden Wire"}
    return add_story("date 2031-05-02\n" + TEXT, **about)


def settle(
    editor: User, reader: User, story: Article, part: str, word: Mark, basis: Basis | None = None
) -> None:
    given = mark(reader, story, part, word)
    decision = Decision(word, "It was looked up.", basis)
    here = place(story, part)
    settling.settle_claim(actor=editor, placement=here, decision=decision, seen=[given.pk], former=None)


def claims(person: User, story: Article) -> list[dict]:
    client = Client()
    client.force_login(person)
    answer = client.get(reverse("export-averitec", args=[story.pk]))
    assert answer.streaming and answer["Content-Type"].startswith("application/json")
    return json.loads(answer.getvalue())


def test_a_claim_has_what_is_known_of_it_and_null_for_the_rest(mara, edda, ferries):
    here = place(ferries, "Lank")
    review.confirm_attribution(actor=mara, claim=here.claim, version=version_at(ferries, "Lank"))
    acts.add_evidence(actor=mara, placement=here, found=FOUND, passage="No ferry left.")
    acts.add_evidence(actor=mara, placement=here, found=LINK)
    acts.add_evidence(actor=mara, placement=here, found=acts.FoundNote("No ferry."), passage="None")
    secret = acts.FoundLink("https://port.example/secret")
    acts.add_evidence(actor=mara, placement=here, found=secret, passage="A name", handling=SECRET)
    settle(edda, mara, ferries, "Lank", Mark.DISPUTED, Basis.CONTRADICTED)
    answer = {
        "answer": "No ferry left.",
        "answer_type": "Extractive",
        "source_url": "https://port.example/log",
        "source_medium": "Web text",
        "cached_source_url": None,
    }
    assert claims(mara, ferries) == [
        {
            "claim": "the ferries would stop",
            "required_reannotation": False,
            "label": "Refuted",
            "justification": "It was looked up.",
            "claim_date": "2-5-2031",
            "speaker": "Tova Lank",
            "original_claim_url": None,
            "cached_original_claim_url": None,
            "fact_checking_article": "https://wire.example/ferries",
            "reporting_source": "The Halden Wire",
            "location_ISO_code": None,
            "claim_types": [],
            "fact_checking_strategies": [],
            "questions": [{"question": "What does Log of the port say of it?", "answers": [answer]}],
        }
    ]


def test_each_mark_and_basis_has_its_label_or_none(mara, edda, ferries):
    settle(edda, mara, ferries, "harbour", Mark.VERIFIED)
    settle(edda, mara, ferries, "Lank", Mark.DISPUTED, Basis.CONTESTED)
    settle(edda, mara, ferries, "Rain fell", Mark.DISPUTED, Basis.MISSING_CONTEXT)
    settle(edda, mara, ferries, "Velmara", Mark.DISPUTED)
    settle(edda, mara, ferries, "412", Mark.UNSUPPORTED)
    settle(edda, mara, ferries, "Nobody", Mark.NOT_CHECKABLE)
    conflicting = "Conflicting Evidence/Cherrypicking"
    told = [(one["claim"], one["speaker"], one["label"]) for one in claims(mara, ferries)]
    assert told == [
        ("The harbour closed on 3 March.", None, "Supported"),
        ("Minister Tova Lank said the ferries would stop.", None, conflicting),
        ("Rain fell all week.", None, conflicting),
        ("The mill lost 412 sacks of flour.", None, "Not Enough Evidence"),
    ]
    assert set(LABELS.values()) == {"Supported", "Refuted", conflicting, "Not Enough Evidence"}


def test_only_what_an_editor_settled_and_has_not_to_be_read_again(mara, edda, ferries):
    mark(mara, ferries, "412")
    assert claims(mara, ferries) == []
    settle(edda, mara, ferries, "Rain fell", Mark.VERIFIED)
    given = mark(mara, ferries, "412", Mark.UNSUPPORTED)
    about = {"placement": place(ferries, "412"), "seen": [given.pk], "former": None}
    settling.send_back(actor=edda, question="Which mill?", **about)
    assert [one["claim"] for one in claims(mara, ferries)] == ["Rain fell all week."]
    settle(edda, mara, ferries, "412", Mark.VERIFIED)
    assert [one["required_reannotation"] for one in claims(mara, ferries)] == [False, True]


def test_the_command_writes_one_list_of_all_stories(mara, edda, ferries, add_story, tmp_path: Path):
    out = tmp_path / "averitec.json"
    call_command("export_averitec", "--out", str(out))
    assert out.read_text() == "[]\n"
    other = add_story(TEXT)
    for story in (ferries, other):
        settle(edda, mara, story, "Rain fell", Mark.VERIFIED)
        settle(edda, mara, story, "412", Mark.VERIFIED)
    call_command("export_averitec", "--out", str(out))
    lines, found = out.read_text().splitlines(), json.loads(out.read_text())
    assert len(found) == 4 and len(lines) == 6
    dates = {one["claim_date"] for one in found}
    assert dates == {None, "2-5-2031"}
