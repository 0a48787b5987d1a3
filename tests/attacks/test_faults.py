"""Killed processes, held locks, unusable folders, older databases, slow texts: rows FA-01 to FA-15, IN-11."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.urls import reverse

from claims.models import Article, Verdict
from claims.queries.history_check import check_article
from factcheck import environment
from tests.attacks.browsing import everything
from tests.attacks.conftest import rows_of

ROOT = Path(__file__).resolve().parents[2]
HOLD = 2  # seconds


def run_alone(*call: str, **settings: str) -> subprocess.CompletedProcess:
    """Nothing of this process's settings: a machine where the workbench is started for the first time."""
    clean = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "factcheck.settings"} | settings
    options = {"cwd": ROOT, "env": clean, "capture_output": True, "text": True, "timeout": 120}
    return subprocess.run([sys.executable, *call], **options)


def test_fa_01_what_was_acknowledged_survives_the_kill(tmp_path: Path):
    done = run_alone("tests/attacks/writer.py", FACTCHECK_DATA=str(tmp_path))
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.startswith("10 trials")


@pytest.mark.django_db(transaction=True)
def test_fa_06_a_request_waits_for_a_lock_held_from_outside(client: Client, story: Article):
    placement, *_ = rows_of(story)
    held, released = threading.Event(), []

    def hold() -> None:
        with transaction.atomic():
            Article.objects.filter(pk=story.pk).update(desk="Held")
            held.set()
            threading.Event().wait(HOLD)
            released.append(Verdict.objects.count())
            transaction.set_rollback(True)
        connection.close()

    other = threading.Thread(target=hold)
    other.start()
    assert held.wait(20)
    address = reverse("mark", args=[story.pk, placement.pk])
    answer = client.post(address, {"mark": "verified"}, headers={"hx_request": "true"})
    other.join(30)
    assert (answer.status_code, released) == (200, [0]), "it waited until the lock was gone"
    assert Verdict.objects.count() == 1
    assert check_article(story) == []


@pytest.fixture
def as_in_earnest(transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Connections made by the newsroom's own options, not by those of the other tests."""
    anew = [connection.close, *([connection.close_pool] if connection.vendor == "postgresql" else [])]
    with monkeypatch.context() as patch:
        options = environment.database(tmp_path, production=False)["OPTIONS"]
        patch.setitem(connection.settings_dict, "OPTIONS", options)
        for act in anew:
            act()
        yield
    for act in anew:
        act()


def test_fa_08_every_connection_writes_through_to_the_disk(as_in_earnest: None):
    asked = ["PRAGMA synchronous", "PRAGMA journal_mode", "PRAGMA foreign_keys", "PRAGMA recursive_triggers"]
    wanted = [2, "wal", 1, 1]
    if connection.vendor == "postgresql":
        asked = ["SHOW fsync", "SHOW synchronous_commit", "SHOW full_page_writes", "SHOW jit"]
        wanted = ["on", "on", "on", "off"]  # compiling a query of the queue took ten seconds
    found = []

    def ask() -> None:
        with connection.cursor() as cursor:
            found.append([cursor.execute(words).fetchone()[0] for words in asked])
        connection.close()

    for _ in range(3):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join(30)
    ask()
    assert found == [wanted] * 4


LOADED = ("-c", "import factcheck.settings")


def last_line(done: subprocess.CompletedProcess) -> str:
    assert done.returncode == 1
    return done.stderr.splitlines()[-1]


def test_fa_09_a_folder_that_cannot_be_used_is_named(tmp_path: Path):
    file = tmp_path / "file"
    file.write_text("")
    for folder in (file, file / "below", Path("/dev/null/data"), Path("/proc/factcheck")):
        said = last_line(run_alone(*LOADED, FACTCHECK_DATA=str(folder)))
        assert "ImproperlyConfigured: The data folder" in said and "FACTCHECK_DATA" in said


def test_fa_09_a_folder_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch):
    """For root every folder can be written, so the answer of the system is played here."""
    monkeypatch.setattr(environment.os, "access", lambda *_: False)
    monkeypatch.setenv("FACTCHECK_DATA", str(tmp_path))
    with pytest.raises(ImproperlyConfigured, match="is not writable; change its owner or set FACTCHECK_DATA"):
        environment.data_folder(ROOT)


@pytest.mark.parametrize("what", ["empty", "no text", "a folder"])
def test_fa_09_a_key_file_that_cannot_be_used_is_named(tmp_path: Path, what: str):
    key = tmp_path / "secret-key"
    if what == "a folder":
        key.mkdir()
    else:
        key.write_bytes(b"\xff\xfe" if what == "no text" else b"")
    said = last_line(run_alone(*LOADED, FACTCHECK_DATA=str(tmp_path)))
    assert "ImproperlyConfigured: The key file" in said and str(key) in said


@pytest.mark.parametrize("app", ["claims", "sessions", "django_tasks_database"])
def test_fa_15_a_database_older_than_the_code_is_refused(db: None, app: str):
    """As before an update of ours, or of a part that we use; the last row may be of what replaces others."""
    applied = MigrationRecorder(connection).migration_qs
    last = applied.filter(app=app).order_by("-pk").values_list("pk", flat=True)[:2]
    applied.filter(pk__in=list(last)).delete()
    before = everything()
    with pytest.raises(CommandError, match="older than this version: .* migrate"):
        call_command("prepare", check=True)
    assert everything() == before


SLOW = """
import sys
from claims.analysis import pipeline
n = {length}
texts = [
    " " * n, ". " * (n // 2), '"' * n, "1," * (n // 2), "a" * n, "word " * (n // 5), "(" * n,
    "[" * (n // 2) + "]" * (n // 2), "A. " * (n // 3), "said " * (n // 5), "Mr. " * (n // 4),
    '"a' * (n // 2), "- " * (n // 2), "\\u2019s" * (n // 2), "according to " * (n // 13),
    "X said, " * (n // 8), "a\\n" * (n // 2), "date " * (n // 5), "\\n" * (n - 1) + "a",
    "Dr. A. B. said that " * (n // 20), "..." * (n // 3), "\\u201c" * n, ": " * (n // 2),
    "the " * (n // 4) + "said", "A" * 100 + " " + "very " * (n // 5),
    "said he said she " * (n // 17), "--" * (n // 2), "@#$%" * (n // 4),
]
for number, text in enumerate(texts):
    for whole in (text, "Head\\n\\n" + text):
        found = pipeline.analyse(whole, publication="The Halden Post")
        for claim in found.claims:
            assert 0 <= claim.span.start < claim.span.end <= len(whole)
    print(number, flush=True)
"""


def test_in_11_no_text_is_slow_to_read(tmp_path: Path):
    """Generously bounded: a pattern that goes back over the text would need hours for these."""
    done = run_alone("-c", SLOW.format(length=20_000), FACTCHECK_DATA=str(tmp_path))
    assert done.returncode == 0, (done.stdout[-20:], done.stderr[-1000:])
    assert len(done.stdout.splitlines()) == 28


def test_in_11_no_pasted_text_holds_up_the_page(client: Client):
    """What is done while the person waits; the reading itself is the worker's."""
    for text in ("A. " * 100_000, '"' * 300_000, "(" * 300_000, "a\n" * 90_000, "date " * 60_000):
        assert client.post("/articles/add/", {"text": f"Head\n{text}"}).status_code == 302
