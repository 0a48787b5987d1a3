"""A newsroom goes into one file and comes back: the same rows, the same hashes, the same bytes."""

import base64
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from claims.actions.importing import add_article
from claims.models import Article, Event, EventDetail, User, Verdict
from claims.queries.bundle_tables import BUNDLED
from claims.queries.one_moment import one_moment
from tests.bundling import begin_anew, bundle, lived_in, once, packed, parts_of, rows_of, run
from tests.conftest import make_story
from tests.drafting import TEXT, mark
from tests.proving import VERIFIER
from tests.together import at_once
from tests.views.counting import counted

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [tmp_path / f"{name}.zip" for name in "abc"]


def test_a_newsroom_comes_back_byte_for_byte(empty, files):
    lived_in(Random(1))
    before = parts_of(bundle(files[0]))
    assert all(rows_of(before, name) for name in BUNDLED), "something of every table"
    begin_anew()
    shutil.rmtree(settings.EVIDENCE_DIR)
    said = run("restore_bundle", files[0])
    assert "every history holds" in said and "reanalyse" in said
    assert run("verify_history") == "Every history holds.\n"
    assert parts_of(bundle(files[1])) == before
    assert files[1].read_bytes() == files[0].read_bytes()
    assert files[0].stat().st_mode & 0o777 == 0o600


@pytest.fixture
def again(empty, files) -> Article:
    """An eventful story in a newsroom that came back."""
    parts = once()
    begin_anew()  # SQLite goes on counting from what an earlier test had
    run("restore_bundle", packed(files[0], parts))
    return Article.objects.get(headline="Ferries stop at Korsen")


def test_what_comes_after_goes_on_from_there(again):
    last = Event.objects.filter(article=again).latest("number")
    assert (
        last.hash == [row["hash"] for row in rows_of(once(), "events") if row["article_id"] == again.pk][-1]
    )
    highest = Article.objects.order_by("-pk").values_list("pk", flat=True)[0]
    editor = User.objects.get(username="edda.roth")
    added = add_article(actor=editor, content="Hail in Korsen\nIt hailed.\n", ask_for_reading=False)
    assert added.pk == highest + 1
    mark(editor, again, "Velmara")
    assert Event.objects.filter(article=again).latest("number").number > last.number
    assert run("verify_history") == "Every history holds.\n"
    with pytest.raises(Exception, match="never changed"):
        EventDetail.objects.filter(event=last.pk).update(text="{}")


def test_nobody_brings_a_way_in_along(again, files):
    mara = User.objects.get(username="mara.lind")
    mara.set_password("Seventeen grey herons")
    mara.preferences = {"mail": True}
    mara.save()
    link = run("invite", "edda.roth", "editor").strip()
    told = rows_of(parts_of(bundle(files[1])), "people")
    assert not any(word in line for line in told for word in ("password", "preferences"))
    begin_anew()
    run("restore_bundle", files[1])
    mara = User.objects.get(username="mara.lind")
    assert (mara.role, mara.is_active, mara.has_usable_password()) == ("reviewer", True, False)
    assert mara.preferences == {}
    client = Client()
    assert not client.login(username="mara.lind", password="Seventeen grey herons")
    assert client.post(link.split("8000", 1)[1]).status_code == 410
    assert "http" in run("invite", "mara.lind", "reviewer")


def test_some_stories_go_with_all_people(again, files):
    parts = parts_of(bundle(files[1], "--article", again.pk))
    assert [row["id"] for row in rows_of(parts, "articles")] == [again.pk]
    assert parts["rows/people.jsonl"] == once()["rows/people.jsonl"]
    begin_anew()
    assert "stories 1, people 6" in run("restore_bundle", files[1])
    assert parts_of(bundle(files[2])) == parts


def test_others_check_it_with_nothing_but_what_is_in_it(empty, files, tmp_path):
    parts = once()
    shutil.unpack_archive(packed(files[0], parts), tmp_path)
    summed = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path)
    assert summed.returncode == 0
    assert parts["verify_history.py"] == VERIFIER.read_bytes()
    command = [sys.executable, "-I", "-S", "verify_history.py", "history.jsonl"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert ran.returncode == 0
    assert ran.stdout.count("Head of the chain") == len(rows_of(parts, "articles"))
    told = parts["README.txt"].decode()
    assert "confidence" in told and all(f"rows/{name}.jsonl" in told for name in BUNDLED)
    columns = json.loads(parts["format.json"])["tables"]
    assert columns == {name: table.columns for name, table in BUNDLED.items()}


def test_all_is_in_it_that_a_reader_needs(empty):
    """Also what was found in confidence; not what was erased."""
    parts = once()
    texts = [
        (row["text"], row["sha256"], base64.b64decode(row["original"])) for row in rows_of(parts, "drafts")
    ]
    assert all(hashlib.sha256(text.encode()).hexdigest() == digest for text, digest, _ in texts)
    assert all(original for *_, original in texts)
    secret = [row for row in rows_of(parts, "evidence_versions") if row["confidential"]]
    assert {row["erased"] for row in secret} == {True, False}
    assert all(row["title"] for row in secret if not row["erased"])
    assert not any("about Velmara" in part.decode("utf-8", "replace") for part in parts.values())
    ((name, kept),) = [(name, part) for name, part in parts.items() if name.startswith("files/")]
    (row,) = [row for row in rows_of(parts, "evidence_versions") if row["file_stored_as"]]
    assert name == f"files/{row['file_stored_as']}" and len(kept) == row["file_size"]


def test_a_file_that_the_disk_lost_is_named_and_left_out(again, files):
    (kept,) = settings.EVIDENCE_DIR.iterdir()
    kept.write_bytes(b"other bytes")
    assert kept.name in run("export_bundle", files[1])
    kept.unlink()
    assert kept.name in run("export_bundle", files[2])
    assert files[1].read_bytes() == files[2].read_bytes()
    begin_anew()
    assert "files 0" in run("restore_bundle", files[1])


def test_a_history_that_does_not_hold_is_written_and_told_at_once(again, files, edda):
    """After a crash the work is wanted; that the file will not come back is not found out years later."""
    whole = make_story(edda, TEXT)
    assert Verdict.objects.filter(article=again).update(rationale="Written behind our back.")
    said = io.StringIO()
    with pytest.raises(CommandError, match="b.zip is written, .* but 1 of the histories in it do not hold"):
        call_command("export_bundle", str(files[1]), stderr=said)
    assert re.match(rf"story {again.pk} \({again.headline}\): event \d+: ", said.getvalue())
    assert b"Written behind our back." in parts_of(files[1])["claims.csv"]
    bundle(files[2], "--article", whole.pk)
    begin_anew()
    with pytest.raises(CommandError):
        run("restore_bundle", files[1])
    assert not Article.objects.exists()
    run("restore_bundle", files[2])


def test_others_go_on_working_meanwhile_and_are_not_in_it(again):
    editor = User.objects.get(username="edda.roth")
    with one_moment():
        before = Event.objects.count()
        (made,) = at_once([lambda: mark(editor, again, "Velmara")])
        assert isinstance(made, Verdict)
        assert Event.objects.count() == before
    assert Event.objects.count() > before


def test_the_number_of_queries_does_not_grow_with_claims_or_rows(again, files, edda):
    def asked() -> int:
        with counted() as queries:
            bundle(files[1])
        return queries.total

    make_story(edda, TEXT)
    before = asked()
    make_story(edda, TEXT)
    a_story = asked() - before
    assert a_story <= 40  # 14 to write it, the rest to prove its history
    make_story(edda, TEXT + "Rain fell in Korsen. Hail fell in Velmara. " * 100)
    assert asked() - before == 2 * a_story


def test_a_place_that_cannot_be_written_and_a_file_that_is_not_there(db, tmp_path):
    with pytest.raises(CommandError, match="cannot be written: No such file"):
        run("export_bundle", tmp_path / "nowhere" / "a.zip")
    with pytest.raises(CommandError, match="There is no story '999'"):
        run("export_bundle", tmp_path / "a.zip", "--article", "999")
    with pytest.raises(CommandError, match="a.zip: No such file"):
        run("restore_bundle", tmp_path / "a.zip")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="the tests run on SQLite, and this one needs PostgreSQL too"
)
def test_from_postgresql_to_sqlite_and_back(empty, files, tmp_path):
    lived_in(Random(7))
    bundle(files[0])
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment["FACTCHECK_DATA"] = str(tmp_path / "sqlite")
    for words in (["migrate", "-v0"], ["restore_bundle", files[0]], ["export_bundle", files[1]]):
        command = [sys.executable, settings.BASE_DIR / "manage.py", *words]
        subprocess.run(command, env=environment, check=True, capture_output=True)
    assert parts_of(files[1]) == parts_of(files[0])
    begin_anew()
    run("restore_bundle", files[1])
    assert bundle(files[2]).read_bytes() == files[1].read_bytes() == files[0].read_bytes()
