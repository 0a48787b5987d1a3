"""Before a story is stored it is shown, and can be corrected: rows UP-09, UP-14, UP-15 among it."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from claims.actions import newsroom
from claims.actions.importing import add_article
from claims.actions.reading import read_article
from claims.models import Article, EvidenceLink, Job, Revision, Upload, User
from tests.bringing import ADD, bring_in, look_fields
from tests.together import at_once

FILES = Path(__file__).parent.parent / "formats/files"
TEXT = "Harbour reopens\nThe harbour reopened on Friday, the port office said.\n"


@pytest.fixture
def client(client: Client, mara: User) -> Client:
    client.force_login(mara)
    return client


def send(client: Client, name: str) -> str:
    answer = client.post(ADD, {"file": SimpleUploadedFile(name, (FILES / name).read_bytes())})
    assert answer.status_code == 302
    return answer.url


def test_the_look_shows_headline_claims_sources_and_what_was_left_out(client):
    page = client.get(send(client, "libreoffice.docx"))
    html = page.content.decode()
    assert page.context["form"]["headline"].value() == "Harbour of Velm reopens after storm"
    assert "Ships off Velm on Thursday. Photo: L. Arn" in html and "Caption" in html
    assert "mayor Tova Lank" in html and "Word document" in html
    said = {claim.text: claim.who for claim in page.context["preview"].claims}
    assert said["The harbour of Velm reopened on Friday, the port office said."] == ["the port office"]
    assert not Article.objects.exists() and not Job.objects.exists()


def test_what_is_left_out_can_be_put_back_and_stored(client):
    url = send(client, "libreoffice.docx")
    page = client.get(url)
    (caption, _), *_ = page.context["read"].dropped
    again = client.post(url, look_fields(page) | {"back": [caption], "show": "1"})
    assert "Photo: L. Arn" in again.context["form"]["text"].value()
    assert not Article.objects.exists()
    client.post(url, look_fields(again) | {"save": "1"})
    revision = Revision.objects.get()
    assert "\n\nShips off Velm on Thursday. Photo: L. Arn\n\n" in revision.text and not revision.edited
    assert bytes(revision.original) == (FILES / "libreoffice.docx").read_bytes()


def test_the_headline_follows_the_first_line_unless_it_was_typed(client):
    url = client.post(ADD, {"text": "Rain falls\nIt rained.\n"}).url
    sent = look_fields(client.get(url)) | {"text": "Snow falls\nIt rained.\n"}
    shown = client.post(url, sent | {"show": "1"})
    assert shown.context["form"]["headline"].value() == "Snow falls"
    client.post(url, sent | {"save": "1"})
    assert Article.objects.get().headline == "Snow falls"


def test_what_was_edited_stays_when_something_is_put_back(client, mara):
    url = send(client, "libreoffice.docx")
    page = client.get(url)
    (caption, _), *_ = page.context["read"].dropped
    edited = page.context["form"]["text"].value().replace("Forty ships", "Fifty ships")
    again = client.post(url, look_fields(page) | {"text": edited, "back": [caption], "show": "1"})
    text = again.context["form"]["text"].value()
    assert (
        "Fifty ships" in text
        and "said. Grüße – Łódź, café, naïve: 東京.\n\nShips off Velm on Thursday." in text
    )
    client.post(url, look_fields(again) | {"save": "1", "headline": "Velm is open"})
    article = Article.objects.get()
    assert article.headline == "Velm is open" and article.current_revision.edited
    read_article(actor=mara, article=article)
    assert EvidenceLink.objects.filter(article=article).count() == 3, "the backing follows its sentences"


def test_a_guessed_encoding_is_pointed_out_and_can_be_corrected(client):
    data = "Łódź żółty\nPremier powiedział, że źle się dzieje w państwie.\n".encode("cp1250")
    first = client.post(ADD, {"file": SimpleUploadedFile("x.txt", data)})
    page = client.get(first.url)
    assert "The encoding is a guess" in page.content.decode()
    assert "Central European (Windows-1250): Łódź żółty powiedział, że źle" in page.content.decode()
    assert page.content.decode().count('name="encoding"') == len(page.context["encodings"]) > 1
    unseen = client.post(first.url, look_fields(page) | {"encoding": "windows-1250", "save": "1"})
    assert unseen.status_code == 200 and "powiedział" in unseen.context["form"]["text"].value()
    wrong = client.post(first.url, look_fields(page) | {"encoding": "windows-1252", "show": "1"})
    assert "powiedzia³" in wrong.context["form"]["text"].value()
    right = client.post(first.url, look_fields(wrong) | {"encoding": "windows-1250", "show": "1"})
    assert "The encoding is a guess" not in right.content.decode()
    client.post(first.url, look_fields(right) | {"save": "1"})
    revision = Revision.objects.get()
    assert revision.text == data.decode("cp1250") and revision.encoding == "windows-1250"
    assert not revision.edited


def test_an_encoding_that_does_not_fit_names_the_byte_and_keeps_the_text(client):
    first = client.post(
        ADD, {"file": SimpleUploadedFile("x.txt", "Grüße\nEs regnet in Köln.\n".encode("latin-1"))}
    )
    page = client.get(first.url)
    answer = client.post(first.url, look_fields(page) | {"encoding": "utf-8", "show": "1"})
    assert answer.status_code == 422 and "Byte 2 (0xFC" in answer.content.decode()
    assert "Es regnet" in answer.content.decode()


def test_a_page_can_be_read_as_plain_text(client):
    url = send(client, "chromium.html")
    page = client.get(url)
    answer = client.post(url, look_fields(page) | {"kind": "text", "show": "1"})
    assert answer.context["form"]["text"].value().startswith("<!DOCTYPE html>")


def test_details_of_a_page_come_along(client):
    url = send(client, "chromium.html")
    client.post(url, look_fields(client.get(url)) | {"save": "1"})
    article = Article.objects.get()
    assert (article.publication, article.url) == (
        "The Korsen Post",
        "https://post.korsen.example/2024/bridge",
    )


DATED = "date 2031-05-02\nRain falls\nIt rained.\n"


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({}, "2031-05-02"),
        ({"published_on": "2031-05-03"}, "2031-05-03"),
        ({"published_on": ""}, "None"),
        ({"text": DATED.replace("05-02", "06-04")}, "2031-06-04"),
        ({"text": DATED.replace("05-02", "06-04"), "published_on": "2031-05-03"}, "2031-05-03"),
    ],
)
def test_the_day_that_is_read_is_shown_and_stored_as_it_is_shown(client, changes, day):
    url = client.post(ADD, {"text": DATED}).url
    page = client.get(url)
    assert str(page.context["form"]["published_on"].value()) == "2031-05-02"
    again = client.post(url, look_fields(page) | changes | {"show": "1"})
    assert str(again.context["form"]["published_on"].value()) == day
    client.post(url, look_fields(page) | changes | {"save": "1"})
    assert str(Article.objects.get().published_on) == day


def test_the_address_of_a_page_and_the_language_are_shown_and_can_be_corrected(client):
    url = send(client, "chromium.html")
    page = client.get(url)
    assert page.context["form"]["url"].value() == "https://post.korsen.example/2024/bridge"
    assert "Told by the text: English" in page.content.decode()
    wrong = client.post(url, look_fields(page) | {"url": "javascript:alert(1)", "save": "1"})
    assert wrong.status_code == 422 and not Article.objects.exists()
    client.post(url, look_fields(page) | {"url": "https://post.korsen.example/b", "save": "1"})
    assert Article.objects.get().url == "https://post.korsen.example/b"


def test_pressed_twice_is_one_story(client):
    url = client.post(ADD, {"text": TEXT}).url
    fields = look_fields(client.get(url)) | {"save": "1"}
    first, second = client.post(url, fields), client.post(url, fields)
    assert first.url == second.url and Article.objects.count() == 1 and Job.objects.count() == 1
    assert client.get(url).url == first.url


@pytest.mark.parametrize("again", [False, True])
def test_up_15_the_same_text_is_offered_as_already_here(client, again: bool):
    bring_in(client, {"text": TEXT})
    url = client.post(ADD, {"file": SimpleUploadedFile("x.txt", b"\xef\xbb\xbf" + TEXT.encode())}).url
    page = client.get(url)
    assert "Already here" in page.content.decode()
    fields = look_fields(page) | {"save": "1"} | ({"again": "on"} if again else {})
    answer = client.post(url, fields)
    assert (answer.status_code, Article.objects.count()) == ((302, 2) if again else (409, 1))


def test_up_15_the_same_address_is_already_here(client, mara):
    url = send(client, "chromium.html")
    client.post(url, look_fields(client.get(url)) | {"save": "1"})
    Article.objects.update(url="http://www.post.korsen.example/2024/bridge/")
    other = (FILES / "chromium.html").read_bytes().replace(b"four of its beams", b"five of its beams")
    page = client.get(client.post(ADD, {"file": SimpleUploadedFile("b.html", other)}).url)
    assert "Already here" in page.content.decode()


def test_up_15_a_story_that_one_may_not_see_is_not_told_of(client, edda):
    article = add_article(actor=edda, content=TEXT, ask_for_reading=False)
    Article.objects.filter(pk=article.pk).update(restricted=True)
    page = client.get(client.post(ADD, {"text": TEXT}).url)
    assert "Already here" not in page.content.decode()
    client.post(page.wsgi_request.path, look_fields(page) | {"save": "1"})
    assert Article.objects.count() == 2


def test_up_09_hidden_characters_are_pointed_out(client):
    page = client.get(client.post(ADD, {"text": "Rain\u202e\nIt\u200b rained.\n"}).url)
    assert "2 hidden characters" in page.content.decode()


def test_nobody_else_sees_what_was_sent(client, edda):
    url = client.post(ADD, {"text": TEXT}).url
    client.force_login(edda)
    assert client.get(url).status_code == 404
    assert client.post(url, {"save": "1", "text": TEXT}).status_code == 404
    assert not Article.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_became_a_story_or_was_discarded_leaves_the_disk(client, settings):
    one, two = (client.post(ADD, {"text": f"{n}\n{TEXT}"}).url for n in "12")
    assert len(list(settings.STAGED_DIR.iterdir())) == 2
    assert {path.stat().st_mode & 0o777 for path in settings.STAGED_DIR.iterdir()} == {0o600}
    client.post(one, look_fields(client.get(one)) | {"save": "1"})
    client.post(two, {"discard": "1"})
    assert list(settings.STAGED_DIR.iterdir()) == []
    assert client.get(two).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_after_a_day_it_is_gone(client, settings):
    url = client.post(ADD, {"text": TEXT}).url
    Upload.objects.update(added_at=timezone.now() - timedelta(hours=25))
    client.post(ADD, {"text": f"Other\n{TEXT}"})
    assert client.get(url).status_code == 404
    assert len(list(settings.STAGED_DIR.iterdir())) == Upload.objects.count() == 1


def test_up_14_a_person_has_so_much_room_and_others_theirs(client, edda, settings):
    settings.MAX_STAGED_FILES, settings.MAX_STAGED_OF_ONE_PERSON = 2, 400
    assert [client.post(ADD, {"text": TEXT}).status_code for _ in range(3)] == [302, 302, 422]
    client.force_login(edda)
    assert client.post(ADD, {"text": TEXT}).status_code == 302
    refused = client.post(ADD, {"text": TEXT + "Rain. " * 100})
    assert refused.status_code == 422 and "MB" in refused.content.decode()
    assert Upload.objects.count() == 3


def test_the_look_asks_no_more_for_a_long_text(client, django_assert_max_num_queries):
    counts = []
    for times in (2, 2_000):
        url = client.post(ADD, {"text": "Rain\n" + "It rained in Korsen.\n" * times}).url
        client.get(url)
        with django_assert_max_num_queries(8) as asked:
            client.get(url)
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.django_db(transaction=True)
def test_up_15_two_people_who_add_the_same_at_once_get_one_story(mara, edda):
    """The second is offered the story of the first, and both where they want it."""
    windows = []
    for person in (mara, edda):
        window = Client()
        window.force_login(person)
        url = window.post(ADD, {"text": TEXT}).url
        windows.append((window, url, look_fields(window.get(url)) | {"save": "1"}))
    answers = at_once([lambda w=w, url=url, fields=fields: w.post(url, fields) for w, url, fields in windows])
    assert sorted(answer.status_code for answer in answers) == [302, 409], answers
    assert Article.objects.count() == 1
    ((window, url, fields),) = [
        one for one, answer in zip(windows, answers, strict=True) if answer.status_code == 409
    ]
    assert window.post(url, fields | {"again": "on"}).status_code == 302
    assert Article.objects.count() == 2


def test_a_language_that_is_not_read_is_named_before_it_is_stored(client):
    german = client.get(client.post(ADD, {"text": "Brücke\nDie Brücke ist zu, und das ist nicht gut.\n"}).url)
    assert "This text is in German: it is split" in german.content.decode()
    english = client.get(client.post(ADD, {"text": TEXT}).url)
    assert (
        "Names are guesses" in english.content.decode() and "This text is in" not in english.content.decode()
    )


def test_a_pasted_text_is_no_file(client):
    pasted = client.get(client.post(ADD, {"text": TEXT}).url).content.decode()
    assert "Show it again" in pasted and "How the file is read" not in pasted
    assert "How the file is read" in client.get(send(client, "notes.md")).content.decode()
    assert "How the file is read" not in client.get(send(client, "libreoffice.docx")).content.decode()


def test_the_newsrooms_own_publication_is_filled_in(client, ada):
    rules = newsroom.rules_of_newsroom(actor=ada)
    rules.publication = "The Courier"
    newsroom.change_rules(actor=ada, rules=rules)
    page = client.get(client.post(ADD, {"text": TEXT}).url)
    assert page.context["form"]["publication"].value() == "The Courier"
    typed = client.post(page.wsgi_request.path, look_fields(page) | {"publication": "The Post", "show": "1"})
    assert typed.context["form"]["publication"].value() == "The Post"
