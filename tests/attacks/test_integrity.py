"""Offsets in any text, line ends and normal forms, people who leave: rows DI-06, DI-08, DI-09 and DI-12."""

import hashlib
import unicodedata
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claims.actions import people, review
from claims.actions.importing import add_article
from claims.actions.reading import read_article
from claims.formats.csv import csv_lines, read_csv_lines
from claims.formats.readers import Unreadable, check_text
from claims.models import Article, Event, Placement, Revision, User
from claims.queries.export import claim_rows
from claims.queries.history_check import check_article
from claims.vocabulary import Mark, Role
from tests.attacks.browsing import everything
from tests.bringing import bring_in

WORDS = [
    "said",
    "Minister Lank",
    "according to",
    '"',
    "“",
    "”",
    "’s",
    ".",
    "!",
    "?",
    "\n",
    "\n\n",
    "\t",
    "\u2028",
]
WORDS += [
    "\u00a0",
    "\U0001f469\u200d\U0001f680",
    "e\u0301",
    "שלום",
    "\u202e",
    "\ufeff",
    "date 2031-05-02 ",
    "\r\n",
    "1.5",
]
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), max_size=40).map(" ".join),
)


@given(text=texts)
@settings(max_examples=120, suppress_health_check=list(HealthCheck))
@example(text="\U0001f600" * 20 + "\nThe price rose, \U0001f600 Minister Lank said.\n")
@example(text="date 2031-05-02\nHead\n\ufeffIt rained\u2028in Korsen, he said.\r\nAnd\rmore.")
def test_di_06_every_claim_is_where_it_says(edda: User, text: str):
    """After import, reading and export: in the table and in what is read back from the file."""
    with transaction.atomic():
        try:
            article = add_article(actor=edda, content=text, ask_for_reading=False)
        except Unreadable:
            return
        read_article(actor=edda, article=article)
        stored = Revision.objects.get(article=article).text
        assert stored == text.replace("\r\n", "\n").replace("\r", "\n") == check_text(text)
        for row in read_csv_lines(csv_lines(claim_rows([article.pk], viewer=None))):
            start, end = int(row["start"]), int(row["end"])
            assert 0 <= start < end <= len(stored)
            assert stored[start:end] == row["text"] == row["text"].strip() != ""
            assert row["article_sha256"] == hashlib.sha256(stored.encode()).hexdigest()
        assert check_article(article) == []
        transaction.set_rollback(True)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_di_08_the_form_of_letters_is_kept(client: Client, form: str):
    text = unicodedata.normalize(form, "Bürgermeister Žižek in Kórsen\nEs regnet, sagte Ångström.\n")
    bring_in(client, {"file": SimpleUploadedFile("story.txt", text.encode())})
    revision = Revision.objects.get()
    assert revision.text == text and bytes(revision.original) == text.encode()
    assert revision.sha256 == hashlib.sha256(text.encode()).hexdigest()


ENDS = ["\n", "\r\n", "\r"]
KEPT = ["\u2028", "\u2029", "\t", "\u00a0", "\u3000", "\u200b"]


@pytest.mark.parametrize("end", ENDS, ids=repr)
@pytest.mark.parametrize("inside", KEPT, ids=repr)
def test_di_09_offsets_do_not_depend_on_line_ends(client: Client, edda: User, end: str, inside: str):
    """Pasted or as a file: the same text, the same offsets, in the table and in the CSV."""
    text = f"Rain falls{end}It{inside}rained in Korsen, the mayor said.{end}{end}Nobody{inside}knew why.{end}"
    bring_in(client, {"text": text})
    bring_in(client, {"file": SimpleUploadedFile("story.txt", text.encode())}, again="on")
    wanted, tables = text.replace("\r\n", "\n").replace("\r", "\n"), []
    for story in Article.objects.order_by("pk"):
        read_article(actor=edda, article=story)
        assert story.current_revision.text == wanted
        answer = client.get(reverse("export-claims", args=[story.pk]))
        rows = list(read_csv_lines([b"".join(answer.streaming_content).decode()]))
        tables.append([(row["start"], row["end"], row["text"]) for row in rows])
        for start, stop, words in tables[-1]:
            assert wanted[int(start) : int(stop)] == words
    assert tables[0] == tables[1] and len(tables[0]) >= 3


def test_di_12_nobody_and_nothing_is_deleted(ada: User, mara: User, story: Article, signed_in: Callable):
    placement = Placement.objects.select_related("article").filter(article=story).first()
    review.mark_claim(actor=mara, placement=placement, opinion=review.Opinion(Mark.VERIFIED), former=None)
    browser, before = signed_in(ada), everything()
    for table, row in (("user", mara), ("article", story)):
        assert browser.post(f"/admin/claims/{table}/{row.pk}/delete/", {"post": "yes"}).status_code == 403
        many = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
        browser.post(f"/admin/claims/{table}/", many)
        with pytest.raises(ProtectedError):
            row.delete()
    assert everything() == before


def test_di_12_history_names_people_as_they_were(ada: User, mara: User, story: Article):
    placement = Placement.objects.select_related("article").filter(article=story).first()
    review.mark_claim(actor=mara, placement=placement, opinion=review.Opinion(Mark.VERIFIED), former=None)
    mara.name, mara.is_active = "Mara Holm", False
    people.change_person(actor=ada, person=mara, role=Role.READER)
    event = Event.objects.filter(article=story, actor=mara).get()
    assert (event.actor_name, event.actor.name) == ("Mara Lind", "Mara Holm")
    assert check_article(story) == []
