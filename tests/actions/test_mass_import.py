"""Many stories at once: each exactly once, what fails is a row that says why, also with workers that die."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings as django_settings
from django.db import DataError, OperationalError, connection

from claims.actions import _progress, _queue, jobs, mass_import, staging
from claims.actions.mass_import import Defaults
from claims.models import Article, Claim, Job, JobRow, Placement
from claims.queries.history_check import check_article
from claims.vocabulary import JobKind, JobState
from tests.together import at_once

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
ROWS = [{"headline": f"Story {n}", "text": f"It rained {n} times. The mayor said so."} for n in range(5)]


def lines(rows: list[object]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


@pytest.fixture
def ask(edda):
    def make(data: bytes, kind: str = "jsonl", **about: object) -> Job:
        file = staging.stage([data], f"stories.{kind}", most=10**9) | {"kind": kind}
        return _queue.ask(JobKind.IMPORT, actor=edda, about={"files": [file | about]})

    yield make
    _progress.stopping.clear()


def run(job: Job) -> Job:
    _queue.run_job.func(job.pk)
    return Job.objects.get(pk=job.pk)


def test_fa_02_what_was_not_written_yet_does_not_count_as_done(ask, monkeypatch):
    """Rows whose sentences are given are written together, others one by one as they are read."""
    monkeypatch.setattr(_progress, "TOLD_EVERY", 0)
    rows = [ROWS[0] | {"sentences": ["It rained 0 times."]}, *ROWS[1:3]]
    job, read = ask(lines(rows)), mass_import.analyse

    def ended(draft: object, article: Article) -> object:
        if article.headline == "Story 2":
            raise KeyboardInterrupt
        return read(draft, article)

    monkeypatch.setattr(mass_import, "analyse", ended)
    with pytest.raises(KeyboardInterrupt):
        run(job)
    assert Job.objects.get().state == JobState.QUEUED and Job.objects.get().done == 2
    monkeypatch.setattr(mass_import, "analyse", read)
    run(job)
    assert sorted(Article.objects.values_list("headline", flat=True)) == ["Story 0", "Story 1", "Story 2"]


def staged() -> list[str]:
    return os.listdir(django_settings.STAGED_DIR)  # noqa: PTH208


def histories_hold() -> bool:
    return all(check_article(article) == [] for article in Article.objects.all())


def test_a_table_becomes_stories(ask):
    job = run(ask(lines(ROWS)))
    assert (job.state, job.done, job.total, job.result) == (JobState.DONE, 5, 5, {"added": 5})
    assert [row.article.headline for row in job.rows.all()] == [row["headline"] for row in ROWS]
    assert Claim.objects.count() == 15 and histories_hold()
    assert staged() == [], "what was uploaded goes when the job has ended"


def test_rows_that_fail_keep_their_number_and_stop_no_other(ask):
    data = lines([ROWS[0], {"text": ""}]) + b"{broken\n" + lines([{"text": "a", "desk": "d" * 101}, ROWS[1]])
    job = run(ask(data))
    assert (job.state, job.result) == (JobState.DONE, {"added": 2, "failed": 3})
    failed = dict(job.rows.filter(state="failed").values_list("number", "error"))
    assert list(failed) == [2, 3, 4]
    assert "no text" in failed[2] and "not a JSON object" in failed[3] and "longer than 100" in failed[4]


def test_a_file_that_cannot_be_read_at_all_fails_the_job_with_the_sentence(ask):
    job = ask(b"id,when\n1,2\n", kind="csv")
    with pytest.raises(ValueError, match="No column holds the text"):
        run(job)
    job.refresh_from_db()
    assert job.state == JobState.FAILED and job.error.startswith("No column holds the text")
    assert len(staged()) == 1, "it may be tried again"


def test_columns_and_encoding_are_those_that_a_person_chose(ask):
    data = "Wörter;Titel\r\nEs regnete.;Regen\r\n".encode("cp1252")
    columns = {"text": "Wörter", "headline": "Titel"}
    run(ask(data, kind="csv", encoding="windows-1252", delimiter=";", columns=columns))
    assert Article.objects.get().current_revision.text == "Regen\n\nEs regnete."


def test_a_job_begun_anew_skips_what_is_in(ask, monkeypatch):
    """As after a crash between two rows."""
    job = ask(lines(ROWS))
    real, calls = mass_import.analyse, []

    def dies_at_the_third(*about: object) -> object:
        calls.append(about)
        if len(calls) == 3:
            raise OperationalError("as if killed")
        return real(*about)

    monkeypatch.setattr(mass_import, "analyse", dies_at_the_third)
    with pytest.raises(OperationalError):
        run(job)
    assert (Article.objects.count(), JobRow.objects.count()) == (2, 2)
    Job.objects.filter(pk=job.pk).update(state=JobState.QUEUED)
    job = run(job)
    assert (job.state, job.done, job.result) == (JobState.DONE, 5, {"added": 5})
    assert Article.objects.count() == 5 and len(calls) == 6 and histories_hold()


def test_a_text_that_the_analysis_trips_over_is_one_failed_row(ask, monkeypatch, caplog):
    real = mass_import.analyse

    def trips(draft: object, article: Article) -> object:
        if article.headline == "Story 2":
            raise ZeroDivisionError("oh")
        return real(draft, article)

    monkeypatch.setattr(mass_import, "analyse", trips)
    job = run(ask(lines(ROWS)))
    assert job.result == {"added": 4, "failed": 1}
    assert job.rows.get(state="failed").error == "ZeroDivisionError: oh"
    assert "Traceback" in caplog.text, "it is our fault, and told to whoever runs the worker"
    assert not Article.objects.filter(headline="Story 2").exists()


def test_rows_that_say_the_same_are_all_taken(ask):
    assert run(ask(lines([ROWS[0]] * 3))).result == {"added": 3}


def test_an_import_that_is_cancelled_keeps_what_is_in_and_can_go_on(ask, edda, monkeypatch):
    monkeypatch.setattr(_progress, "TOLD_EVERY", 0)
    job = ask(lines(ROWS))
    real = mass_import.analyse

    def cancels(draft: object, article: Article) -> object:
        if article.headline == "Story 1":
            jobs.cancel(actor=edda, job=job)
        return real(draft, article)

    monkeypatch.setattr(mass_import, "analyse", cancels)
    job = run(job)
    assert (job.state, job.rows.count()) == (JobState.CANCELLED, 2)
    monkeypatch.undo()
    jobs.retry(actor=edda, job=job)
    job = run(job)
    assert (job.state, job.result) == (JobState.DONE, {"added": 5}), "it goes on where it stopped"
    assert Article.objects.count() == 5 and staged() == []


def given(count: int, **more: object) -> dict[str, object]:
    sentences = [f"Sentence {number} is here." for number in range(count)]
    return {"headline": "Given", "text": "\n".join(sentences), "sentences": sentences} | more


def test_sentences_that_are_given_are_the_claims(ask):
    job = run(ask(lines([given(3), given(30), {"sentences": ["One.", "Two."]}])))
    assert job.result == {"added": 3}
    first, second, third = Article.objects.order_by("pk")
    places = Placement.objects.filter(article=first).order_by("start").select_related("claim", "revision")
    assert [(place.claim.kind, place.revision.text[place.start : place.end]) for place in places] == [
        ("headline", "Given"),
        *[("sentence", f"Sentence {number} is here.") for number in range(3)],
    ]
    assert [Placement.objects.filter(article=story).count() for story in (second, third)] == [31, 2]
    assert histories_hold(), "also where the event keeps only a digest of the rows"


def test_without_analysis_texts_are_only_split(ask, edda, django_assert_max_num_queries):
    job = ask(lines(ROWS * 20))
    Job.objects.filter(pk=job.pk).update(about=job.about | {"defaults": {"analysed": False}})
    with django_assert_max_num_queries(45):
        job = run(job)
    assert job.result == {"added": 100} and Claim.objects.count() == 300
    assert histories_hold()


def test_one_story_that_cannot_be_stored_does_not_take_others_along(ask, edda, monkeypatch):
    job = ask(lines([given(2), given(2), given(2)]))
    real = mass_import._add_claims

    def refused(ready: list[Any]) -> list[dict[str, Any]]:
        if any(made.item.number == 2 for made in ready):
            raise DataError("as if the database refused it")
        return real(ready)

    monkeypatch.setattr(mass_import, "_add_claims", refused)
    job = run(job)
    assert job.result == {"added": 2, "failed": 1}
    assert Article.objects.count() == 2 and Placement.objects.count() == 6 and histories_hold()


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_the_same_import_add_each_story_once(ask, edda):
    """The first was thought dead and lives: it stops when it hears of it, and adds nothing twice."""
    job = ask(lines(ROWS))

    def work() -> object:
        progress = _progress.Progress(job)
        about = {"sources": staging.sources_of(job), "progress": progress, "defaults": Defaults()}
        return mass_import.bring_in(actor=edda, job=job, **about)

    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, worker=_progress.own_name())
    at_once([work] * 3)
    assert (Article.objects.count(), job.rows.filter(state="added").count()) == (5, 5)
    assert not job.rows.filter(state="failed").exists() and histories_hold()


def test_fa_02_a_worker_killed_again_and_again_changes_nothing(tmp_path):
    """Really killed, in a newsroom of its own; benchmarks/killed_import.py does it with 1,000 stories."""
    env = {"PATH": os.environ["PATH"], "FACTCHECK_DATA": str(tmp_path)}
    name = f"killed_{os.getpid()}"
    if connection.vendor == "postgresql":
        about = connection.settings_dict
        server = f"postgres://{about['USER']}:{about['PASSWORD']}@{about['HOST']}:{about['PORT']}"
        with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
            admin.execute(f"CREATE DATABASE {name}")
        env["DATABASE_URL"] = f"{server}/{name}"
    call = [sys.executable, "benchmarks/killed_import.py", "12", "3"]
    done = subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True, timeout=1200)
    if connection.vendor == "postgresql":
        with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
    assert done.returncode == 0, done.stderr[-2000:]
    assert "12 stories, killed 3 times: each in once" in done.stdout


def test_lo_05_no_transaction_holds_the_lock_for_more_than_so_many_claims(ask, monkeypatch):
    """Who marks a claim meanwhile waits for one of them at most."""
    monkeypatch.setattr(mass_import, "MOST_CLAIMS_AT_ONCE", {connection.vendor: 10})
    together, counts = mass_import._add_together, []

    def counted(actor, job, ready) -> None:
        before = Claim.objects.count()
        together(actor, job, ready)
        counts.append((len(ready), Claim.objects.count() - before))

    monkeypatch.setattr(mass_import, "_add_together", counted)
    sizes = [3, 3, 3, 3, 25, 1]
    run(ask(lines([{"sentences": [f"It rained {n} times."] * size} for n, size in enumerate(sizes)])))
    assert counts == [(3, 9), (1, 3), (1, 25), (1, 1)]
