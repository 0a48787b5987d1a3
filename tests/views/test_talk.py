"""Notes, questions and outcomes as the browser sends them; the list for the writer; the story on paper."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.actions import review, talk
from claims.formats.csv import read_csv_lines
from claims.models import Article, Note, Outcome, Placement
from claims.queries.outline import outline_of
from claims.vocabulary import Mark, NoteKind
from claims.vocabulary import Outcome as Became
from tests.views.counting import counted
from tests.views.test_desk import sentences

HTMX = {"hx_request": "true"}


@pytest.fixture
def client(client: Client, mara) -> Client:
    client.force_login(mara)
    return client


@pytest.fixture
def rows(story: Article, mara) -> list:
    return outline_of(story, mara).rows


def place(row) -> Placement:
    return Placement.objects.select_related("claim", "article", "revision").get(pk=row.placement_id)


def post(client: Client, name: str, story: Article, number: int, *, headers=HTMX, **data):
    return client.post(reverse(name, args=[story.pk, number]), data, headers=headers)


def test_a_note_is_written_and_stands_on_the_card(client, story, rows, oskar):
    html = post(
        client, "write-note", story, rows[0].placement_id, text="Ask @oskar.\n<b>Now</b>"
    ).content.decode()
    assert "Notes · 1 open" in html and "note written" in html
    assert '<b class="called" title="Oskar Veit">@oskar</b>' in html
    assert "&lt;b&gt;Now&lt;/b&gt;" in html and "<b>Now</b>" not in html


def test_without_javascript_it_works_the_same(client, story, rows):
    answer = post(client, "write-note", story, rows[0].placement_id, headers={}, text="Plain.")
    claim = rows[0].claim_id
    assert answer.url == reverse("desk-claim", args=[story.pk, claim]) + f"#claim-{claim}"
    assert "Plain." in client.get(answer.url).content.decode()


def test_a_reader_writes_notes_but_has_no_other_forms(client, ana, story, rows):
    client.force_login(ana)
    html = post(client, "write-note", story, rows[0].placement_id, text="Libel risk.").content.decode()
    assert "Libel risk." in html and 'name="rewrite"' not in html and 'id="outcome-reason' not in html
    undone = client.post(reverse("undo", args=[story.pk]), headers=HTMX).content.decode()
    assert "Libel risk." not in undone
    assert post(client, "ask-writer", story, rows[0].placement_id, text="Why?").status_code == 403
    assert post(client, "set-outcome", story, rows[0].placement_id, value="stands").status_code == 403


def test_replies_resolving_and_opening_again(client, story, rows, mara):
    first = talk.write_note(actor=mara, placement=place(rows[0]), text="Which year?")
    number = rows[0].placement_id
    html = post(client, "write-note", story, number, text="2019.", reply_to=first.public_id).content.decode()
    assert 'class="note-reply"' in html and "Notes · 1 open" in html
    html = post(client, "resolve-note", story, first.pk, placement=number).content.decode()
    assert "1 resolved" in html and "1 open" not in html
    now = Note.objects.current().get(public_id=first.public_id)
    assert "Notes · 1 open" in post(client, "reopen-note", story, now.pk, placement=number).content.decode()
    assert post(client, "resolve-note", story, now.pk, placement=number).status_code == 409


def test_the_second_tab_keeps_what_was_typed_and_shows_what_stands(client, story, rows, mara):
    """CO-13."""
    note = talk.write_note(actor=mara, placement=place(rows[0]), text="One.")
    number = rows[0].placement_id
    told = {"placement": number, "which": "change", "of": note.public_id.hex}
    post(client, "change-note", story, note.pk, text="Two.", **told)
    answer = post(client, "change-note", story, note.pk, text="Three, typed at length.", **told)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Three, typed at length." in html and "Two." in html and "was changed in the meantime" in html
    assert "kept in its form below" in html
    assert Note.objects.current().get().text == "Two."


def test_a_stale_outcome_shows_both(client, story, rows, oskar):
    talk.set_outcome(actor=oskar, placement=place(rows[0]), value=Became.REMOVED, reason="", former=None)
    told = {"which": "outcome", "value": "stands", "reason": "It holds.", "former": ""}
    answer = post(client, "set-outcome", story, rows[0].placement_id, **told)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "You chose: Stands" in html and 'value="It holds."' in html and "<b>Removed</b>" in html


def test_an_outcome_was_set_by_the_newsroom_s_clock(client, story, rows, mara, settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    made = talk.set_outcome(actor=mara, placement=place(rows[0]), value=Became.STANDS, reason="", former=None)
    shown = client.get(reverse("desk-claim", args=[story.pk, rows[0].claim_id])).content.decode()
    clock = timezone.localtime(made.set_at)
    outcome = shown.partition('id="outcome"')[2].partition('id="who"')[0]
    assert clock.utcoffset() == timedelta(hours=9) and f"{clock:%H:%M}</time>" in outcome


def test_an_outcome_stands_beside_the_mark(client, story, rows):
    told = {"value": "change_asked", "reason": "Wrong year."}
    html = post(client, "set-outcome", story, rows[0].placement_id, **told).content.decode()
    assert "<b>Change asked</b>" in html and "Wrong year." in html
    former = Outcome.objects.current().get().pk
    html = post(client, "set-outcome", story, rows[0].placement_id, value="", former=former).content.decode()
    assert "<b>not set</b>" in html


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("write-note", {"text": " "}),
        ("write-note", {"text": "a" * 5001}),
        ("ask-writer", {"text": ""}),
        ("set-outcome", {"value": "maybe"}),
        ("set-outcome", {"value": "runs_on_their_word"}),
        ("write-note", {"text": "To whom?", "reply_to": "x"}),
    ],
)
def test_nonsense_is_refused(client, story, rows, name, data):
    assert post(client, name, story, rows[0].placement_id, **data).status_code == 422
    assert not Note.objects.exists() and not Outcome.objects.exists()


def test_a_note_of_another_claim_or_story_is_not_found(client, story, add_story, rows, mara):
    other = outline_of(add_story("Another\nThe bridge is closed.\n"), mara).rows[0]
    for there in (rows[1], other):
        note = talk.write_note(actor=mara, placement=place(there), text="Elsewhere.")
        here = {"placement": rows[0].placement_id}
        assert post(client, "change-note", story, note.pk, text="Mine.", **here).status_code == 404
        reply = {"text": "Reply.", "reply_to": note.public_id}
        assert post(client, "write-note", story, rows[0].placement_id, **reply).status_code == 404


def test_a_question_comes_with_the_sentence_and_an_unchanged_one_suggests_nothing(client, story, rows):
    page = client.get(reverse("desk-claim", args=[story.pk, rows[0].claim_id])).content.decode()
    sentence = "A loaf of bread costs two crowns in Korsen."
    assert f">{sentence}</textarea>" in page
    html = post(
        client, "ask-writer", story, rows[0].placement_id, text="Where?", rewrite=sentence
    ).content.decode()
    assert Note.objects.get().rewrite == "" and "asks the writer" in html
    assert '<span id="open-queries" hx-swap-oob="innerHTML"> · 1' in html
    rewrite = "A loaf costs two crowns in most shops of Korsen."
    post(client, "ask-writer", story, rows[0].placement_id, text="Everywhere?", rewrite=rewrite)
    assert Note.objects.get(text="Everywhere?").rewrite == rewrite


def test_the_number_of_open_questions_follows_resolve_reopen_and_undo(client, story, rows):
    number = rows[0].placement_id

    def waiting(answer) -> str:
        return answer.content.decode().split('id="open-queries" hx-swap-oob="innerHTML">')[1].split("<")[0]

    def current() -> int:
        return Note.objects.current().get().pk

    assert "1" in waiting(post(client, "ask-writer", story, number, text="Where?"))
    assert not waiting(post(client, "resolve-note", story, current(), placement=number)).strip()
    assert "1" in waiting(post(client, "reopen-note", story, current(), placement=number))
    undo = reverse("undo", args=[story.pk])
    assert not waiting(client.post(undo, headers=HTMX)).strip()
    assert "1" in waiting(client.post(undo, headers=HTMX))
    assert not waiting(client.post(undo, headers=HTMX)).strip()


def test_the_list_for_the_writer_is_in_reading_order(client, story, rows, mara):
    for row, text in ((rows[2], "Later?"), (rows[0], "First?")):
        talk.ask_writer(actor=mara, placement=place(row), text=text, rewrite=f"Rewritten {text}")
    answered = Note.objects.get(text="First?")
    about = {"placement": place(rows[0]), "answer": "The bakers’ list.", "resolved": True}
    talk.answer_query(actor=mara, note=answered, **about)
    talk.write_note(actor=mara, placement=place(rows[1]), text="No question.")
    page = client.get(reverse("queries", args=[story.pk])).content.decode()
    assert page.index("First?") < page.index("Later?") and "No question." not in page
    assert "2 asked, 1 open" in page and "Rewritten Later?" in page
    desk = client.get(reverse("desk", args=[story.pk])).content.decode()
    assert '<span id="open-queries"> · 1' in desk
    text = client.get(reverse("queries-text", args=[story.pk]))
    assert text["Content-Type"] == "text/plain; charset=utf-8" and "attachment" in text["Content-Disposition"]
    lines = text.content.decode().splitlines()
    assert lines[:5] == [
        "Questions to the writer: Velmara raises bread price",
        "",
        "Claim 1 (settled)",
        "It reads: A loaf of bread costs two crowns in Korsen.",
        "Question from Mara Lind: First?",
    ]


def test_the_list_takes_as_many_queries_for_ten_questions_as_for_one(client, story, rows, mara):
    address = reverse("queries", args=[story.pk])
    talk.ask_writer(actor=mara, placement=place(rows[0]), text="First?")
    with counted() as one:
        client.get(address)
    for row in rows:
        talk.ask_writer(actor=mara, placement=place(row), text="And this?")
    with counted() as many:
        client.get(address)
    assert many.total == one.total <= 9, "\n".join(many.statements)


def test_names_are_those_of_people_who_may_see_the_story(client, story, mara, oskar, ada, nobody):
    address = reverse("names", args=[story.pk])
    known = {person["username"] for person in client.get(address).json()["people"]}
    assert {"mara", "oskar", "ada"} <= known and "nobody" not in known
    Article.objects.filter(pk=story.pk).update(restricted=True)
    story.admitted.set([mara])
    known = {person["username"] for person in client.get(address).json()["people"]}
    assert "oskar" not in known and {"mara", "ada"} <= known


def test_the_export_holds_outcomes_and_notes(client, story, rows, mara):
    here = place(rows[0])
    talk.set_outcome(actor=mara, placement=here, value=Became.CHANGED, reason="", former=None)
    note = talk.write_note(actor=mara, placement=here, text="=SUM(A1)")
    talk.resolve_note(actor=mara, placement=here, note=note)
    talk.ask_writer(actor=mara, placement=here, text="Where?", rewrite="Elsewhere.")
    lines = b"".join(client.get(reverse("export-claims", args=[story.pk])).streaming_content).decode()
    table = list(read_csv_lines(lines.splitlines(keepends=True)))
    row = next(row for row in table if row["number"] == "1")
    assert row["outcome"] == "changed"
    first, second = json.loads(row["notes"])
    assert (first["author"], first["text"], first["resolved"]) == ("mara", "=SUM(A1)", True)
    assert (second["kind"], second["rewrite"], second["answer"]) == (NoteKind.QUERY, "Elsewhere.", "")
    assert {row["notes"] for row in table if row["number"] != "1"} == {"[]"}


def test_the_story_on_paper_has_every_claim_with_what_is_known(client, story, rows, mara):
    here = place(rows[0])
    opinion = review.Opinion(Mark.UNSUPPORTED, rationale="No list names it.")
    review.mark_claim(actor=mara, placement=here, opinion=opinion, former=None)
    talk.set_outcome(actor=mara, placement=here, value=Became.CHANGE_ASKED, reason="Softer.", former=None)
    talk.ask_writer(actor=mara, placement=here, text="Which shop?")
    page = client.get(reverse("print", args=[story.pk])).content.decode()
    for words in (
        "∅ Unsupported",
        "No list names it.",
        "Change asked",
        "Softer.",
        "Which shop?",
        "Tova Lank",
    ):
        assert words in page
    assert page.count('class="paper-claim"') == len(rows) and page.count('class="paper-marked"') == len(rows)
    desk = client.get(reverse("desk", args=[story.pk])).content.decode()
    assert reverse("print", args=[story.pk]) in desk


@pytest.mark.django_db(transaction=True)
def test_paper_takes_as_many_queries_for_200_claims_as_for_10(client, add_story):
    counts = []
    for story in (add_story(sentences(10)), add_story(sentences(200))):
        with counted() as asked:
            assert client.get(reverse("print", args=[story.pk])).status_code == 200
        counts.append(asked.total)
    assert counts[0] == counts[1] <= 12, "\n".join(asked.statements)


@pytest.mark.django_db(transaction=True)
def test_a_decision_with_notes_that_call_people_stays_within_its_queries(client, story, rows, mara, oskar):
    here = place(rows[0])
    talk.write_note(actor=oskar, placement=here, text='@mara and @"Edda Roth", look.')
    talk.set_outcome(actor=mara, placement=here, value=Became.STANDS, reason="", former=None)
    with counted() as decision:
        post(client, "mark", story, rows[0].placement_id, mark="disputed")
    assert decision.until_commit <= 12 and decision.total <= 20, "\n".join(decision.statements)
