"""How much time and memory does a table of sentences take that are split already and not analysed?

    .venv/bin/python benchmarks/import_speed.py [STORIES] [SENTENCES]

Uses a newsroom of its own (SQLite, or DATABASE_URL, which must be empty), and prints processor seconds of
this process, seconds by the clock, and by how much its memory grew above what it held before.
"""

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("FACTCHECK_DATA", tempfile.mkdtemp())
os.environ["DJANGO_SETTINGS_MODULE"] = "factcheck.settings"
KINDS = (
    "The council of Korsen counted {} loaves on Monday, more than in any week of the year before.",
    "“We had {} reports of it,” Minister Tova Lank told the chamber in the afternoon.",
    "According to the port of Halden, bridge {} was closed for repairs in the spring of 2019.",
    "Nobody in the harbour could say when number {} would be opened to carts again.",
)


def main(stories: int = 1250, sentences: int = 40) -> None:
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from claims.models import Claim

    call_command("migrate", verbosity=0)
    path = Path(tempfile.mkdtemp()) / "stories.jsonl"
    with path.open("w", encoding="utf-8") as out:
        out.writelines(rows(stories, sentences))
    before, cpu, clock = peak(), time.process_time(), time.perf_counter()
    call_command("import_articles", str(path), verbosity=0)
    cpu, clock = time.process_time() - cpu, time.perf_counter() - clock
    assert Claim.objects.count() == stories * (sentences + 1)
    size = path.stat().st_size / 1e6
    print(
        f"{connection.vendor}: {stories:,} stories of {sentences:,} sentences, {size:.1f} MB: "
        f"{cpu:.1f} s of this processor, {clock:.1f} s by the clock, {peak() - before:.0f} MB more memory"
    )


def rows(stories: int, sentences: int) -> Iterator[str]:
    for story in range(stories):
        said = [KINDS[at % len(KINDS)].format(story * sentences + at) for at in range(sentences)]
        yield json.dumps({"headline": f"Story {story} of the day", "sentences": said}) + "\n"


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
