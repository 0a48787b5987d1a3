"""Folders and tables from the command line: counted, ended and given again, quiet in a pipe."""

import io
import json
import os
import signal
import zipfile

import pytest
from django.core.management import CommandError, call_command

from claims.actions import _progress, mass_import
from claims.models import Article, Claim, Job, JobRow
from claims.queries.history_check import check_newsroom
from claims.vocabulary import JobKind, JobState

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _going_on():
    yield
    _progress.stopping.clear()


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "stories.jsonl"
    file.write_text(
        "".join(json.dumps({"text": f"Story {n}\nIt rained {n} times."}) + "\n" for n in range(25))
    )
    return file


def run(*arguments: object) -> str:
    out = io.StringIO()
    call_command("import_articles", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_a_table_is_counted_and_quiet_in_a_pipe(table, capsys):
    assert run(table) == "25 stories added; 25 of 25 are in.\n"
    assert capsys.readouterr().err == ""
    job = Job.objects.get()
    assert (job.kind, job.state, job.done, job.total) == (JobKind.IMPORT_BY_COMMAND, JobState.DONE, 25, 25)
    assert check_newsroom() == []


def test_given_again_only_what_is_new_is_added(table):
    run(table)
    assert run(table) == "0 stories added; 25 of 25 are in.\n"
    with table.open("a") as file:
        file.write('{"text": "One more\\nIt rained."}\n')
    assert run(table) == "1 stories added; 26 of 26 are in.\n"
    assert run(table, "--again") == "26 stories added; 26 of 26 are in.\n"
    assert (Article.objects.count(), Job.objects.count()) == (52, 2)


def test_ctrl_c_ends_at_the_next_row_and_the_same_call_goes_on(table, monkeypatch):
    real, seen, handler = mass_import.analyse, [], signal.getsignal(signal.SIGINT)

    def interrupted(*about: object) -> object:
        seen.append(about)
        if len(seen) == 7:
            os.kill(os.getpid(), signal.SIGINT)
        return real(*about)

    monkeypatch.setattr(mass_import, "analyse", interrupted)
    with pytest.raises(CommandError, match=r"Ended after 7 of 25. .* it goes on where it stopped") as ended:
        run(table)
    assert ended.value.returncode == 130 and Article.objects.count() == 7
    _progress.stopping.clear()
    assert run(table) == "18 stories added; 25 of 25 are in.\n"
    assert Article.objects.count() == 25 and signal.getsignal(signal.SIGINT) is handler


def test_a_folder_with_files_and_tables(tmp_path, capsys):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "b.txt").write_text("Rain\nIt rained in Korsen.\n")
    (tmp_path / "in" / "deep" / "c.md").write_text("# Sun\n\nThe sun shone.\n")
    (tmp_path / "in" / "a.csv").write_text("Title,Body\nSnow,It snowed.\nIce,\n")
    (tmp_path / "in" / "bad.csv").write_text("id\n1\n")
    (tmp_path / "in" / "notes.bin").write_bytes(b"\x00")
    with pytest.raises(CommandError, match="2 of 5 were not added; the others are in"):
        run(tmp_path / "in", "--desk", "World")
    said = capsys.readouterr().err
    assert "a.csv, row 3: not added. It has no text in “Body”." in said
    assert "bad.csv: not added. No column holds the text" in said
    assert sorted(Article.objects.values_list("headline", "desk")) == [
        ("Rain", "World"),
        ("Snow", "World"),
        ("Sun", "World"),
    ]


def test_an_archive(tmp_path, capsys):
    file = tmp_path / "in.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("deep/a.txt", "Rain\nIt rained in Korsen.\n" * 50)
        archive.writestr("b.md", "# Sun\n\nThe sun shone.\n", compress_type=zipfile.ZIP_STORED)
        archive.writestr("c.csv", "text\nIt snowed.\n")
        archive.writestr("picture.png", b"")
        archive.mkdir("empty")
    with pytest.raises(CommandError, match="1 of 3 were not added"):
        run(file)
    assert "c.csv, row 3: not added. It is a table inside an archive" in capsys.readouterr().err
    with pytest.raises(CommandError, match="1 of 3 were not added"):
        run(file)
    assert sorted(Article.objects.values_list("headline", flat=True)) == ["Rain", "Sun"]


def test_a_table_in_another_encoding(tmp_path):
    (tmp_path / "a.csv").write_bytes("Titel;text\nKälte;Es fror in Köln – “sehr”.\n".encode("cp1252"))
    (tmp_path / "b.csv").write_bytes("title,text\nKälte,Es fror.\n".encode("utf-16"))
    run(tmp_path)
    texts = sorted(Article.objects.values_list("current_revision__text", flat=True))
    assert texts == ["Es fror in Köln – “sehr”.", "Kälte\n\nEs fror."]


def test_rows_that_failed_are_tried_again(tmp_path):
    (tmp_path / "a.txt").write_text("")
    with pytest.raises(CommandError):
        run(tmp_path)
    (tmp_path / "a.txt").write_text("Rain\nIt rained.\n")
    assert "Rain" in run(tmp_path)
    assert JobRow.objects.get().state == "added"


def test_two_files_of_one_name_are_two_stories(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("Rain\nIt rained.\n")
    run(tmp_path / "one" / "a.txt", tmp_path / "two" / "a.txt")
    assert Article.objects.count() == 2


@pytest.mark.parametrize("option", ["--desk", "--publication"])
def test_what_no_story_can_hold_is_refused_before_anything_is_read(table, option):
    with pytest.raises(CommandError, match="at most 1[05]0 characters"):
        run(table, option, "x" * 151)
    assert not Job.objects.exists()


def test_the_same_import_does_not_run_twice_at_once(table):
    run(table)
    here = {"worker": _progress.own_name(), "state": JobState.RUNNING}
    Job.objects.update(**here, heartbeat="2099-01-01T00:00Z")
    with pytest.raises(CommandError, match="is running already"):
        run(table)


def test_sentences_given_are_not_analysed(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"headline": "Rain", "sentences": ["It rained.", "It still does."]}) + "\n")
    assert run(file).split("\t")[1] == "3 claims"
    assert Claim.objects.count() == 3
