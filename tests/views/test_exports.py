"""What goes out of a story beside its claims: by the page, in the admin and by a command."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from claims.actions import evidence as acts
from claims.actions import newsroom, review, spans
from claims.actions.review import Opinion
from claims.formats.attribution_columns import ATTRIBUTION_COLUMNS
from claims.formats.csv import read_csv_lines
from claims.models import Article, Attribution, AttributionVersion, Event, Placement, Source, User
from claims.queries import attribution_export, export
from claims.queries.attribution_export import attribution_rows
from claims.queries.tables import TABLES
from claims.vocabulary import Mark, SaidAnswer
from tests.finding import FOUND, LINK, SECRET, places_in
from tests.views.counting import counted

LISTS = ("claim_ids", "cue", "cue_starts", "cue_class", "content", "content_starts", "answers")


@pytest.fixture
def browser(client: Client, mara: User) -> Client:
    client.force_login(mara)
    return client


def download(browser: Client, name: str, story: Article, query: str = "") -> str:
    answer = browser.get(reverse(name, args=[story.pk]) + query)
    assert answer.status_code == 200 and answer.streaming
    return b"".join(answer.streaming_content).decode()


def table(browser: Client, name: str, story: Article) -> list[dict]:
    rows = list(read_csv_lines([download(browser, name, story)]))
    return [row | {column: json.loads(row[column]) for column in LISTS if column in row} for row in rows]


def answer(person: User, place: Placement, version: AttributionVersion, word: SaidAnswer) -> None:
    about = {"attribution": version.attribution, "answer": word, "former": None}
    review.answer_said(actor=person, placement=place, **about)


def test_all_attributions_in_order_and_the_first_of_a_claim_as_claims_csv_has_it(browser, twin):
    rows = table(browser, "export-attributions", twin)
    assert list(rows[0]) == list(ATTRIBUTION_COLUMNS)
    assert len(rows) == Attribution.objects.filter(article=twin).count()
    assert [int(row["start"]) for row in rows] == sorted(int(row["start"]) for row in rows)
    named = [claim for row in rows for claim in row["claim_ids"]]
    assert len(named) > len(set(named)), "some claim has several"
    first = {claim: row for row in reversed(rows) for claim in row["claim_ids"]}
    for claim in table(browser, "export-claims", twin):
        shown = first.get(claim["claim_id"], dict.fromkeys(ATTRIBUTION_COLUMNS, "") | {"cue": []})
        for column in ("source", "source_text", "source_type", "channel", "cue", "attribution_confirmed_by"):
            assert claim[column] == shown[column], column


def test_every_word_stands_where_the_table_says(browser, twin):
    text = twin.current_revision.text
    for row in table(browser, "export-attributions", twin):
        assert text[int(row["source_start"]) :].startswith(row["source_text"])
        for words in ("cue", "content"):
            assert len(row[words]) == len(row[f"{words}_starts"])
            for part, start in zip(row[words], row[f"{words}_starts"], strict=True):
                assert text[start : start + len(part)] == part
                assert int(row["start"]) <= start < start + len(part) <= int(row["end"])
        assert row["article_sha256"] == twin.current_revision.sha256


def test_a_quotation_that_runs_on_names_each_claim_that_it_stands_in(browser, mara, story):
    place = next(place for place in places_in(story) if "no choice" in cut(place))
    spans.split_claim(actor=mara, placement=place, at=place.start + cut(place).index("no choice"))
    (row,) = (row for row in table(browser, "export-attributions", story) if "no choice" in row["content"][0])
    parts = [str(part.claim.public_id) for part in places_in(story) if place.start <= part.start < place.end]
    assert row["claim_ids"] == parts and len(parts) == 2


def cut(place: Placement) -> str:
    return place.revision.text[place.start : place.end]


def lank(story: Article) -> tuple[Placement, AttributionVersion]:
    version = AttributionVersion.objects.current().get(
        article=story, source_name="Tova Lank", cues__0__2="neutral"
    )
    return next(place for place in places_in(story) if place.start <= version.start < place.end), version


def test_who_confirmed_whom_it_is_and_what_each_reader_answered(browser, mara, oskar, ada, story):
    place, version = lank(story)
    source = Source.objects.create(name="Lank, the minister", source_type="named_person")
    AttributionVersion.objects.filter(pk=version.pk).update(source=source)
    version.refresh_from_db()
    review.confirm_attribution(actor=mara, claim=place.claim, version=version)
    answer(mara, place, version, SaidAnswer.YES)
    answer(oskar, place, version, SaidAnswer.NO)
    rows = {row["attribution_id"]: row for row in table(browser, "export-attributions", story)}
    row = rows[str(version.attribution.public_id)]
    assert row["attribution_confirmed_by"] == "mara"
    assert (row["source"], row["source_id"]) == (source.name, str(source.public_id))
    assert row["answers"] == [
        {"reviewer": "mara", "round": 1, "answer": "yes"},
        {"reviewer": "oskar", "round": 1, "answer": "no"},
    ]
    assert [other["answers"] for other in rows.values() if other is not row] == [[]] * (len(rows) - 1)


def test_who_reads_blind_is_not_told_what_others_answered(browser, mara, oskar, edda, ana, story):
    story.readings, story.blind = 2, True
    newsroom.edit_article(actor=edda, article=story)
    place, version = lank(story)
    before = download(browser, "export-attributions", story)
    answer(oskar, place, version, SaidAnswer.NO)
    assert download(browser, "export-attributions", story) == before
    assert "oskar" in "".join(map(str, attribution_rows([story.pk], viewer=ana)))
    assert "oskar" in "".join(map(str, attribution_rows([story.pk], viewer=None)))


def test_no_cell_starts_a_formula(browser, add_story):
    story = add_story('Prices\n"=1+1 is the price," @orr said. "Two crowns," Tova Lank said.\n')
    version = AttributionVersion.objects.filter(article=story).first()
    AttributionVersion.objects.filter(pk=version.pk).update(source_name="=SUM(A1)")
    text = download(browser, "export-attributions", story, "?bom=1")
    assert text.startswith("\ufeff")
    assert "=SUM(A1)" in [row["source"] for row in read_csv_lines([text])]
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")):
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)


def many(count: int) -> str:
    return "Ships leave\n" + "\n".join(
        f"Ship {n} left the port, Minister Tova Lank said." for n in range(count)
    )


def test_as_many_queries_for_many_attributions_as_for_few(browser, add_story):
    asked = []
    for story in (add_story(many(3)), add_story(many(60))):
        with counted() as count:
            assert len(table(browser, "export-attributions", story)) >= 3
        asked.append(count.total)
    assert asked[0] == asked[1] <= 10


def test_it_is_the_same_in_small_batches_and_across_stories(story, twin, monkeypatch):
    whole = list(attribution_rows([story.pk, twin.pk], viewer=None))
    monkeypatch.setattr(attribution_export, "BATCH", 3)
    assert list(attribution_rows([story.pk, twin.pk], viewer=None)) == whole
    apart = [list(attribution_rows([one.pk], viewer=None)) for one in (twin, story)]
    assert whole == [row for rows in apart for row in rows]


@pytest.mark.parametrize("batch", [1, 4, 9, 30])
def test_claims_are_the_same_in_batches_that_cut_a_story_and_hold_several(
    mara, story, twin, add_story, monkeypatch, batch
):
    """Also what people did: its rows are looked for between the first and the last claim of a batch."""
    for number in (story.pk, twin.pk):
        places = list(places_in(Article.objects.get(pk=number)))
        acts.add_evidence(actor=mara, placement=places[-1], found=LINK)
        for place in places[:3]:
            review.mark_claim(actor=mara, placement=place, opinion=Opinion(Mark.VERIFIED), former=None)
        version = AttributionVersion.objects.filter(article=number).order_by("start").first()
        answer(mara, places[1], version, SaidAnswer.YES)
    asked = Article.objects.filter(pk__in=[story.pk, add_story(many(9)).pk, twin.pk])
    whole = list(export.claim_rows(asked, viewer=None))
    assert sum(row.mark == Mark.VERIFIED for row in whole) == 6 and sum(bool(row.said) for row in whole) >= 2
    assert sum(row.evidence_ids != "[]" for row in whole) == 2 and any(row.source for row in whole)
    monkeypatch.setattr(export, "BATCH", batch)
    assert list(export.claim_rows(asked, viewer=None)) == whole


def test_claims_of_a_story_more_take_one_query_more(add_story):
    """What is known of them is asked of the whole batch."""
    stories = [add_story(many(3)).pk for _ in range(7)]
    asked = []
    for some in (stories[:1], stories[:2], stories):
        with counted() as count:
            assert len(list(export.claim_rows(some, viewer=None))) == 4 * len(some)
        asked.append(count.total)
    assert asked[1] - asked[0] == 1 and asked[2] - asked[1] == 5 and asked[0] <= 10


def test_the_command_and_the_admin_write_what_the_page_gives(browser, ada, story, twin, tmp_path: Path):
    file = tmp_path / "attributions.csv"
    call_command("export_attributions", "--article", str(story.pk), "--out", str(file))
    with file.open(encoding="utf-8", newline="") as lines:
        assert lines.read() == download(browser, "export-attributions", story)
    browser.force_login(ada)
    chosen = {"action": "export_attributions", "_selected_action": [story.pk, twin.pk]}
    response = browser.post(reverse("admin:claims_article_changelist"), chosen)
    assert "stories-attributions.csv" in response["Content-Disposition"]
    call_command("export_attributions", "--out", str(file))
    assert b"".join(response.streaming_content) == file.read_bytes()


def test_the_story_leads_to_every_file(browser, story):
    page = browser.get(reverse("desk", args=[story.pk])).content.decode()
    for table_ in TABLES:
        assert f'href="/articles/{story.pk}/{table_}.csv"' in page


def page(browser: Client, story: Article, file: str = "claims") -> str:
    answer = browser.get(reverse("export", args=[story.pk]), {"file": file})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("file", TABLES)
def test_the_page_shows_the_first_five_rows_of_each_file_and_leads_to_it(browser, twin, file):
    rows = list(read_csv_lines([download(browser, f"export-{file}", twin)]))
    html = page(browser, twin, file)
    address = reverse(f"export-{file}", args=[twin.pk])
    assert f'href="{address}" download' in html and f'href="{address}?bom=1" download' in html
    of_story = TABLES[file].of_story
    assert html.count("<th scope=") == (len(TABLES[file].columns) - of_story if rows else 0)
    assert html.count("<tr>") == (1 + min(len(rows), 5) if rows else 0)
    assert len({tuple(row.values())[:of_story] for row in rows}) <= 1
    for row in rows[:5]:
        assert escape(next(cell for cell in row.values() if len(cell) > 9)[:60]) in html
    assert "Nothing yet" in html or rows


def test_what_is_shown_is_as_it_is_and_cut(browser, story):
    words = "=1+1<script>" * 30
    Article.objects.filter(pk=story.pk).update(headline=words)
    shown = page(browser, story).split('class="of-story"')[1]
    assert "=1+1&lt;script&gt;" in shown and escape(words) not in shown and "<script>" not in shown


def test_a_file_that_is_none_is_not_found(browser, story):
    assert browser.get(reverse("export", args=[story.pk]), {"file": "secrets"}).status_code == 404


def test_the_page_offers_what_a_person_may_have(browser, ada, story):
    assert "An admin exports it" in page(browser, story) and "history.jsonl" not in page(browser, story)
    browser.force_login(ada)
    assert f"/articles/{story.pk}/history.jsonl" in page(browser, story)
    assert "verify_history.py" in page(browser, story)
    head = Event.objects.filter(article=story).latest("number")
    assert f"event {head.number}, hash <code>{head.hash}</code>" in page(browser, story)


def test_the_page_asks_no_more_for_a_long_story(browser, add_story):
    asked = []
    for story in (add_story(many(3)), add_story(many(60))):
        for file in TABLES:
            with counted() as count:
                page(browser, story, file)
            asked.append(count.total)
    assert asked[: len(TABLES)] == asked[len(TABLES) :] and max(asked) <= 22


def test_evidence_is_written_by_a_command_too_story_by_story(browser, mara, story, twin, tmp_path: Path):
    for place in (places_in(story)[1], places_in(twin)[1]):
        acts.add_evidence(actor=mara, placement=place, found=LINK)
        acts.add_evidence(actor=mara, placement=place, found=FOUND["note"], handling=SECRET)
    call_command("export_evidence", "--out", str(tmp_path / "evidence.csv"))
    whole = (tmp_path / "evidence.csv").read_bytes().decode()
    head, row = download(browser, "export-evidence", twin).splitlines(keepends=True)
    assert whole == head + row + download(browser, "export-evidence", story).removeprefix(head)
