"""Does an import whose worker is killed again and again end as an undisturbed one?

    .venv/bin/python benchmarks/killed_import.py [STORIES] [KILLS]

Uses a newsroom of its own (SQLite, or DATABASE_URL, which must be empty). Imports the same table twice: once
undisturbed, once with the worker really killed (kill -9) at so many points, each at a moment nobody chose,
and started again. Then every story must be there exactly once, with the same claims; histories must hold.
"""

import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from claims.models import Job

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("FACTCHECK_DATA", tempfile.mkdtemp())
os.environ["DJANGO_SETTINGS_MODULE"] = "factcheck.settings"
WORKER = ("db_worker", "--interval", "0.1", "--no-startup-delay", "--no-reload", "--verbosity", "0")
PATIENCE = 600  # seconds without a story more


def main(stories: int = 1000, kills: int = 20) -> None:
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from claims.analysis import engines

    engines.engine()
    call_command("migrate", verbosity=0)
    data = table(stories)
    undisturbed, _ = imported(data, stories, at=[])
    at = sorted(random.sample(range(1, stories), kills))
    disturbed, killed = imported(data, stories, at=at)
    assert len(undisturbed) == len(disturbed) == stories, (len(undisturbed), len(disturbed))
    assert Counter(undisturbed) == Counter(disturbed), "other claims"
    call_command("verify_history", verbosity=0)
    print(
        f"{connection.vendor}: {stories} stories, killed {killed} times: each in once, with the same claims"
    )


def table(stories: int) -> bytes:
    rows = []
    for number in range(stories):
        body = [
            f"The council of Korsen counted {number} loaves on Monday.",
            f'"We had {number} reports," Minister Tova Lank said. She promised aid by May.',
            f"According to the port of Halden, bridge {number} was closed in 2019.",
        ]
        rows.append({"headline": f"Story {number} of the day", "text": "\n".join(body)})
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def imported(data: bytes, stories: int, at: list[int]) -> tuple[list[str], int]:
    """What each story of the job holds, and how often its worker was killed."""
    from claims.actions import _queue, people, staging
    from claims.models import Job
    from claims.vocabulary import JobKind

    file = staging.stage([data], "stories.jsonl", most=len(data)) | {"kind": "jsonl"}
    job = _queue.ask(JobKind.IMPORT, actor=people.command_line(), about={"files": [file]})
    killed = 0
    for point in [*at, stories]:
        worker = started()
        try:
            wait_for(job, worker, point if point < stories else None)
            time.sleep(0 if point == stories else random.uniform(0, 0.2))
        finally:
            worker.kill() if point < stories else worker.terminate()
            worker.join()
        killed += point < stories
    job = Job.objects.get(pk=job.pk)
    assert job.state == "done", (job.state, job.error)
    assert job.result == {"added": stories}, job.result
    return [content(row) for row in job.rows.select_related("article__current_revision")], killed


def started() -> BaseProcess:
    """A worker in a process of its own, which is spared the loading of Django and the parser."""
    from django.core.management import call_command
    from django.db import connection, connections

    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()  # the closed one waits there, and both processes would speak by it
    worker = get_context("fork").Process(target=call_command, args=WORKER)
    worker.start()
    return worker


def wait_for(job: "Job", worker: BaseProcess, point: int | None) -> None:
    """Until so many stories are there and the worker is at the rest, or until the job is done.

    A job that was ended so often that it would be given up is let on until it tells of a story more.
    """
    from claims.actions.working import TRIES

    since, last = time.monotonic(), -1
    while True:
        job.refresh_from_db()
        assert job.state in {"queued", "running", "done"}, (job.state, job.error)
        count = job.rows.count()
        at_work = job.worker.split(":")[1:2] == [str(worker.pid)] and job.tries < TRIES
        if job.state == "done" or at_work and point and point <= count < (job.total or count + 1):
            return
        if count != last:
            since, last = time.monotonic(), count
        assert time.monotonic() < since + PATIENCE, f"no story more than {count} in {PATIENCE} s"
        time.sleep(0.05)


def content(row: Any) -> str:
    """Text, claims and attributions of a story, without ids."""
    from claims.models import AttributionVersion, Placement

    article = row.article
    places = Placement.objects.filter(article=article).order_by("start")
    said = AttributionVersion.objects.filter(article=article).order_by("start", "end")
    found = [
        article.current_revision.text,
        list(places.values_list("start", "end", "claim__kind", "priority")),
        list(said.values_list("start", "end", "source_name", "cues", "contents")),
        article.events.count(),
    ]
    return json.dumps(found)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
