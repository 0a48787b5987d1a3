"""One of several files is opened by itself, corrected, and comes in as it was left."""

from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from claims.actions.importing import add_article
from claims.jobs import _queue
from claims.models import Article, Job, Revision, User
from tests.bringing import look_fields, press, text_of
from tests.bringing import send_many as send
from tests.views.test_large_files import POLISH, leads_to, work

FILES = Path(__file__).parent.parent / "formats/files"
TEXT = "Harbour reopens\nThe harbour reopened on Friday, the port office said.\n"
SNOW = ("snow.txt", b"Snow\nIt snowed.\n")


@pytest.fixture
def client(client: Client, mara: User) -> Client:
    client.force_login(mara)
    return client


def open_file(client: Client, page: HttpResponse, number: int = 1) -> HttpResponse:
    url = press(client, page, "open", open=number).url
    assert url == reverse("article-of-many", args=[Job.objects.get(kind="import").pk, number])
    return client.get(url)


def send_back(client: Client, one: HttpResponse, button: str = "keep", **changes: object) -> HttpResponse:
    sent = look_fields(one) | {"knew": one.context["about"].knew, button: "1"} | changes
    return client.post(one.wsgi_request.path, sent)


def bring_in(client: Client, page: HttpResponse) -> Job:
    press(client, page, "add")
    job = Job.objects.get(kind="import")
    _queue.run_job.func(job.pk)
    job.refresh_from_db()
    return job


def test_what_is_corrected_there_is_kept_and_comes_in(client):
    page = send(client, ("a.txt", TEXT.encode()), SNOW)
    one = open_file(client, page)
    assert "As it will be split · 2" in text_of(one) and "the port office" in text_of(one)
    details = {"desk": "Ports", "publication": "The Tide", "due": "2031-05-02T10:00", "language": "en"}
    text = TEXT.replace("Friday", "Thursday")
    back = send_back(client, one, text=text, headline="Harbour opens", **details)
    assert back.url == f"{page.wsgi_request.path}#look-1"
    assert not Article.objects.exists()
    page = client.get(page.wsgi_request.path)
    assert "Its text stands as you corrected it" in text_of(page) and "Thursday" in text_of(page)
    again = open_file(client, page)
    assert again.context["form"]["text"].value() == text and again.context["form"]["desk"].value() == "Ports"
    assert 'value="2031-05-02 10:00:00"' in again.content.decode(), "as a field for a time takes it"
    assert bring_in(client, page).result == {"added": 2}
    story = Article.objects.get(headline="Harbour opens")
    draft = story.current_revision
    assert (draft.text, draft.edited, bytes(draft.original)) == (text, True, TEXT.encode())
    assert (story.desk, story.publication, draft.language) == ("Ports", "The Tide", "en")
    assert (
        story.due.isoformat().startswith("2031-05-02")
        and not Revision.objects.get(article__headline="Snow").edited
    )


def test_the_day_and_the_address_are_corrected_there_and_come_in(client):
    dated = ("a.txt", b"date 2031-05-02\n" + TEXT.encode())
    page = send(client, dated, SNOW, ("c.txt", dated[1].replace(b"Friday", b"Sunday")))
    assert "2031-05-02" in text_of(page)
    one = open_file(client, page)
    assert one.context["form"]["published_on"].value() == "2031-05-02"
    send_back(client, one, published_on="2031-05-03", url="https://korsen.example/a")
    page = client.get(page.wsgi_request.path)
    assert "2031-05-03" in text_of(page)
    send_back(client, open_file(client, page, 3), published_on="")
    again = open_file(client, page, 3)
    assert not again.context["form"]["published_on"].value()
    assert bring_in(client, page).result == {"added": 3}
    days = Article.objects.order_by("pk").values_list("published_on", "url")
    assert [(str(day), url) for day, url in days] == [
        ("2031-05-03", "https://korsen.example/a"),
        ("None", ""),
        ("None", ""),
    ]


def test_what_was_typed_in_the_list_stays_when_one_is_opened(client):
    page = send(client, ("a.txt", TEXT.encode()), SNOW)
    changes = {"file-1-headline": "Open again", "file-2-take": None}
    one = client.get(press(client, page, "open", open=1, **changes).url)
    assert one.context["form"]["headline"].value() == "Open again"
    page = client.get(page.wsgi_request.path)
    assert [form.look.comes_in for form in page.context["forms"]] == [True, False]


def test_an_encoding_that_nobody_chose_stays_a_guess_when_another_file_is_opened(client):
    page = send(client, ("a.txt", TEXT.encode()), ("b.txt", "Łódź żółty\nSpał źle.\n".encode("cp1250")))
    one = open_file(client, page)
    assert "chosen by you" not in text_of(one)
    send_back(client, one)
    assert "The encoding is a guess" in text_of(client.get(page.wsgi_request.path))
    other = open_file(client, client.get(page.wsgi_request.path), 2)
    assert "The encoding is a guess" in text_of(other)
    send_back(client, other, encoding="windows-1250")
    assert "The encoding is a guess" not in text_of(client.get(page.wsgi_request.path))


def test_what_was_left_out_is_put_back_into_the_edited_text(client):
    page = send(client, ("b.docx", (FILES / "libreoffice.docx").read_bytes()), SNOW)
    one = open_file(client, page)
    (number, block), *_ = one.context["read"].dropped
    text = one.context["form"]["text"].value().replace("after storm", "after the storm", 1)
    shown = client.get(send_back(client, one, "show", text=text, back=[number]).url)
    assert "after the storm" in shown.context["form"]["text"].value()
    assert block.text in shown.context["form"]["text"].value()
    send_back(client, shown)
    bring_in(client, client.get(page.wsgi_request.path))
    assert Revision.objects.get(kind="word").text == shown.context["form"]["text"].value()


def test_a_file_that_is_read_in_another_way_is_that_in_the_list_too(client):
    polish = "Łódź żółty\nPremier powiedział, że źle się dzieje w państwie.\n"
    page = send(client, ("lodz.txt", polish.encode("cp1250")), SNOW)
    one = open_file(client, page)
    edited = client.get(send_back(client, one, "show", text="Something else.", desk="Abroad").url)
    assert edited.context["form"]["text"].value() == "Something else."
    refused = send_back(client, edited, "show", encoding="utf-8")
    assert refused.status_code == 422 and "does not fit" in text_of(refused)
    assert refused.context["form"]["text"].value() == "Something else."
    right = client.get(send_back(client, edited, "show", encoding="windows-1250").url)
    assert (
        right.context["form"]["text"].value() == polish and right.context["form"]["desk"].value() == "Abroad"
    )
    bring_in(client, client.get(page.wsgi_request.path))
    assert Revision.objects.get(article__desk="Abroad").text == polish


def test_the_headline_follows_the_first_line_unless_it_was_typed(client):
    page = send(client, ("a.txt", TEXT.encode()), SNOW)
    text = TEXT.replace("Harbour reopens", "Port reopens")
    send_back(client, open_file(client, page), text=text)
    page = client.get(page.wsgi_request.path)
    assert page.context["forms"][0]["headline"].value() == "Port reopens"
    send_back(client, open_file(client, page), text=text, headline="Open again")
    assert bring_in(client, client.get(page.wsgi_request.path)).result == {"added": 2}
    assert Article.objects.filter(headline="Open again", current_revision__text=text).exists()


@pytest.mark.django_db(transaction=True)
def test_what_waits_for_a_worker_and_is_cancelled_can_be_gone_on_with(client):
    page = send(client, ("a.txt", TEXT.encode()), ("bad.txt", b"\x7fELF\x02\x01" + bytes(64)))
    send_back(client, open_file(client, page), text="Mine\nIt is mine.\n")
    url = press(client, page, "add").url
    client.post(f"{url}cancel/")
    shown = text_of(client.get(url))
    assert "File: <bdi>a.txt</bdi>" in shown and "Left out: <bdi>bad.txt</bdi>" in shown
    client.post(f"{url}retry/")
    _queue.run_job.func(Job.objects.get().pk)
    assert Revision.objects.get().text == "Mine\nIt is mine.\n"


@pytest.mark.django_db(transaction=True)
def test_what_was_cancelled_can_be_discarded(client, settings):
    page = send(client, ("a.txt", TEXT.encode()), SNOW)
    url = press(client, page, "add").url
    client.post(f"{url}cancel/")
    assert "Discard the files" in text_of(client.get(url))
    client.post(page.wsgi_request.path, {"discard": "1"})
    assert list(settings.STAGED_DIR.iterdir()) == []
    shown = text_of(client.get(url))
    assert "Discard the files" not in shown and "Try again" not in shown


def test_two_windows_do_not_overwrite_each_others_text(client):
    page = send(client, ("a.txt", TEXT.encode()), SNOW)
    one = open_file(client, page)
    send_back(client, one, text="Mine\nIt is mine.\n")
    late = send_back(client, one, text="Other\nIt is another.\n")
    assert late.status_code == 409 and "In another window" in text_of(late)
    assert "It is another." in text_of(late)
    assert open_file(client, page).context["form"]["text"].value() == "Mine\nIt is mine.\n"
    send_back(client, late, text="Other\nIt is another.\n", knew=late.context["about"].knew)
    assert open_file(client, page).context["form"]["text"].value() == "Other\nIt is another.\n"


def test_what_the_list_sends_from_an_older_page_leaves_the_text(client):
    page = send(client, ("a.txt", TEXT.encode()), SNOW)
    send_back(client, open_file(client, page), text="Mine\nIt is mine.\n")
    bring_in(client, page)
    assert Revision.objects.filter(text="Mine\nIt is mine.\n", edited=True).exists()


@pytest.mark.parametrize("text", ["", " \n", "date 2031-05-02\n", "Rain \x07"])
def test_a_text_that_is_no_story_is_not_kept(client, text):
    one = open_file(client, send(client, ("a.txt", TEXT.encode()), SNOW))
    answer = send_back(client, one, text=text)
    assert answer.status_code == 422 and "Not stored yet" in text_of(answer)


def test_the_same_text_is_told_and_ticked_among_all_files(client, mara):
    add_article(actor=mara, content=TEXT)
    page = send(client, ("a.txt", TEXT.encode()), SNOW)
    assert "Tick it among all files if you want both" in text_of(open_file(client, page))


def test_a_large_file_is_read_by_the_worker_and_opened_then(client):
    page = client.get(send_large(client))
    one = open_file(client, page)
    url = send_back(client, one, "show", encoding="windows-1252", desk="Abroad").url
    url = client.get(url).url
    assert url.startswith("/jobs/")
    wrong = client.get(leads_to(client, work()))
    assert wrong.wsgi_request.path == one.wsgi_request.path
    assert "powiedzia³" in wrong.context["form"]["text"].value()
    assert wrong.context["form"]["desk"].value() == "Abroad"


def send_large(client: Client) -> str:
    answer = send(client, ("lodz.txt", POLISH.encode("cp1250")), SNOW)
    if "location" in answer:
        work()
    return reverse("articles-look", args=[Job.objects.get(kind="import").pk])


@pytest.mark.django_db(transaction=True)
def test_what_was_kept_leaves_the_disk_with_the_file(client, settings):
    page = send(client, ("a.txt", TEXT.encode()), SNOW)
    for text in ("Mine\nIt is mine.\n", "Ours\nIt is ours.\n"):
        send_back(client, open_file(client, page), text=text)
    assert len(list(settings.STAGED_DIR.iterdir())) == 3, "the former text is gone"
    press(client, page, "discard")
    assert list(settings.STAGED_DIR.iterdir()) == []


def test_there_is_nothing_to_open_of_others_or_of_a_table(client, edda):
    page = send(client, ("a.txt", TEXT.encode()), ("t.csv", b"text\nIt rained.\n"))
    path = page.wsgi_request.path
    assert [client.get(f"{path}{number}/").status_code for number in (0, 1, 2, 3)] == [404, 200, 404, 404]
    client.force_login(edda)
    assert client.get(f"{path}1/").status_code == 404


def test_one_that_is_opened_shows_what_was_said_of_all(client):
    page = send(client, ("a.txt", TEXT.encode()), SNOW)
    said = {"all-desk": "World", "all-publication": "The Solva Post", "all-due": "2031-05-02T10:30"}
    page = press(client, page, "show", **said)
    form = open_file(client, page).context["form"]
    assert (form["desk"].value(), form["publication"].value()) == ("World", "The Solva Post")
    send_back(client, open_file(client, page), desk="Ports")
    assert bring_in(client, client.get(page.wsgi_request.path)).result == {"added": 2}
    desks = Article.objects.order_by("headline").values_list("headline", "desk", "due__year")
    assert list(desks) == [("Harbour reopens", "Ports", 2031), ("Snow", "World", 2031)]
