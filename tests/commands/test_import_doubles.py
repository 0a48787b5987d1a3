"""What came in by another way is not added a second time by a folder, an archive or a table."""

import io
import json
import zipfile

import pytest
from django.core.management import call_command

from claims.actions import people
from claims.actions.importing import add_article
from claims.models import Article, JobRow, User
from claims.queries.history_check import check_newsroom

pytestmark = pytest.mark.django_db
RAIN, SNOW = "Rain\nIt rained on Friday.\n", "Snow\nIt snowed on Monday.\n"


@pytest.fixture
def pasted(mara: User) -> Article:
    return add_article(actor=mara, content=RAIN)


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "folder"
    place.mkdir()
    (place / "rain.txt").write_text(RAIN)
    (place / "snow.txt").write_text(SNOW)
    return place


def run(*arguments: object) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("import_articles", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_a_folder_leaves_out_what_was_pasted_and_says_so(pasted, folder):
    out, err = run(folder)
    assert out.count("\n") == 1 and out.endswith("\tSnow\n")
    assert f"rain.txt: left out. It is here already: story {pasted.pk}, “Rain”." in err
    assert "1 was here already: --again adds all stories once more, also these." in err
    assert Article.objects.count() == 2 and check_newsroom() == []
    assert set(JobRow.objects.values_list("state", flat=True)) == {"added", "here"}


def test_again_adds_it_too_and_so_does_the_same_call_that_goes_on(pasted, folder):
    run(folder)
    assert run(folder, "--again")[0].count("\n") == 2
    assert Article.objects.count() == 4
    (folder / "more.txt").write_text(RAIN + "It stopped at noon.\n")
    (folder / "same.txt").write_text(SNOW)
    run(folder)
    assert Article.objects.count() == 6, "the latest call was to add all"


def test_a_folder_that_grows_adds_only_what_is_new(folder):
    run(folder)
    (folder / "hail.txt").write_text("Hail\nIt hailed.\n")
    out, err = run(folder)
    assert out.endswith("\tHail\n") and err == "" and Article.objects.count() == 3


def test_other_options_are_another_job_that_adds_nothing_twice(folder):
    run(folder)
    out, err = run(folder, "--desk", "City")
    assert out == "" and err.count("left out") == 2
    assert Article.objects.count() == 2


@pytest.mark.parametrize("option", [[], ["--no-analysis"]])
def test_an_archive_and_a_table_leave_it_out_too(pasted, tmp_path, option):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("rain.txt", RAIN)
        archive.writestr("snow.txt", SNOW)
    rows = [{"text": RAIN}, {"text": SNOW}, {"text": "Hail\nIt hailed."}]
    (tmp_path / "all.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    out, err = run(tmp_path / "all.zip", tmp_path / "all.jsonl", *option)
    assert err.count("left out") >= 2 and f"story {pasted.pk}" in err
    assert sorted(Article.objects.values_list("headline", flat=True)) == ["Hail", "Rain", "Snow", "Snow"]


def test_of_many_rows_few_queries_tell_which_are_here(tmp_path, django_assert_max_num_queries):
    texts = [f"Story {n}\nIt rained {n} times." for n in range(150)]
    actor = people.command_line()
    for text in texts[:3]:
        add_article(actor=actor, content=text)
    file = tmp_path / "all.jsonl"
    file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    with django_assert_max_num_queries(120):
        out, err = run(file, "--no-analysis")
    assert out == "147 stories added; 147 of 150 are in.\n" and err.count("left out") == 3
