"""Work asked for: done once by whoever is first, cancelled, tried again, and taken over from the dead."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from claims.actions import _progress, _queue, jobs, working
from claims.actions.stale import Stale
from claims.models import Job, JobLine, Worker
from claims.vocabulary import JobKind, JobState
from tests.together import at_once

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(minutes=5)


@pytest.fixture
def work(monkeypatch):
    """What a job of this kind does is said by the test."""

    def does(function):
        monkeypatch.setitem(_queue._WORK, JobKind.IMPORT, function)

    does(lambda job, progress: None)
    monkeypatch.setattr(_progress, "TOLD_EVERY", 0)
    yield does
    _progress.stopping.clear()


@pytest.fixture
def ask(edda, work):
    return lambda **about: _queue.ask(JobKind.IMPORT, actor=edda, about=about)


def run(job: Job) -> Job:
    _queue.run_job.func(job.pk)
    return Job.objects.get(pk=job.pk)


def left_by_a_dead_worker(job: Job, **more) -> Job:
    DBTaskResult.objects.filter(pk=Job.objects.get(pk=job.pk).task).update(
        status=TaskResultStatus.RUNNING, started_at=timezone.now() - LONG_AGO
    )
    dead = {"state": JobState.RUNNING, "worker": "elsewhere:1:a", "heartbeat": timezone.now() - LONG_AGO}
    Job.objects.filter(pk=job.pk).update(**{"started_at": timezone.now(), "tries": 1} | dead | more)
    return Job.objects.get(pk=job.pk)


def waiting() -> int:
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY).count()


def test_a_job_says_how_far_it_is_and_what_came_of_it(ask, work):
    seen = []

    def count(job: Job, progress: _progress.Progress) -> dict:
        for number in range(1, 4):
            progress.set(number, total=3)
            seen.append(Job.objects.values_list("done", "total").get(pk=job.pk))
        progress.note("Counted.")
        return {"counted": job.about["to"]}

    work(count)
    job = run(ask(to=3))
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert (job.state, job.done, job.total, job.result) == (JobState.DONE, 3, 3, {"counted": 3})
    assert [line.text for line in job.lines.all()] == ["Counted."]
    assert job.ended_at >= job.started_at and job.heartbeat and not _queue.at_work


def test_a_job_that_fails_says_why_and_can_be_tried_again(ask, work, edda):
    def fail(job: Job, progress: _progress.Progress) -> None:
        progress.set(2)
        raise PermissionDenied("Readers cannot add stories.")

    work(fail)
    job = ask()
    with pytest.raises(PermissionDenied):
        run(job)
    job.refresh_from_db()
    assert (job.state, job.error, job.done) == (JobState.FAILED, "Readers cannot add stories.", 2)
    work(lambda job, progress: progress.set(1, 4))
    jobs.retry(actor=edda, job=job)
    job = run(job)
    assert (job.state, job.error, job.done, job.done_before) == (JobState.DONE, "", 2, 2), "never back"
    with pytest.raises(Stale):
        jobs.retry(actor=edda, job=job)


def test_a_prepared_job_is_begun_once_when_a_person_says_so(edda, work):
    job = _queue.prepare(JobKind.IMPORT, actor=edda, about={"file": 1})
    assert waiting() == 0 and run(job).state == JobState.PREPARED
    assert _queue.start(job, about={"file": 1, "column": "text"})
    assert not _queue.start(job, about={})
    job = run(job)
    assert (job.state, job.about) == (JobState.DONE, {"file": 1, "column": "text"})


def test_a_job_that_waits_is_cancelled_at_once(ask, edda):
    job = ask()
    jobs.cancel(actor=edda, job=job)
    assert run(job).state == JobState.CANCELLED
    with pytest.raises(Stale):
        jobs.cancel(actor=edda, job=job)
    jobs.retry(actor=edda, job=job)
    assert run(job).state == JobState.DONE


def test_a_job_that_runs_hears_that_it_is_cancelled(ask, work, edda):
    def until_told(job: Job, progress: _progress.Progress) -> None:
        progress.set(1)
        jobs.cancel(actor=edda, job=job)
        progress.set(2)
        raise AssertionError("it was told")

    work(until_told)
    job = run(ask())
    assert (job.state, job.done) == (JobState.CANCELLED, 2)


def test_only_who_asked_and_editors_steer_a_job(ask, work, mara, oskar, edda, ana):
    job = _queue.ask(JobKind.IMPORT, actor=mara)
    for person in (oskar, ana):
        with pytest.raises(PermissionDenied):
            jobs.cancel(actor=person, job=job)
        with pytest.raises(PermissionDenied):
            jobs.retry(actor=person, job=job)
    jobs.cancel(actor=mara, job=job)
    jobs.retry(actor=edda, job=job)


def test_a_worker_that_is_told_to_end_gives_its_job_back(ask, work):
    def interrupted(job: Job, progress: _progress.Progress) -> None:
        progress.set(3)
        working.stop_soon()
        progress.set(4)
        raise AssertionError("it was told")

    work(interrupted)
    job = ask()
    before = waiting()
    job = run(job)
    assert (job.state, job.done, job.tries, job.worker) == (JobState.QUEUED, 4, 0, "")
    assert waiting() == before + 1, "the next worker finds it"


def test_an_import_gives_way_to_what_somebody_waits_for(ask, work, edda, story):
    def long(job: Job, progress: _progress.Progress) -> None:
        progress.set(1, 9)
        _queue.ask(JobKind.IMPORT, actor=edda)  # another import does not come first
        progress.set(2)
        _queue.ask(JobKind.READ_ARTICLE, actor=edda, article=story)
        progress.set(3)
        raise AssertionError("it was told")

    work(long)
    job = run(ask())
    assert (job.state, job.done, job.tries) == (JobState.QUEUED, 3, 0)
    first, *later = DBTaskResult.objects.ready()
    assert Job.objects.get(task=first.pk).kind == JobKind.READ_ARTICLE
    assert {one.priority for one in later} == {_progress.BULK_PRIORITY}


def test_what_a_dead_worker_left_is_put_back_once(ask):
    job = left_by_a_dead_worker(ask(), done=3, total=9)
    assert waiting() == 0
    working.reap()
    working.reap()
    job.refresh_from_db()
    assert (job.state, waiting()) == (JobState.QUEUED, 1)
    assert "at 4 of 9; another goes on (try 2 of 3)" in JobLine.objects.get().text
    assert run(job).state == JobState.DONE


def test_a_process_of_this_machine_that_is_gone_is_not_waited_for(ask):
    here = _progress.own_name().split(":")[0]
    recent = {"heartbeat": timezone.now()}
    gone = left_by_a_dead_worker(ask(), worker=f"{here}:{2**22 + 1}:a", **recent)
    alive = left_by_a_dead_worker(ask(), worker=_progress.own_name(), **recent)
    far = left_by_a_dead_worker(ask(), **recent)
    working.reap()
    states = [Job.objects.get(pk=job.pk).state for job in (gone, alive, far)]
    assert states == [JobState.QUEUED, JobState.RUNNING, JobState.RUNNING]


def test_fa_13_a_job_that_always_ends_its_worker_fails_at_the_third_try(ask):
    bad, good = ask(), ask()
    for _ in range(working.TRIES):
        assert _queue.begin(bad.pk, JobState.QUEUED)
        Job.objects.filter(pk=bad.pk).update(heartbeat=timezone.now() - LONG_AGO)
        working.reap()
    bad.refresh_from_db()
    assert bad.state == JobState.FAILED and "3 times" in bad.error
    assert run(good).state == JobState.DONE


def test_a_job_that_gets_further_each_time_is_never_given_up(ask, work):
    job = ask()
    for done in range(1, 8):
        assert _queue.begin(job.pk, JobState.QUEUED)
        _progress.Progress(Job.objects.get(pk=job.pk)).set(done)
        Job.objects.filter(pk=job.pk).update(heartbeat=timezone.now() - LONG_AGO)
        working.reap()
        job.refresh_from_db()
        assert (job.state, job.done) == (JobState.QUEUED, done)


def test_a_task_that_was_taken_and_not_begun_is_put_back(ask):
    job = ask()
    task = Job.objects.get(pk=job.pk).task
    taken = DBTaskResult.objects.filter(pk=task)
    taken.update(status=TaskResultStatus.RUNNING, started_at=timezone.now())
    working.reap()
    assert waiting() == 0, "a moment is given"
    taken.update(started_at=timezone.now() - LONG_AGO)
    working.reap()
    working.reap()
    assert waiting() == 1


def test_a_worker_that_was_thought_dead_writes_nothing_more(ask, work):
    def taken_over(job: Job, progress: _progress.Progress) -> None:
        progress.set(1)
        Job.objects.filter(pk=job.pk).update(worker="another")
        progress.set(5)
        raise AssertionError("it was told")

    work(taken_over)
    job = run(ask())
    assert (job.state, job.done, job.worker) == (JobState.RUNNING, 1, "another")


def test_when_the_database_goes_away_the_job_is_left_to_be_put_back(ask, work):
    def away(job: Job, progress: _progress.Progress) -> None:
        raise OperationalError("server closed the connection")

    work(away)
    job = ask()
    with pytest.raises(OperationalError):
        run(job)
    job.refresh_from_db()
    assert job.state == JobState.RUNNING and not _queue.at_work, "no beat keeps it alive"


def test_signs_of_life(ask):
    job = left_by_a_dead_worker(ask(), worker=_progress.own_name())
    working.beat(takes_work=False)
    assert not Worker.objects.exists()
    old = Job.objects.get(pk=job.pk).heartbeat
    _queue.at_work.add(job.pk)
    working.beat(takes_work=True)
    working.beat(takes_work=True)
    _queue.at_work.clear()
    assert Job.objects.get(pk=job.pk).heartbeat > old
    assert Worker.objects.get().name == _progress.own_name()


@pytest.mark.django_db(transaction=True)
def test_co_09_two_workers_and_a_job_enqueued_twice_have_one_effect(ask, work):
    done = []
    work(lambda job, progress: done.append(job.pk))
    job = ask()
    _queue.enqueue(job)
    at_once([lambda: _queue.run_job.func(job.pk)] * 6)
    assert done == [job.pk]


@pytest.mark.django_db(transaction=True)
def test_many_reapers_put_a_job_back_once(ask):
    left_by_a_dead_worker(ask())
    results = at_once([working.reap] * 6)
    assert [found for found in results if found] == []
    assert waiting() == 1


@pytest.mark.django_db(transaction=True)
def test_many_retries_ask_once(ask, edda):
    job = ask()
    jobs.cancel(actor=edda, job=job)
    before = waiting()
    results = at_once([lambda: jobs.retry(actor=edda, job=job)] * 6)
    assert sum(isinstance(found, Stale) for found in results) == 5
    assert waiting() == before + 1


def test_rows_of_the_queue_go_a_week_after_they_were_done(ask):
    for days in (6, 8):
        old = Job.objects.get(pk=ask().pk).task
        at = timezone.now() - timedelta(days=days)
        DBTaskResult.objects.filter(pk=old).update(status=TaskResultStatus.SUCCESSFUL, finished_at=at)
    run(ask())
    assert DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL).count() == 1
