"""Files that are not what they say, texts no database agrees on, bodies too large: rows UP-05 to UP-12."""

import gc
import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from claims.formats.encodings import DAMAGED
from claims.formats.filenames import visible_name
from claims.models import Article, Job, Revision, Upload
from tests.attacks.browsing import everything
from tests.attacks.payloads import BIDI, CONTROLS, FILE_NAMES
from tests.bringing import bring_in, look_fields

ADD = "/articles/add/"
TEXT = "Harbour reopens\nThe harbour reopened on Friday, the port office said.\n"


def zipped(name: str = "word/document.xml") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "<w:t>Rain</w:t>" * 200)
    return file.getvalue()


def upload(client: Client, data: bytes, name: str = "story.txt", kind: str = "text/plain", **changes: str):
    """Sent, looked at and stored; or the refusal."""
    return bring_in(client, {"file": SimpleUploadedFile(name, data, content_type=kind)}, **changes)


BINARY = {
    "a program as .docx": (b"MZ\x90\x00\x03\x00\x00\x00" + bytes(range(256)), "story.docx"),
    "a program as .txt": (b"\x7fELF\x02\x01\x01\x00" + bytes(64), "story.txt"),
    "a .docx as .txt": (zipped(), "story.txt"),
    "a zip in text": (TEXT.encode() + zipped(), "story.txt"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "story.txt"),
    "a picture with text": (b"GIF89a\x01\x00\x01\x00" + TEXT.encode(), "story.html"),
    "a PDF": (b"%PDF-1.7\n" + TEXT.encode(), "story.txt"),
    "RTF": (b"{\\rtf1 " + TEXT.encode() + b"}", "story.txt"),
    "an old .doc": (b"\xd0\xcf\x11\xe0" + bytes(512), "story.doc"),
    "a gzip": (b"\x1f\x8b\x08\x00" + bytes(range(64)), "story.txt"),
    "a database": (b"SQLite format 3\x00" + bytes(80), "story.txt"),
}


@pytest.mark.parametrize("what", BINARY)
@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream", "image/png; x=<script>", ""])
def test_up_05_content_decides_and_not_the_name(client: Client, what: str, kind: str):
    data, name = BINARY[what]
    before = everything()
    assert upload(client, data, name, kind).status_code == 422
    assert everything() == before


@pytest.mark.parametrize("name", ["story.txt", "story.docx", "story.exe", "story"])
def test_up_05_a_page_is_a_page_and_only_its_text_is_stored(client: Client, name: str):
    data = b"<!DOCTYPE html><script>alert(1)</script>\n<p onclick=alert(2)>It rained in Korsen.\n"
    answer = upload(client, data, name, "text/html")
    assert Revision.objects.get().text == "It rained in Korsen.\n"
    shown = client.get(answer.url)
    assert "<script>alert" not in shown.content.decode()
    assert shown["Content-Type"].startswith("text/html") and shown["X-Content-Type-Options"] == "nosniff"


def test_up_06_a_thousand_fields_and_a_hundred_files_are_too_many(client: Client):
    before = everything()
    fields = {f"field{number}": "x" for number in range(1001)}
    assert client.post(ADD, fields).status_code == 400
    files = {f"file{number}": SimpleUploadedFile("a.txt", b"x") for number in range(101)}
    assert client.post(ADD, files).status_code == 400
    assert everything() == before


class Endless:
    """A body that never ends and says how much of it was read."""

    def __init__(self) -> None:
        self.taken = 0

    def read(self, size: int = 65536) -> bytes:
        self.taken += size
        return b"x" * size

    readline = read


@pytest.mark.parametrize("length", [str(settings.MAX_BODY + 1), str(10**9), "9" * 30])
@pytest.mark.parametrize(
    "kind", ["multipart/form-data; boundary=b", "application/x-www-form-urlencoded", "text/plain"]
)
@pytest.mark.parametrize("path", [ADD, "/sign-in/", "/admin/claims/user/add/", "/nowhere/"])
def test_up_06_a_large_body_is_refused_unread(client: Client, length: str, kind: str, path: str):
    body, left = Endless(), set(Path(tempfile.gettempdir()).glob("*.upload*"))
    answer = client.generic("POST", path, CONTENT_TYPE=kind, **{"wsgi.input": body, "CONTENT_LENGTH": length})
    assert answer.status_code == 413
    assert "15 MB" in answer.content.decode()
    assert body.taken == 0
    assert set(Path(tempfile.gettempdir()).glob("*.upload*")) == left


@pytest.mark.parametrize("length", ["", "-1", "x", "0"])
def test_up_06_a_length_that_lies_reads_nothing(client: Client, length: str):
    body, before = Endless(), everything()
    kind = "multipart/form-data; boundary=b"
    answer = client.generic("POST", ADD, CONTENT_TYPE=kind, **{"wsgi.input": body, "CONTENT_LENGTH": length})
    assert answer.status_code in {400, 403, 422}
    assert body.taken < 1_000_000
    assert everything() == before


def test_up_06_a_form_of_ten_megabytes_is_refused(client: Client):
    before = everything()
    assert client.post(ADD, {"text": "word " * 2_000_000}).status_code in {400, 413}
    file = SimpleUploadedFile("a.txt", b"word " * 2_000_000)
    assert client.post(ADD, {"file": file}).status_code == 422
    assert everything() == before


GERMAN = "Grüße aus Korsen\nEs regnet in München, sagte die Ministerin.\n"
QUOTED, JAPANESE = "Rain\n“It rained”, he said.\n", "雨が降った。港は閉鎖された。\n"
FOREIGN = {
    "UTF-16 LE": (GERMAN.encode("utf-16"), "utf-16-le", GERMAN),
    "UTF-16 BE": (b"\xfe\xff" + GERMAN.encode("utf-16-be"), "utf-16-be", GERMAN),
    "UTF-16 without a mark": (GERMAN.encode("utf-16-le"), "utf-16-le", GERMAN),
    "cp1252": (
        "Rain\n“It rained”, he said.\n".encode("cp1252"),
        "windows-1252",
        "Rain\n“It rained”, he said.\n",
    ),
    "latin-1": (GERMAN.encode("latin-1"), "windows-1252", GERMAN),
    "Shift-JIS": (
        "雨が降った。港は閉鎖された。\n".encode("shift-jis"),
        "shift_jis",
        "雨が降った。港は閉鎖された。\n",
    ),
}
BROKEN = {
    "overlong": (b"Rain \xc0\xaf", "Byte 5"),
    "past the last": (b"Rain \xf4\x90\x80\x80", "Byte 5"),
    "CESU-8": (b"Rain \xed\xa0\xbd\xed\xb8\x80", "Byte 5"),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_up_07_another_encoding_is_told_and_shown_before_anything_is_stored(client: Client, what: str):
    data, encoding, text = FOREIGN[what]
    first = client.post(ADD, {"file": SimpleUploadedFile("story.txt", data)})
    page = client.get(first.url)
    shown = page.content.decode()
    assert page.context["form"]["encoding"].value() == encoding
    assert ("The encoding is a guess" in shown) == (not encoding.startswith("utf"))
    assert not Article.objects.exists() and not Job.objects.exists()
    client.post(first.url, look_fields(page) | {"save": "1"})
    revision = Revision.objects.get()
    assert (revision.text, revision.encoding, bytes(revision.original)) == (text, encoding, data)


@pytest.mark.parametrize("what", BROKEN)
def test_up_07_damaged_utf_8_is_refused_and_never_guessed(client: Client, what: str):
    data, reason = BROKEN[what]
    sent = client.post(ADD, {"file": SimpleUploadedFile("story.txt", data)})
    shown = client.get(sent.url) if sent.status_code == 302 else sent
    assert reason in shown.content.decode()
    if sent.status_code == 302:  # other encodings read it: it is for a person to say whether one is right
        form = shown.context["form"]
        assert form["encoding"].value() is None
        utf = {name for name, _ in form.fields["encoding"].choices if name.startswith("utf")}
        assert utf <= {DAMAGED}, "with � for what is broken, if a person wants it so"
    else:
        assert not Upload.objects.exists()
    assert not Article.objects.exists() and not Job.objects.exists()


def test_up_07_a_byte_order_mark_is_no_part_of_the_text(client: Client):
    upload(client, b"\xef\xbb\xbf" + TEXT.encode())
    revision = Revision.objects.get()
    assert (revision.text, bytes(revision.original)) == (TEXT, b"\xef\xbb\xbf" + TEXT.encode())


@pytest.mark.parametrize("what", CONTROLS)
def test_up_08_what_databases_disagree_about_is_refused(client: Client, what: str):
    """Before any offset is counted, by paste and by file, with the line that holds it."""
    text = f"Rain\nIt {CONTROLS[what]} rained.\n"
    for answer in (client.post(ADD, {"text": text}), upload(client, text.encode())):
        assert answer.status_code == 422
        assert "Line 2" in answer.content.decode() or what == "NUL"
    assert not Article.objects.exists()


@pytest.mark.parametrize("text", ["date 2031-05-02", "date: 2031-05-02\n\n", "\ufeffdate 2031-05-02 \n"])
def test_up_08_a_date_alone_is_no_story(client: Client, text: str):
    for answer in (bring_in(client, {"text": text}), upload(client, text.encode())):
        assert answer.status_code == 422 and "only a date" in answer.content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize("hidden", [*BIDI, "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\ufe0f"])
def test_up_09_hidden_characters_stay_in_the_original(client: Client, hidden: str):
    text = f"Rain {hidden} falls\nIt {hidden} rained in Korsen{hidden}.\n"
    upload(client, text.encode())
    revision = Revision.objects.get()
    assert revision.text == text and bytes(revision.original) == text.encode()


@pytest.mark.parametrize("name", FILE_NAMES)
def test_up_12_a_file_name_leads_nowhere(client: Client, settings, tmp_path: Path, name: str):
    """It is neither stored nor shown nor used as a path, also where the file is laid on disk."""
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "some" / "where" / "deep"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir(parents=True)
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1
    body = TEXT.encode()
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    head = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{quoted}"\r\n'
    sent = head.encode() + b"Content-Type: text/plain\r\n\r\n" + body + b"\r\n--b--\r\n"
    settings.STAGED_DIR = tmp_path / "staged"
    settings.STAGED_DIR.mkdir()
    around = sorted(tmp_path.rglob("*")), sorted(settings.BASE_DIR.iterdir())
    gc.freeze()  # what is there before need not be looked through
    answer = client.post(ADD, sent, content_type="multipart/form-data; boundary=b")
    if answer.status_code == 302:
        shown = client.get(answer.url)
        assert "xq-7" not in shown.content.decode() or "xq-7" in visible_name(name)
        answer = client.post(answer.url, look_fields(shown) | {"save": "1"})
    assert answer.status_code in {302, 422}, "a name that is only dots or spaces is no file"
    gc.collect()  # the upload's own temporary file goes with its request
    left = list(settings.STAGED_DIR.iterdir())
    assert all(path.is_file() and path.name.isalnum() and len(path.name) == 48 for path in left)
    rest = sorted(set(tmp_path.rglob("*")) - set(left))
    assert (rest, sorted(settings.BASE_DIR.iterdir())) == around
    if answer.status_code == 302:
        assert Revision.objects.get().text == TEXT
        assert "xq-7" not in client.get(answer.url).content.decode()


@pytest.mark.parametrize("zone", ["UTC", "Europe/Vienna", "America/New_York", "Pacific/Kiritimati"])
@pytest.mark.parametrize(
    "due", ["9999-12-31T23:59", "0001-01-01T00:00", "1900-01-01T00:00", "2031-03-30T02:30"]
)
def test_up_12_a_date_at_the_end_of_time_breaks_no_page(client: Client, settings, zone: str, due: str):
    settings.TIME_ZONE = zone
    answer = bring_in(client, {"text": TEXT}, due=due)
    assert answer.status_code == 422 or due.startswith("2031")
    assert client.get("/").status_code == 200
    if answer.status_code == 302:
        assert client.get(reverse("desk", args=[Article.objects.get().pk])).status_code == 200
