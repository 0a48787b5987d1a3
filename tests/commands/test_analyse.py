import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.management.commands import analyse

TEXT = "Maren Holt said the bridge was closed. Two lorries stood on it.\n"


def predicted(folder: Path, rows: list[str], **options: object) -> list[dict]:
    """What the command writes for these lines."""
    given, written = folder / "in.jsonl", folder / "out.jsonl"
    given.write_text("\n".join(rows), encoding="utf-8")
    call_command("analyse", jsonl=given, out=written, engine="light", **options)
    return [json.loads(line) for line in written.read_text(encoding="utf-8").splitlines()]


def row(row_id: str, text: str = TEXT) -> str:
    return json.dumps({"id": row_id, "text": text})


def test_each_text_is_one_line_of_the_scorers_shape(tmp_path):
    (found,) = predicted(tmp_path, [row("a")], jobs=1)
    assert found["id"] == "a"
    assert [TEXT[start:end] for start, end in found["sentences"]] == [
        "Maren Holt said the bridge was closed.",
        "Two lorries stood on it.",
    ]
    (said,) = found["attributions"]
    assert [TEXT[start:end] for start, end in said["content"]] == ["the bridge was closed"]
    assert [one["status"] for one in found["evidence"]] == ["assertion_only", "unstated"]


def test_several_processes_write_the_same_in_the_same_order(tmp_path, monkeypatch):
    monkeypatch.setitem(analyse._PORTION, "light", 2_000)  # some forty portions
    rows = [row(str(number), TEXT * (1 + number % 40)) for number in range(60)]
    alone = predicted(tmp_path, rows, jobs=1)
    assert [one["id"] for one in alone] == [str(number) for number in range(60)]
    assert predicted(tmp_path, rows, jobs=3) == alone


def test_several_processes_share_one_parser(tmp_path, monkeypatch):
    loaded = []
    monkeypatch.setattr(analyse.engines, "engine", lambda name="auto": loaded.append((name, os.getpid())))
    predicted(tmp_path, [row("a")], jobs=2)
    assert loaded == [("light", os.getpid())]  # before the processes part


STARTED = """
import runpy, sys
sys.argv = ["manage.py", "analyse", *sys.argv[1:]]
runpy.run_path("manage.py", run_name="__main__")
rooms = ("claims.models", "claims.actions", "claims.queries", "claims.admin", "spacy")
late = [name for name in sys.modules if name.startswith(rooms)]
assert not late, late
"""


def test_it_starts_without_models_actions_and_admin(tmp_path):
    given, written = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_text(row("a"), encoding="utf-8")
    command = [
        sys.executable,
        "-c",
        STARTED,
        "--jsonl",
        given,
        "--out",
        written,
        "--engine",
        "light",
        "--jobs",
        "1",
    ]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[2])
    started = json.loads(written.read_text(encoding="utf-8"))
    assert [started] == predicted(tmp_path, [row("a")], jobs=1)


FRENCH = "Le port est fermé, a dit Maren Holt. Les quais sont vides dans la ville depuis mardi.\n"


def test_a_text_in_another_language_says_what_is_not_available(tmp_path):
    (found,) = predicted(tmp_path, [row("a", FRENCH)], jobs=1)
    assert len(found["sentences"]) == 2
    assert found["attributions"] == found["evidence"] == []
    assert "read in English only, and this text is in French" in found["not_available"]


@pytest.mark.parametrize("told", [{"language": "en"}, {}])
def test_it_is_read_as_english_where_so_told(tmp_path, told):
    line = json.dumps({"id": "a", "text": FRENCH} | ({} if told else {"language": "en"}))
    (found,) = predicted(tmp_path, [line], jobs=1, **told)
    assert "not_available" not in found
    assert len(found["evidence"]) == 2


def test_a_text_of_unknown_language_is_read_as_english(tmp_path):
    (found,) = predicted(
        tmp_path, [row("a", "Holt: “Orr lied, Brint won, Tarsk lost, Velm fell, Kor rose.”")], jobs=1
    )
    assert "not_available" not in found


def test_a_file_in_another_language_is_said_to_be_unread(tmp_path, capsys):
    file = tmp_path / "story.txt"
    file.write_text(FRENCH, encoding="utf-8")
    call_command("analyse", file, engine="light")
    printed = capsys.readouterr()
    assert [json.loads(line)["attributions"] for line in printed.out.splitlines()] == [[], []]
    assert "this text is in French" in printed.err


def test_empty_lines_are_passed_over_and_a_broken_one_is_named_by_its_number(tmp_path):
    assert len(predicted(tmp_path, [row("a"), "", row("b")], jobs=1)) == 2
    for jobs in (1, 2):
        with pytest.raises(CommandError, match="Line 3 is not an object"):
            predicted(tmp_path, [row("a"), "", "{}"], jobs=jobs)
