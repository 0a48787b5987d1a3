"""Files that ask for too much time or memory: rows UP-01 to UP-03, where the worker reads them."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.test import Client

from claims.actions import _apart
from claims.jobs import _queue
from claims.models import Article, Job, JobRow, User
from tests.bringing import press, text_of
from tests.views.test_large_files import LARGE, send, work


@pytest.fixture
def client(client: Client, mara: User) -> Client:
    client.force_login(mara)
    return client


def docx(body: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        types = "http://schemas.openxmlformats.org/package/2006/content-types"
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{types}"><Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        )
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        rels = "http://schemas.openxmlformats.org/package/2006/relationships"
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{rels}"><Relationship Id="a" Type="{kind}" Target="word/document.xml"/>'
            "</Relationships>",
        )
        words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{words}"><w:body>{body}</w:body></w:document>'
        )
    return file.getvalue()


SHORT = {
    "time": {"SECONDS": 1},
    "the clock": {"PATIENCE": 0},
    "memory": {"MEMORY": 20_000_000},
}
SAID = {"time": "seconds to read", "the clock": "seconds to read", "memory": "MB of memory"}


@pytest.mark.parametrize("what", SHORT)
def test_up_01_what_takes_too_much_ends_with_a_reason_and_the_worker_lives(client, monkeypatch, what):
    for name, value in SHORT[what].items():
        monkeypatch.setattr(_apart, name, value)
    url = send(client, ("bomb.docx", docx("<w:p/>" * 200_000)))
    work("failed")
    assert SAID[what] in text_of(client.get(url))
    monkeypatch.undo()
    send(client, ("harbour.txt", LARGE.encode()))
    work()


def test_a_reader_that_breaks_off_is_no_end_of_the_worker(client, monkeypatch):
    monkeypatch.setattr(_apart.read_apart, "__name__", "claims.queries.no_such_program")
    url = send(client, ("harbour.txt", LARGE.encode()))
    work("failed")
    assert "broke off" in text_of(client.get(url))


def test_the_import_itself_reads_what_is_heavy_apart(client, monkeypatch):
    """Nobody looked at a file of an archive before."""
    monkeypatch.setattr(_apart, "MEMORY", 20_000_000)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("bomb.docx", docx("<w:p/>" * 200_000))
        archive.writestr("snow.txt", "Snow\nIt snowed.\n")
    page = client.get(send(client, ("all.zip", file.getvalue())))
    press(client, page, "add")
    _queue.run_job.func(Job.objects.get().pk)
    assert Article.objects.get().headline == "Snow"
    assert "MB of memory" in JobRow.objects.get(state="failed").error


def test_cancel_is_heard_while_a_file_of_an_import_is_read_apart(client, monkeypatch):
    """The process that reads is ended, and nothing of the file comes in."""
    monkeypatch.setattr("claims.actions._progress.TOLD_EVERY", 0)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("harbour.txt", LARGE)
    page = client.get(send(client, ("all.zip", file.getvalue())))
    press(client, page, "add")
    begun, start = [], subprocess.Popen

    def begin(*call: object, **how: object) -> subprocess.Popen[bytes]:
        Job.objects.update(cancel_asked=True)
        begun.append(start(*call, **how))
        return begun[0]

    monkeypatch.setattr(_apart.subprocess, "Popen", begin)
    _queue.run_job.func(Job.objects.get().pk)
    assert Job.objects.get().state == "cancelled" and not JobRow.objects.exists()
    assert begun[0].returncode == -9


def test_the_program_gets_no_settings_and_knows_no_django(tmp_path: Path):
    words = _apart.read_apart_from_here({"name": "a.txt"}, b"It rained.\n", lambda: None)
    assert json.loads(words)["text"] == "It rained.\n"
    code = "import sys; sys.modules['django'] = None; import claims.queries.read_apart"
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=True)
