"""The newsroom's own history: admins read it, narrow it and take it along, and anybody can check the file."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from claims.actions import newsroom, people
from claims.actions.joining import join_sources
from claims.formats.history_columns import NEWSROOM_COLUMNS
from claims.models import Event, Source, User
from claims.vocabulary import SourceType
from tests.attacks.conftest import body_of
from tests.views.counting import counted

PAGE = reverse("newsroom-history")


@pytest.fixture
def browser(client: Client, ada: User) -> Client:
    client.force_login(ada)
    return client


@pytest.fixture
def done(ada: User, edda: User, mara: User) -> Source:
    """A source is kept and renamed, one is joined to it, a role and a rule are changed."""
    lank = newsroom.make_source(actor=edda, name="Tova Lank", source_type=SourceType.NAMED_PERSON)
    lank.name = "Tova Lank-Roe"
    newsroom.save_source(actor=edda, source=lank, aliases=["Minister Lank"])
    newsroom.make_source(actor=edda, name="T. Lank", source_type=SourceType.NAMED_PERSON)
    join_sources(actor=edda, source=lank, name="T. Lank")
    rules = newsroom.rules_of_newsroom(actor=ada)
    rules.publication = "The Tide"
    newsroom.change_rules(actor=ada, rules=rules)
    return lank


def lines(browser: Client, query: str = "") -> list[tuple[str, str, str]]:
    answer = browser.get(f"{PAGE}?{query}")
    assert answer.status_code == 200
    return [(line.who, line.words, line.subject) for line in answer.context["lines"]]


def rows(browser: Client, query: str = "") -> list[dict[str, str]]:
    answer = browser.get(f"{reverse('export-newsroom')}?{query}")
    return list(csv.DictReader(io.StringIO(body_of(answer), newline="")))


def test_it_tells_who_did_what_to_whom_newest_first(browser, done):
    assert lines(browser)[:2] == [
        ("Ada Brandt", "changed the newsroom’s rules", ""),
        ("Edda Roth", "joined two sources: T. Lank", "Tova Lank-Roe"),
    ]
    html = browser.get(PAGE).content.decode()
    assert "name: <bdi>Tova Lank</bdi> → <bdi>Tova Lank-Roe</bdi>" in html
    assert "The Tide" in html and "public_id" not in html
    assert (
        "names: <bdi>–</bdi> → <bdi>T. Lank</bdi>" in html
        and "[" not in html.split("<table")[1].split("</table")[0]
    )


def test_it_is_narrowed_by_what_it_is_about_and_by_who_did_it(browser, done, edda):
    assert {words for _, words, _ in lines(browser, "about=newsroom")} == {"changed the newsroom’s rules"}
    assert {who for who, *_ in lines(browser, f"who={edda.pk}")} == {"Edda Roth"}
    assert len(lines(browser, "about=source")) == 4
    assert "Mara Lind" in {subject for *_, subject in lines(browser, "about=user")}
    for query in ("about=article", "who=x", "page=0", "of=1"):
        assert browser.get(f"{PAGE}?{query}").status_code == 400


def test_what_is_listed_goes_out_as_a_table(browser, done):
    every = rows(browser)
    assert list(every[0]) == list(NEWSROOM_COLUMNS)
    assert [int(row["number"]) for row in every] == list(range(1, len(every) + 1))
    assert len(every) == Event.objects.filter(article=None).count()
    renamed = rows(browser, "about=source")[1]
    assert (renamed["about"], renamed["about_id"]) == ("source", str(done.public_id))
    assert '["name", "Tova Lank", "Tova Lank-Roe"]' in renamed["changes"]


def test_anybody_can_check_the_file(browser, done, tmp_path: Path):
    file = tmp_path / "newsroom.jsonl"
    file.write_text(body_of(browser.get(reverse("export-newsroom-proof"))))
    command = [sys.executable, str(settings.BASE_DIR / "static/verify_history.py"), str(file)]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 0 and "The newsroom itself" in told.stdout
    assert Event.objects.filter(article=None).latest("number").hash in told.stdout
    file.write_text(file.read_text().replace("Lank-Roe", "Lank-Rye", 1))
    assert subprocess.run(command, capture_output=True).returncode == 1


def test_nobody_else_reads_it_and_no_password_stands_in_it(browser, client, done, ada, mara, edda):
    people.set_password(person=mara, password="a long and quiet pass phrase")
    text = body_of(browser.get(reverse("export-newsroom-proof")))
    mara.refresh_from_db()
    assert "password_set" in text and mara.password not in text and "argon2" not in text
    for person in (mara, edda):
        client.force_login(person)
        for name in ("newsroom-history", "export-newsroom", "export-newsroom-proof"):
            assert client.get(reverse(name)).status_code == 403
        assert "Newsroom history" not in client.get("/").content.decode()


def test_as_many_queries_for_a_long_history_as_for_a_short_one(browser, ada):
    newsroom.make_source(actor=ada, name="Orr", source_type=SourceType.NAMED_PERSON)
    totals = []
    for turn in range(2):
        for name in ("newsroom-history", "export-newsroom", "export-newsroom-proof"):
            with counted() as count:
                assert len(browser.get(reverse(name)).getvalue()) > 100
            totals.append(count.total)
        for number in range(30):
            newsroom.make_source(actor=ada, name=f"Orr {turn} {number}", source_type=SourceType.NAMED_PERSON)
    assert totals[:3] == totals[3:] and max(totals) <= 10


def test_a_long_history_has_pages(browser, ada):
    for number in range(60):
        newsroom.make_source(actor=ada, name=f"Orr {number}", source_type=SourceType.NAMED_PERSON)
    first, second = lines(browser, "about=source"), lines(browser, "about=source&page=2")
    assert (len(first), len(second)) == (50, 10) and first[0][2] == "Orr 59" and second[-1][2] == "Orr 0"
