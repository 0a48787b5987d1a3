"""How long the queue and “Next claim for me” take in a large newsroom, and how many queries they ask.

    .venv/bin/python benchmarks/queue_speed.py [STORIES] [CLAIMS A STORY] [PLANS]

Fills an empty newsroom of its own (SQLite, or DATABASE_URL, which must be empty) with stories that differ in
desk, due time, people, progress, outcome and sign-off, then asks for the pages as an editor and as a reviewer
do. On SQLite the CPU time is all there is; PostgreSQL works in processes of its own: there the clock counts.
With a third argument it prints the database's plan of every query that takes more than 20 ms.
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from statistics import median

from decisions import admin_of_new_newsroom

PAGES = (
    "/",
    "/?show=mine",
    "/?show=unassigned&sort=waiting",
    "/?show=due-soon",
    "/?show=ready",
    "/?show=signed-off",
    "/?desk=Desk+3",
    "/?sort=headline&page=100",
    "/claims/",
    "/settle/",
)
TIMES = 7
SLOW = 0.02  # seconds of one query whose plan is printed


def main(stories: int = 10_000, claims: int = 30, plans: int = 0) -> None:
    admin = admin_of_new_newsroom()
    people = fill(admin, stories, claims)
    from django.db import connection
    from django.test import Client

    print(f"{connection.vendor}: {stories:,} stories, {stories * claims:,} claims, {len(people)} people")
    for name, person in (("editor", people[0]), ("reviewer", people[-1])):
        client = Client(HTTP_HOST="127.0.0.1")
        client.force_login(person)
        for page in PAGES if name == "editor" else PAGES[:2]:
            report(f"{name} {page}", lambda page=page, client=client: client.get(page), plans)
    others = iter(people[1:])
    report("next claim, each another’s first", lambda: next_claim(next(others)), plans)


def next_claim(person: object) -> object:
    from django.test import Client

    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(person)
    return client.post("/next-claim/")


def report(name: str, ask: Callable[[], object], plans: int) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask()  # what is asked once a process is not counted
    cpu, clock = [], []
    for _ in range(TIMES):
        with CaptureQueriesContext(connection) as asked:
            began, started = time.process_time(), time.perf_counter()
            answer = ask()
            cpu.append(time.process_time() - began)
            clock.append(time.perf_counter() - started)
    bounds = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    queries = [q for q in asked.captured_queries if not q["sql"].startswith(bounds)]
    print(
        f"{name:40} {answer.status_code} {1000 * median(cpu):6.0f} ms CPU, "
        f"{1000 * median(clock):6.0f} ms, {len(queries):2} queries"
    )
    for query in queries if plans else ():
        if float(query["time"]) > SLOW:
            explain(query)


def explain(query: dict[str, str]) -> None:
    from django.db import connection

    print(f"\n  {query['time']} s: {query['sql'][:150]}")
    with connection.cursor() as cursor:
        words = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN ANALYZE "
        cursor.execute(words + query["sql"].replace("%", "%%"))
        for row in cursor.fetchall():
            print("   ", row[-1])


def fill(admin: object, stories: int, claims: int) -> list:
    """Rows alone, without history: nobody could make so many by hand in the time."""
    from django.db import connection, transaction
    from django.utils import timezone

    from claims.actions import people as acts
    from claims.actions._tally import recount
    from claims.actions.importing import add_article
    from claims.models import Article, Assignment, Claim, Event, Outcome, Placement, SignOff, User, Verdict
    from claims.vocabulary import Mark, Role, Status

    draw, now = random.Random(7), timezone.now()
    roles = [Role.EDITOR] * 3 + [Role.REVIEWER] * 17
    people = [acts.add_person(actor=admin, username=f"person{n}", role=role) for n, role in enumerate(roles)]
    people = [User.objects.get(pk=person.pk) for person in people]
    about = {"actor": admin, "content": "Ships leave\nA ship left.", "ask_for_reading": False}
    draft = add_article(**about).current_revision
    type(draft).objects.filter(pk=draft.pk).update(analysis_version=1)
    with transaction.atomic():
        made = Article.objects.bulk_create(
            Article(
                headline=f"{draw.choice(('Ships', 'Bread', 'Piers', 'Mills'))} in Korsen, report {n}",
                desk=f"Desk {n % 9}",
                due=now + timedelta(minutes=draw.randrange(-5000, 20_000)) if n % 4 else None,
                restricted=n % 50 == 0,
                current_revision=draft,
                added_by=people[0],
                added_at=now,
                archived_at=now if n % 20 == 0 else None,
                history_length=2,
            )
            for n in range(stories)
        )
        for at in range(0, stories, 500):
            some = made[at : at + 500]
            rows = [
                Claim(article=story, since=1, kind="sentence", status=_status(draw, story.pk, Status))
                for story in some
                for _ in range(claims)
            ]
            rows = Claim.objects.bulk_create(rows)
            places = Placement.objects.bulk_create(
                Placement(
                    article_id=row.article_id,
                    since=1,
                    claim=row,
                    revision=draft,
                    start=n % claims * 10,
                    end=n % claims * 10 + 9,
                    priority=draw.random(),
                )
                for n, row in enumerate(rows)
            )
            read = [(row, place) for row, place in zip(rows, places, strict=True) if row.status in set(Mark)]
            Verdict.objects.bulk_create(
                Verdict(
                    article_id=row.article_id,
                    since=1,
                    claim=row,
                    reviewer=draw.choice(people),
                    placement=place,
                    mark=row.status,
                    marked_at=now,
                )
                for row, place in read
            )
            Outcome.objects.bulk_create(
                Outcome(
                    article_id=row.article_id,
                    since=1,
                    claim=row,
                    value="stands",
                    set_by=people[0],
                    set_at=now,
                )
                for row, _ in read
                if row.status in (Mark.DISPUTED, Mark.UNSUPPORTED) and draw.random() < 0.9
            )
            events = {"kind": "claim_marked", "actor": admin, "at": now, "subject": "article:1"}
            Event.objects.bulk_create(
                Event(article=story, number=n, commitment="", hash="", **events)
                for story in some
                for n in (1, 2)
            )
            Assignment.objects.bulk_create(
                Assignment(article=story, since=1, reviewer=person, assigned_by=people[0])
                for story in some
                if story.pk % 3
                for person in draw.sample(people, 2)
            )
            SignOff.objects.bulk_create(
                SignOff(
                    article=story,
                    since=2 if story.pk % 20 == 3 else 1,  # half of them lifted
                    revision=draft,
                    sha256="",
                    head="",
                    signed_by=people[0],
                    signed_at=now,
                )
                for story in some
                if story.pk % 10 == 3
            )
            recount([story.pk for story in some])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return people


def _status(draw: random.Random, story: int, status: type) -> str:
    """Of every ten stories three are done, the others half."""
    words = [status.VERIFIED] * 7 + [status.DISPUTED, status.UNSUPPORTED, status.NOT_CHECKABLE]
    if story % 10 > 3 and draw.random() < 0.5:
        words = [status.OPEN] * 18 + [status.CONFLICT, status.RECHECK]
    return draw.choice(words).value


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
