"""How long a search in the list of claims and its export take, and how many queries they ask.

    .venv/bin/python benchmarks/found_speed.py [STORIES] [CLAIMS A STORY] [PLANS]

Fills an empty newsroom of its own (SQLite, or DATABASE_URL, which must be empty) with stories that have
texts, who says so, and marks over a year, then asks for the list as a reviewer does, by each filter, and for
its export. Times are told, and plans printed, as by queue_speed.py.
"""

import random
import sys
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from decisions import admin_of_new_newsroom
from queue_speed import report

ASKED = (
    "",
    "words=harbour",
    "words=barges+record",
    "words=pier+73+harbour",
    "words=gondola",
    "said_by=lank",
    "cue=denial",
    "cue=denial&said_by=lank&words=pier",
    "first_day=2031-03-05&last_day=2031-03-05",
    "first_day=2031-03-05",
)
SENTENCES = (
    "Ship {n} left the harbour on Monday with timber for the towns in the north.",
    "The ministry counted {n} barges on the river Meren, “a record for the region”.",
    "Bread prices rose {n} percent in the towns along the coast between March and May.",
    "“We had no choice but to close pier {n},” Minister Tova Lank told reporters.",
)

CLASSES = ("neutral",) * 18 + ("denial", "doubt")
NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)


def main(stories: int = 6, claims: int = 1500, plans: int = 0) -> None:
    admin = admin_of_new_newsroom()
    person = fill(admin, stories, claims)
    from django.db import connection
    from django.test import Client

    print(f"{connection.vendor}: {stories:,} stories, {stories * claims:,} claims")
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(person)
    for asked in ASKED:
        report(f"page {asked}", lambda asked=asked: client.get(f"/claims/?{asked}"), plans)
    for asked in ASKED[1:]:
        report(f"export {asked}", lambda asked=asked: table(client, asked), plans)


def table(client: object, asked: str) -> object:
    answer = client.get(f"/claims/claims.csv?{asked}")
    for _ in answer.streaming_content:
        pass
    return answer


def fill(admin: object, stories: int, claims: int) -> object:
    """Rows alone, without history: nobody could make so many by hand in the time."""
    from django.db import connection, transaction

    from claims.actions import people
    from claims.models import User
    from claims.vocabulary import Role

    person = people.add_person(actor=admin, username="reviewer", role=Role.REVIEWER)
    person = User.objects.get(pk=person.pk)
    draw = random.Random(7)
    with transaction.atomic():
        for number in range(stories):
            add_story(number, claims, person, draw)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return person


def add_story(number: int, claims: int, person: object, draw: random.Random) -> None:
    from claims.models import Article, Attribution, AttributionVersion, Claim, Placement, Revision, Verdict

    made = [SENTENCES[n % 4].format(n=draw.randrange(500)) for n in range(claims)]
    if number % 50 == 0:
        made[-1] = "A gondola sank."
    about = {"added_by": person, "added_at": NOW, "history_length": 1}
    story = Article.objects.create(headline=f"Ships in Korsen, report {number}", **about)
    draft = Revision.objects.create(
        **{
            "article": story,
            "since": 1,
            "number": 1,
            "text": " ".join(made),
            "original": b"",
            "encoding": "",
        },
        **{"author": person, "added_at": NOW, "analysis_version": 1},
    )
    Article.objects.filter(pk=story.pk).update(current_revision=draft)
    here = {"article": story, "since": 1}
    ends = list(accumulate(len(words) + 1 for words in made))
    spans = [(end - len(words) - 1, end - 1) for words, end in zip(made, ends, strict=True)]
    rows = Claim.objects.bulk_create(
        Claim(kind="sentence", status="verified" if n % 2 else "open", **here) for n in range(claims)
    )
    places = Placement.objects.bulk_create(
        Placement(claim=row, revision=draft, start=start, end=end, priority=draw.random(), **here)
        for row, (start, end) in zip(rows, spans, strict=True)
    )
    Verdict.objects.bulk_create(
        Verdict(
            **{"claim_id": place.claim_id, "reviewer": person, "placement": place, "mark": "verified"},
            **{"marked_at": NOW - timedelta(days=draw.randrange(366)), **here},
        )
        for place in places[1::2]
    )
    said = [span for span, words in zip(spans, made, strict=True) if "told" in words]
    sayings = Attribution.objects.bulk_create(Attribution(**here) for _ in said)
    AttributionVersion.objects.bulk_create(
        AttributionVersion(
            **{"attribution": saying, "revision": draft, "start": start, "end": end, "quotation": "direct"},
            **{"source_name": draw.choice(("Tova Lank", "Ada Orr", "Ilse Kern")), "contents": [[start, end]]},
            **{"cues": [[end - 15, end - 11, draw.choice(CLASSES)]], **here},
        )
        for saying, (start, end) in zip(sayings, said, strict=True)
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
