import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

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


def test_several_processes_write_the_same_in_the_same_order(tmp_path):
    rows = [row(str(number), TEXT * (1 + number % 40)) for number in range(60)]
    alone = predicted(tmp_path, rows, jobs=1)
    assert [one["id"] for one in alone] == [str(number) for number in range(60)]
    assert predicted(tmp_path, rows, jobs=3) == alone


def test_empty_lines_are_passed_over_and_a_broken_one_is_named_by_its_number(tmp_path):
    assert len(predicted(tmp_path, [row("a"), "", row("b")], jobs=1)) == 2
    for jobs in (1, 2):
        with pytest.raises(CommandError, match="Line 3 is not an object"):
            predicted(tmp_path, [row("a"), "", "{}"], jobs=jobs)
