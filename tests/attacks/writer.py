"""FA-01, run by itself: a child marks claim after claim and is killed; what it acknowledged must be there."""

import os
import random
import select
import signal
import sys
import time
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection

TRIALS = 10


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "factcheck.settings"
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    django.setup()
    call_command("migrate", verbosity=0)
    from claims.actions import importing, people, reading
    from claims.analysis import pipeline
    from claims.models import Placement, Verdict
    from claims.queries.history_check import check_article

    boss = people.command_line()
    lines = "\n".join(f"Ship number {number} left the port of Korsen." for number in range(120))
    killed_while_writing = 0
    for trial in range(TRIALS):
        story = importing.add_article(actor=boss, content=f"Trial {trial}\n{lines}", ask_for_reading=False)
        text = story.current_revision
        light = pipeline.analyse(text.text, engine="light", language=text.language)  # no parser is waited for
        reading.store(actor=boss, article=story, revision=text, analysis=light)
        placements = list(Placement.objects.filter(article=story).select_related("article", "claim"))
        connection.close()
        acknowledged = kill_while_it_marks(boss, placements)
        stored = set(Verdict.objects.filter(article=story).values_list("pk", flat=True))
        assert acknowledged <= stored, f"lost: {sorted(acknowledged - stored)}"
        assert len(stored) - len(acknowledged) <= 1, "more is stored than one unacknowledged mark"
        assert check_article(story) == [], check_article(story)[:3]
        killed_while_writing += 0 < len(acknowledged) < len(placements)
    assert killed_while_writing >= TRIALS // 2, killed_while_writing
    print(f"{TRIALS} trials, {killed_while_writing} killed while writing")  # noqa: T201


def kill_while_it_marks(actor: object, placements: list) -> set[int]:
    """Ids of the marks that the child said were saved before it was killed."""
    from claims.actions.review import Opinion, mark_claim
    from claims.vocabulary import Mark

    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        for placement in placements:
            opinion = Opinion(Mark.UNSUPPORTED, rationale="Nothing found.")
            verdict = mark_claim(actor=actor, placement=placement, opinion=opinion, former=None)
            os.write(writer, b"%d\n" % verdict.pk)
        os._exit(0)
    os.close(writer)
    select.select([reader], [], [], 30)
    time.sleep(random.uniform(0.0, 0.15))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said = b""
    while part := os.read(reader, 65536):
        said += part
    os.close(reader)
    return {int(line) for line in said.splitlines()}


if __name__ == "__main__":
    main()
