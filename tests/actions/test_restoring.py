"""What must not come back from a bundle does not: each is refused in a sentence, and nothing is changed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError

from claims import guards
from claims.models import Article, User
from claims.queries.bundle_tables import BUNDLED
from tests.bundling import Parts, once, packed, rows_of, run
from tests.views.counting import counted

pytestmark = pytest.mark.django_db(transaction=True)
Row = dict


@pytest.fixture
def parts(empty) -> Parts:
    found = once()
    settings.EVIDENCE_DIR.mkdir(parents=True, exist_ok=True)
    return found


@pytest.fixture
def refusal(tmp_path: Path) -> Callable[[Parts], str]:
    def refuse(parts: Parts) -> str:
        file = packed(tmp_path / "forged.zip", parts)
        with pytest.raises(CommandError) as caught:
            run("restore_bundle", file)
        assert str(caught.value).endswith(". Nothing was changed.")
        assert not any(table.model.objects.exists() for table in BUNDLED.values())
        assert not list(settings.EVIDENCE_DIR.iterdir())
        return str(caught.value)

    return refuse


def with_rows(parts: Parts, table: str, rows: list[Row]) -> Parts:
    lines = (json.dumps(r, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n" for r in rows)
    return parts | {f"rows/{table}.jsonl": "".join(lines).encode()}


def changed(parts: Parts, table: str, at: int = 0, **values: object) -> Parts:
    rows = rows_of(parts, table)
    rows[at] |= values
    return with_rows(parts, table, rows)


def test_the_same_by_another_hand_comes_back(parts, tmp_path):
    assert with_rows(parts, "notes", rows_of(parts, "notes")) == parts
    run("restore_bundle", packed(tmp_path / "again.zip", parts))


def test_a_newsroom_that_is_not_empty_is_refused(parts, tmp_path):
    file = packed(tmp_path / "again.zip", parts)
    run("welcome")
    with pytest.raises(CommandError, match="is not empty: it has people already.* before the first ./run"):
        run("restore_bundle", file)
    assert User.objects.count() == 1 and not Article.objects.exists()


def test_columns_of_another_version_are_named(parts, refusal):
    about = json.loads(parts["format.json"])

    def told(**tables: list[str] | None) -> str:
        changed = {
            name: columns for name, columns in (about["tables"] | tables).items() if columns is not None
        }
        return refusal(parts | {"format.json": json.dumps(about | {"tables": changed}).encode()})

    notes = about["tables"]["notes"]
    assert "its table of notes has “colour”" in told(notes=[*notes, "colour"])
    assert "its table of notes lacks “rewrite”" in told(notes=[one for one in notes if one != "rewrite"])
    assert "its table of moods has “id”" in told(moods=["id"])
    assert "its table of notes lacks “answer”" in told(notes=None)


def test_a_row_with_other_columns_is_named(parts, refusal):
    rows = rows_of(parts, "notes")
    assert "Line 1 of rows/notes.jsonl has “mood”." in refusal(changed(parts, "notes", mood=1))
    less = [{name: value for name, value in rows[0].items() if name != "text"}, *rows[1:]]
    assert "Line 1 of rows/notes.jsonl lacks “text”." in refusal(with_rows(parts, "notes", less))
    for right in ("is_superuser", "password"):
        assert f"has “{right}”" in refusal(changed(parts, "people", **{right: True}))


@pytest.mark.parametrize(
    ("table", "values", "told"),
    [
        ("notes", {"kind": "rumour"}, "Line 1 of rows/notes.jsonl has an unknown kind: “rumour”"),
        ("events", {"kind": "dreamt"}, "unknown kind: “dreamt”"),
        ("notes", {"kind": ["note"]}, "Line 1 of rows/notes.jsonl"),
        ("people", {"role_name": "owner"}, "has a role that this version does not know"),
        ("people", {"role_name": ["admin"]}, "Nothing was changed"),
        ("notes", {"written_at": "yesterday"}, "no fitting “written_at”"),
        ("notes", {"written_at": None}, "does not fit"),
        ("notes", {"id": 2**70}, "does not fit"),
        ("notes", {"public_id": "1-2"}, "no fitting “public_id”"),
        ("drafts", {"original": "=="}, "Nothing was changed"),
        ("drafts", {"original": 7}, "does not fit"),
        ("placements", {"end": 0}, "does not fit"),
        ("claims", {"id": 999_999}, "Nothing was changed"),
        ("placements", {"start": "0"}, "Nothing was changed"),
        ("notes", {"claim_id": 999_999}, "names another that is missing"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(parts, refusal, table, values, told):
    assert told in refusal(changed(parts, table, **values))


def test_what_does_not_follow_from_the_history_is_refused(parts, refusal):
    texts = rows_of(parts, "drafts")
    for table, values, whose in (
        ("verdicts", {"rationale": "Because"}, "story"),
        ("drafts", {"text": texts[0]["text"] + "!"}, "story"),
        ("events", {"actor_name": "Somebody else"}, ""),
        ("event_details", {"text": "{}"}, ""),
        ("event_details", {"salt": "", "text": ""}, ""),
        ("people", {"role_name": "admin"}, "the newsroom"),
        ("people", {"email": "a@b.example"}, "the newsroom"),
        ("articles", {"headline": "Another"}, "story"),
        ("articles", {"claims_waiting": 77}, "story"),
        ("claims", {"status": "verified"}, "story"),
        ("evidence_versions", {"file_stored_as": "ab"}, "story"),
    ):
        at = 1 if table == "people" else 0
        said = refusal(changed(parts, table, at, **values))
        assert f"The history of {whose}" in said and "does not hold: event" in said, (table, said)
    for table in ("events", "event_details", "verdicts", "admitted"):
        said = refusal(with_rows(parts, table, rows_of(parts, table)[:-1]))
        assert "does not hold" in said or "not whole" in said, (table, said)


def test_an_order_or_spelling_that_is_not_ours_is_refused(parts, refusal):
    turned = with_rows(parts, "verdicts", rows_of(parts, "verdicts")[::-1])
    assert "is not written as this version writes it" in refusal(turned)
    spaced = parts | {"rows/notes.jsonl": parts["rows/notes.jsonl"].replace(b'":', b'": ')}
    assert "rows/notes.jsonl is not written as this version writes it" in refusal(spaced)
    twice = parts | {"rows/notes.jsonl": parts["rows/notes.jsonl"].replace(b'{"', b'{"text":"Another","', 1)}
    assert "rows/notes.jsonl is not written as this version writes it" in refusal(twice)


def test_files_that_no_evidence_names_are_refused(parts, refusal):
    (kept,) = (name for name in parts if name.startswith("files/"))
    assert f"No evidence names {kept}, or it was another file." in refusal(parts | {kept: b"other"})
    assert "No evidence names files/ab12" in refusal(parts | {"files/ab12": b""})


def test_another_file_of_that_name_stays(parts, tmp_path):
    (kept,) = (Path(name).name for name in parts if name.startswith("files/"))
    other = settings.EVIDENCE_DIR / kept
    other.write_bytes(b"something else")
    with pytest.raises(CommandError, match="lies another file that is called"):
        run("restore_bundle", packed(tmp_path / "again.zip", parts))
    assert other.read_bytes() == b"something else" and not User.objects.exists()
    other.write_bytes(parts[f"files/{kept}"])
    run("restore_bundle", tmp_path / "again.zip")


def test_a_database_without_tables_says_what_to_do(parts, tmp_path, monkeypatch):
    table = BUNDLED["newsroom"].model._meta
    monkeypatch.setattr(table, "db_table", "nowhere")
    with pytest.raises(CommandError, match="no tables yet: ./run manage migrate. Nothing was changed"):
        run("restore_bundle", packed(tmp_path / "again.zip", parts))


def test_the_guards_stand_the_whole_time(parts, tmp_path, monkeypatch):
    monkeypatch.setattr(guards, "remove", None)
    monkeypatch.setattr(guards, "install", None)
    with counted() as asked:
        run("restore_bundle", packed(tmp_path / "again.zip", parts))
    assert not [sql for sql in asked.statements if "TRIGGER" in sql.upper()]
    assert asked.transactions == 1
    monkeypatch.undo()
