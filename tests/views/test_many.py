"""Several files, a table, an archive: each is shown as it would come in, is corrected, and comes in once."""

import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from claims.actions.importing import add_article
from claims.actions.reading import read_article
from claims.jobs import _queue
from claims.models import Article, Claim, Job, JobRow, Newsroom, Placement, Revision, User
from claims.queries.history_check import check_article
from tests.bringing import press, text_of
from tests.bringing import send_many as send

FILES = Path(__file__).parent.parent / "formats/files"
TEXT = "Harbour reopens\nThe harbour reopened on Friday, the port office said.\n"
TABLE = 'kop;artikel;dag\r\n"Rain; again";"It rained.\nIt ""poured"".";2031-05-02\r\nSnow;It snowed.;\r\n'


@pytest.fixture
def client(client: Client, mara: User) -> Client:
    client.force_login(mara)
    return client


def work(client: Client) -> Job:
    job = Job.objects.latest("pk")
    assert job.state == "queued"
    _queue.run_job.func(job.pk)
    job.refresh_from_db()
    return job


def test_each_of_several_files_is_shown_and_nothing_is_stored(client):
    names = ("libreoffice.docx", "chromium.html")
    page = send(client, *((name, (FILES / name).read_bytes()) for name in names), ("a.txt", TEXT.encode()))
    looks = [form.look for form in page.context["forms"]]
    assert [look.story.headline for look in looks] == [
        "Harbour of Velm reopens after storm",
        looks[1].story.headline,
        "Harbour reopens",
    ]
    assert looks[2].story.claims == TEXT.strip().split("\n")
    words = text_of(page)
    assert "Ships off Velm on Thursday. Photo: L. Arn" in words and "Word document" in words
    assert "2 paragraphs · 2 claims" in words and "3 files · 3 stories to add" in words
    assert not Article.objects.exists() and Job.objects.get().state == "prepared"


def test_what_is_corrected_of_one_file_is_what_comes_in(client):
    polish = "Łódź żółty\nPremier powiedział, że źle się dzieje w państwie.\n"
    page = send(
        client, ("a.txt", polish.encode("cp1250")), ("b.docx", (FILES / "libreoffice.docx").read_bytes())
    )
    assert "The encoding is a guess" in text_of(page)
    (caption, _), *_ = page.context["forms"][1].look.blocks
    shown = press(client, page, "show", **{"file-1-encoding": "windows-1250", "file-2-back": [caption]})
    assert "The encoding is a guess" not in text_of(shown)
    again = press(client, shown, "add", **{"file-1-headline": "Łódź"})
    assert again.url == reverse("job", args=[Job.objects.get().pk])
    assert work(client).result == {"added": 2}
    first, second = Revision.objects.order_by("pk")
    assert (first.text, first.encoding, first.article.headline) == (polish, "windows-1250", "Łódź")
    assert "Ships off Velm on Thursday. Photo: L. Arn" in second.text and second.kind == "word"


def test_a_file_that_cannot_be_read_says_why_and_the_others_come_in(client):
    page = send(client, ("a.txt", TEXT.encode()), ("bad.txt", b"Rain \xed\xa0\xbd"))
    assert "half of a surrogate pair" in text_of(page) and "1 story to add" in text_of(page)
    press(client, page, "add")
    assert work(client).result == {"added": 1}


def test_a_file_can_be_left_out_and_not_all_of_them(client):
    page = send(client, ("a.txt", TEXT.encode()), ("b.txt", b"Snow\nIt snowed.\n"))
    none = press(client, page, "add", **{"file-1-take": None, "file-2-take": None})
    assert none.status_code == 422 and "Tick at least one" in text_of(none)
    press(client, page, "add", **{"file-1-take": None})
    assert work(client).result == {"added": 1}
    assert Article.objects.get().headline == "Snow"


def test_columns_are_matched_by_name_and_can_be_corrected(client):
    page = send(client, ("stories.csv", TABLE.encode()))
    look = page.context["forms"][0].look
    assert "No column holds the text" in look.refused and look.file["delimiter"] == ";"
    chosen = {"column_text": "artikel", "column_headline": "kop", "column_published_on": "dag"}
    page = press(client, page, "show", **{f"file-1-{name}": column for name, column in chosen.items()})
    words = text_of(page)
    assert "Add 0" not in words and "Rain; again" in words and "2031-05-02" in words
    assert [row.headline for row in page.context["forms"][0].look.rows] == ["Rain; again", "Snow"]
    press(client, page, "add")
    assert work(client).result == {"added": 2}
    assert Article.objects.get(headline="Rain; again").published_on.isoformat() == "2031-05-02"


def test_rows_that_cannot_be_taken_are_told_before_and_after(client):
    rows = [{"text": "It rained."}, {"text": ""}, {"text": "It snowed.", "date": "May"}]
    page = send(client, ("x.jsonl", "".join(json.dumps(row) + "\n" for row in rows).encode()))
    assert "Row 2: It has no text" in text_of(page) and "Row 3: Its date “May”" in text_of(page)
    press(client, page, "add")
    assert work(client).result == {"added": 1, "failed": 2}


def test_a_table_in_another_encoding_can_be_corrected(client):
    table = "headline,text\r\nŁódź żółty,Premier powiedział że źle.\r\n".encode("cp1250")
    page = send(client, ("x.csv", table))
    page = press(client, page, "show", **{"file-1-encoding": "windows-1250"})
    assert "Łódź żółty" in text_of(page)
    press(client, page, "add")
    assert work(client).result == {"added": 1}
    assert Article.objects.get().headline == "Łódź żółty"


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_an_archive_comes_in_by_the_page(client):
    data = zipped(**{"a/one.txt": TEXT.encode(), "two.html": b"<p>Snow fell.</p>", "logo.png": b"x"})
    page = send(client, ("dump.zip", data))
    words = text_of(page)
    assert "a/one.txt" in words and "Add 2 files" in words and "1 other file in it is passed over" in words
    press(client, page, "add")
    assert work(client).result == {"added": 2}


def test_up_01_an_archive_that_would_grow_too_much_is_refused(client):
    page = send(client, ("bomb.zip", zipped(**{f"{n}.txt": b" " * 5_000_000 for n in range(3)})))
    assert "it would grow too much" in text_of(page)
    assert press(client, page, "add").status_code == 422


def test_our_own_table_of_claims_becomes_the_same_stories(client, mara):
    texts = [
        "Harbour reopens\n\nThe harbour reopened on Friday, the port said. “It is deep,” Tova Lank said.\n\n"
        "=1+1 ships came.\n",
        "Snow falls\n\nIt snowed on Monday.\n",
    ]
    for text in texts:
        article = add_article(actor=mara, content=text, ask_for_reading=False)
        read_article(actor=mara, article=article)
    table = b"".join(
        client.get(reverse("export-claims", args=[a.pk])).getvalue() for a in Article.objects.order_by("pk")
    )
    head, *rows = table.decode().splitlines(keepends=True)
    table = head + "".join(row for row in rows if row != head)
    before = [list(_claims(article)) for article in Article.objects.order_by("pk")]
    page = send(client, ("claims.csv", table.encode()))
    words = text_of(page)
    assert "Our table of claims" in words and "Add 2 stories" in words and "Already here" in words
    assert "The table does not tell where its paragraphs end" not in words
    press(client, page, "add", **{"file-1-once": None})
    assert work(client).result == {"added": 2}
    added = Article.objects.filter(pk__in=JobRow.objects.values("article")).order_by("pk")
    assert [list(_claims(article)) for article in added] == before
    assert [article.current_revision.text for article in added] == texts
    assert all(check_article(article) == [] for article in added)


def test_a_table_of_claims_that_no_digest_proves_says_so(client):
    head = "schema_version,article_id,claim_id,kind,status,start,end,text\n"
    page = send(client, ("claims.csv", f"{head}1,a,1,sentence,open,0,9,It rained\n".encode()))
    assert "The table does not tell where its paragraphs end" in text_of(page)


def _claims(article: Article) -> list[tuple[str, str]]:
    text = article.current_revision.text
    for place in (
        Placement.objects.current().filter(article=article).select_related("claim").order_by("start")
    ):
        yield text[place.start : place.end], place.claim.kind


def test_up_15_what_is_here_already_is_left_out_unless_one_wants_both(client, mara):
    add_article(actor=mara, content=TEXT, ask_for_reading=False)
    page = send(client, ("a.txt", TEXT.encode()), ("b.txt", b"Snow\nIt snowed.\n"))
    assert "Already here" in text_of(page) and "1 story to add" in text_of(page)
    press(client, page, "add", **{"file-1-take": "on"})
    assert work(client).result == {"added": 2}


def test_up_15_rows_that_are_here_already_are_left_out_and_say_so(client):
    rows = [{"headline": "Rain", "text": "It rained."}, {"headline": "Snow", "text": "It snowed."}]
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    press(client, send(client, ("one.jsonl", data)), "add")
    assert work(client).result == {"added": 2}
    page = send(client, ("two.jsonl", data + b'{"text": "It hailed."}\n'))
    assert text_of(page).count("Already here") == 2
    press(client, page, "add")
    assert work(client).result == {"added": 1, "here": 2}
    assert JobRow.objects.filter(error__contains="It is here already: story").count() == 2


def test_up_15_two_who_send_the_same_files_at_once_get_each_story_once(client, edda):
    other = Client()
    other.force_login(edda)
    for window in (client, other):
        press(window, send(window, ("a.txt", TEXT.encode()), ("b.txt", b"Snow\nIt snowed.\n")), "add")
    for job in Job.objects.order_by("pk"):
        _queue.run_job.func(job.pk)
    assert Article.objects.count() == 2
    assert sorted(job.result.get("added", 0) for job in Job.objects.all()) == [0, 2]


def test_the_look_asks_no_more_for_many_files(client, django_assert_max_num_queries):
    counts = []
    for many in (2, 12):
        page = send(
            client, *((f"{n}.txt", f"Story {n} of {many}\nIt rained.\n".encode()) for n in range(many))
        )
        with django_assert_max_num_queries(8) as asked:
            client.get(page.wsgi_request.path)
        counts.append(len(asked))
    assert counts[0] == counts[1] and not Claim.objects.exists()


def test_what_holds_for_all_is_said_once_and_a_row_goes_first(client, mara):
    Newsroom.objects.update_or_create(pk=1, defaults={"publication": "The Halden Wire"})
    table = b"text,desk,headline\nIt rained in Korsen.,Weather,Rain\nIt snowed in Solva.,,Snow\n"
    page = send(client, ("rows.csv", table), ("a.txt", TEXT.encode()))
    assert page.context["for_all"]["publication"].value() == "The Halden Wire"
    said = {"all-desk": "World", "all-due": "2031-05-02T10:30", "all-publication": "The Solva Post"}
    page = press(client, page, "show", **said)
    assert 'value="2031-05-02 10:30' in page.content.decode() and 'value="World"' in page.content.decode()
    press(client, page, "add")
    work(client)
    found = Article.objects.order_by("headline").values_list("headline", "desk", "publication", "due")
    due = datetime(2031, 5, 2, 10, 30, tzinfo=UTC)
    assert list(found) == [
        ("Harbour reopens", "World", "The Solva Post", due),
        ("Rain", "Weather", "The Solva Post", due),
        ("Snow", "World", "The Solva Post", due),
    ]


def test_a_due_time_out_of_the_calendar_is_refused_and_nothing_starts(client):
    page = send(client, ("a.txt", TEXT.encode()), ("b.txt", TEXT.encode()))
    answer = press(client, page, "add", **{"all-due": "1031-05-02T10:30"})
    assert answer.status_code == 422 and "between the years 2000 and 2200" in text_of(answer)
    assert Job.objects.get().state == "prepared"


def test_an_empty_file_among_several_is_told_and_stops_no_other(client):
    page = send(client, ("a.txt", TEXT.encode()), ("nothing.txt", b""))
    words = text_of(page)
    assert "2 files · 1 story to add" in words
    assert "Cannot come in as it is.</b> There is no text here" in words[words.index("nothing.txt") :]
    alone = client.post(reverse("article-add"), {"file": [SimpleUploadedFile("nothing.txt", b"")]})
    assert alone.status_code == 422 and "There is no text here" in text_of(alone)
