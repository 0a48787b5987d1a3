"""`compare` prints what became of each claim, without a database."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

OLD = "Storm kills 12\n\nAt least 12 people died on Sunday. Roads are shut. The mayor left early."
NEW = "Storm kills 14\n\nAt least 14 people died on Sunday. Roads are shut. Schools are open."


def run(*arguments: object) -> list[dict]:
    out = io.StringIO()
    call_command("compare", *map(str, arguments), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture
def files(tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def test_two_files_without_a_database(files):
    (answer,) = run(*files)
    assert list(answer) == ["fates"]
    assert answer["fates"][0] == {"old": [0, 14], "new": [0, 14], "fate": "changed", "material": True}
    found = [
        (row["fate"], row["material"], OLD[slice(*row["old"])] if row["old"] else None)
        for row in answer["fates"]
    ]
    assert found == [
        ("changed", True, "Storm kills 12"),
        ("changed", True, "At least 12 people died on Sunday."),
        ("unchanged", False, "Roads are shut."),
        ("removed", True, "The mayor left early."),
        ("new", True, None),
    ]


def test_a_split_gives_a_row_for_each_part(tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("Roads across the valley are shut and schools in Korsen stay closed until Monday.\n")
    new.write_text("Roads across the valley are shut. Schools in Korsen stay closed until Monday.\n")
    (answer,) = run(old, new)
    assert [row["fate"] for row in answer["fates"]] == ["split", "split"]
    assert answer["fates"][0]["old"] == answer["fates"][1]["old"] == [0, 80]


def test_reasons_are_given_when_asked_for(files):
    (answer,) = run(*files, "--reasons")
    assert answer["fates"][0]["reasons"] == ["number"]


def test_many_pairs_by_json_lines(tmp_path):
    rows, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows.write_text(
        "".join(
            json.dumps({"id": n, "old": OLD, "new": new}) + "\n\n" for n, new in enumerate([OLD, NEW, ""])
        ),
        encoding="utf-8",
    )
    assert run("--jsonl", rows, "--out", out) == []
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == [0, 1, 2]
    assert {row["fate"] for row in answers[0]["fates"]} == {"unchanged"}
    assert {row["fate"] for row in answers[2]["fates"]} == {"removed"}


@pytest.mark.parametrize(
    "line", ["nonsense", "[]", '{"id": 1, "old": "a"}', '{"id": 1, "old": "a", "new": 2}']
)
def test_a_bad_row_is_named(tmp_path, line):
    rows = tmp_path / "in.jsonl"
    rows.write_text(json.dumps({"id": 1, "old": "a", "new": "b"}) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(CommandError, match="Line 2"):
        run("--jsonl", rows)


@pytest.mark.parametrize("arguments", [[], ["old.txt"], ["old.txt", "new.txt", "--jsonl", "in.jsonl"]])
def test_what_to_name_is_said(arguments):
    with pytest.raises(CommandError, match="OLD and NEW, or --jsonl"):
        run(*arguments)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="gone.txt"):
        run(tmp_path / "gone.txt", tmp_path / "gone.txt")


def test_a_file_that_is_no_text_is_named(files, tmp_path):
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x00\xff\xfe\x00" * 50)
    with pytest.raises(CommandError, match="picture.txt"):
        run(picture, files[1])
