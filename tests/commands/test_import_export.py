"""The command line's main job: a file in, CSV out, and the exact texts in it."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.analysis.pipeline import analyse
from claims.formats.csv import read_csv_lines
from claims.models import Article, Revision, User
from claims.queries.history_check import check_article, check_newsroom
from claims.queries.source_records import AskedSources, sources_for
from claims.vocabulary import CueClass, SourceType
from tests.conftest import FIXTURES

pytestmark = pytest.mark.django_db
TWIN = FIXTURES / "wire_twin.txt"


def run(name: str, *arguments: object) -> str:
    out = io.StringIO()
    call_command(name, *map(str, arguments), stdout=out)
    return out.getvalue()


def exported(tmp_path: Path, *arguments: object) -> list[dict[str, str]]:
    file = tmp_path / "claims.csv"
    run("export_claims", *arguments, "--out", file)
    with file.open(encoding="utf-8", newline="") as lines:
        return list(read_csv_lines(lines))


def test_the_twin_of_the_wire_article(tmp_path):
    said = run("import_articles", TWIN, "--publication", "The Halden Wire")
    article = Article.objects.get()
    assert said.startswith(f"{article.pk}\t11 claims, dated 2031-09-17\t")
    rows = exported(tmp_path, "--article", article.pk)
    text = TWIN.read_text()
    assert [row["text"] for row in rows] == [text[int(r["start"]) : int(r["end"])] for r in rows]
    assert [row["kind"] for row in rows][:2] == ["headline", "standfirst"]
    assert [row["number"] for row in rows] == ["", "", *"123456789"]
    assert {row["published_on"] for row in rows} == {"2031-09-17"}
    assert {row["publication"] for row in rows} == {"The Halden Wire"}
    sources = [row["source_text"] for row in rows]
    assert sources[2] == "the military" and sources[3] == "The military"
    assert rows[7]["evidence_status"] == "none_offered"
    assert rows[4]["evidence_status"] == "visual_handout"
    assert {row["status"] for row in rows} == {"open"}


def test_what_is_exported_is_what_was_analysed(tmp_path):
    run("import_articles", TWIN)
    claims = analyse(TWIN.read_text()).claims
    rows = exported(tmp_path)
    assert [(int(row["start"]), int(row["end"])) for row in rows] == [
        (c.span.start, c.span.end) for c in claims
    ]


def test_a_bad_file_is_named_and_the_good_ones_are_in(tmp_path, capsys):
    bad = tmp_path / "picture.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    with pytest.raises(CommandError, match="2 of 3 were not added; the others are in"):
        run("import_articles", bad, TWIN, tmp_path / "absent.txt")
    said = capsys.readouterr().err
    assert "picture.png: not added. This looks like an image" in said
    assert "absent.txt: not added. No such file" in said
    assert Article.objects.count() == 1


def test_a_desk_with_an_endless_name_is_refused_with_a_sentence():
    with pytest.raises(CommandError, match="at most 100 characters"):
        run("import_articles", TWIN, "--desk", "Wire desk " * 20)
    assert not Article.objects.exists()


def test_an_unknown_story_is_refused_with_a_sentence(tmp_path):
    for name in ("999", "not-an-id"):
        with pytest.raises(CommandError, match="There is no story"):
            run("export_claims", "--article", name)


def test_text_is_kept_to_the_byte(tmp_path):
    data = "\ufeffКорсен ⚓ open\r\nA 👩‍👧 said “yes”\u2028to it.\r\n=1+1 is a sum.\r\n".encode()
    file = tmp_path / "story.txt"
    file.write_bytes(data)
    run("import_articles", file)
    revision = Revision.objects.get()
    assert bytes(revision.original) == data
    for row in exported(tmp_path):
        assert row["text"] == revision.text[int(row["start"]) : int(row["end"])]
    assert "'=1+1" in (tmp_path / "claims.csv").read_text()


def test_the_demo_newsroom_has_every_state(demo, tmp_path):
    articles = list(Article.objects.order_by("pk"))
    assert len(articles) == 4
    assert all(check_article(article) == [] for article in articles)
    assert check_newsroom() == []
    rows = exported(tmp_path)
    by_story = {article.headline: set() for article in articles}
    for row in rows:
        by_story[row["headline"]].add(row["status"])
    states = list(by_story.values())
    assert sum("conflict" in found for found in states) == 2
    assert {"open"} in states
    with pytest.raises(CommandError, match="not empty"):
        run("demo")


def test_the_demo_shows_every_evidence_status_and_cue_class(demo, tmp_path):
    rows = exported(tmp_path)
    crossings = [row for row in rows if "satellite" in row["headline"]]
    assert len({row["evidence_status"] for row in crossings}) == 12
    assert {row["quotation"] for row in crossings} >= {"direct", "indirect", "mixed", "none"}
    stands = {stand for row in crossings for stand in json.loads(row["cue_class"])}
    assert stands == {word.value for word in CueClass}
    assert {row["source_type"] for row in crossings} >= {word.value for word in SourceType}


def test_the_demo_has_a_source_that_two_stories_name_otherwise(demo):
    editor = User.objects.get(username="edda.roth")
    cited = {record.name: record for record in sources_for(editor, AskedSources()).records}
    assert cited["Tarskan defence ministry"].sayings == 4
    assert not any("defence ministry" in name for name in cited if name != "Tarskan defence ministry")
    assert all(cited[name].claims for name in ("Lormond Courier", "Corvin Achtel"))


def test_a_place_that_cannot_be_written_is_said(story, tmp_path):
    with pytest.raises(CommandError, match="cannot be written: No such file"):
        run("export_claims", "--out", tmp_path / "nowhere" / "claims.csv")
