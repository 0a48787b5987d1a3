"""A newsroom in which everything has happened, its bundle, and a new one to bring it back into."""

import hashlib
import io
import json
import shutil
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from random import Random

from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection

from claims.actions import articles, asking, settling, signing, talk
from claims.actions import evidence as acts
from claims.actions.importing import add_article
from claims.actions.joining import join_sources
from claims.actions.proposing import propose_draft
from claims.formats.bundle import SUMS
from claims.models import Article, Source, User, Verdict
from claims.queries.bundle_tables import BUNDLED
from claims.vocabulary import Clearance, Mark, Outcome, Role
from tests import database
from tests.actions.any_desk import TEXT as ANY_TEXT
from tests.actions.any_desk import Desk
from tests.conftest import make_person, make_story
from tests.drafting import TEXT, fresh, mark, place
from tests.finding import FOUND
from tests.proving import eventful

Parts = dict[str, bytes]


def run(name: str, *arguments: object) -> str:
    out = io.StringIO()
    call_command(name, *map(str, arguments), stdout=out, stderr=out)
    return out.getvalue()


def bundle(file: Path, *arguments: object) -> Path:
    assert run("export_bundle", file, *arguments) == ""
    return file


def begin_anew() -> None:
    """As after the first migration: no rows, and counting from 1."""
    database.empty_tables(None)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence")
        models = [table.model for table in BUNDLED.values()]
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def parts_of(file: Path) -> Parts:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows_of(parts: Parts, table: str) -> list[dict]:
    return [json.loads(line) for line in parts[f"rows/{table}.jsonl"].splitlines()]


def packed(file: Path, parts: Parts, *, sums: bool = True) -> Path:
    """By somebody else's hand; with `sums` as by one who knows how they are written."""
    if sums:
        digests = {name: hashlib.sha256(part).hexdigest() for name, part in parts.items() if name != SUMS}
        parts = parts | {SUMS: "".join(f"{sha}  {name}\n" for name, sha in digests.items()).encode()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file


@cache
def once() -> Parts:
    """Of a newsroom that is gone: to make one takes longer than all that is tried with it."""
    lived_in(Random(8), steps=10)
    with tempfile.TemporaryDirectory() as folder:
        found = parts_of(bundle(Path(folder) / "a.zip"))
    begin_anew()
    shutil.rmtree(settings.EVIDENCE_DIR)
    return found


def lived_in(chance: Random, steps: int = 60) -> Article:
    """The demo newsroom and more: there are rows of every table that goes into a bundle."""
    call_command("demo")
    mara, edda = (User.objects.get(username=name) for name in ("mara.lind", "edda.roth"))
    oskar = make_person("oskar", Role.REVIEWER, "Oskar “Ossi” Veit")
    ada = make_person("ada", Role.ADMIN)
    known = eventful(make_story(edda, TEXT, publication="Der Bote"), mara, oskar, edda, ada)
    _talk_of(known, mara, oskar, edda, ada)
    article = make_story(edda, ANY_TEXT)
    first, *_, last = Source.objects.order_by("pk")
    join_sources(actor=edda, source=last, name=first.name)  # whose row comes back before that one's
    desk = Desk(Article.objects.select_related("current_revision").get(pk=article.pk), [mara, edda], chance)
    for _ in range(steps):
        desk.step()
    hidden = add_article(actor=edda, content="Rain in Korsen\nIt rained.\n", ask_for_reading=False)
    articles.restrict(actor=edda, article=hidden, people=[mara])
    articles.archive(actor=edda, article=hidden)
    return known


def _talk_of(story: Article, mara: User, oskar: User, edda: User, ada: User) -> None:
    rain, words = place(story, "Rain fell"), "Ask @mara.lind\n= 1\u2028\u0085👩‍👧"
    talk.write_note(actor=oskar, placement=rain, text=words)
    acts.add_evidence(actor=mara, placement=rain, found=FOUND["file"])
    mark(mara, story, "Rain fell")
    seen = Verdict.objects.current().filter(claim=rain.claim).values_list("pk", flat=True)
    about = {"placement": rain, "seen": list(seen), "former": None}
    settling.settle_claim(actor=edda, decision=settling.Decision(Mark.VERIFIED, "Two gauges"), **about)
    value = {"value": Outcome.STANDS, "former": None, "reason": ""}
    talk.set_outcome(actor=edda, placement=place(story, "Nobody"), **value)
    asked = {"claims": [place(story, "Velmara").claim_id], "readings": 2}
    asking.ask_for_readings(actor=edda, article=story, **asked)
    revision = fresh(story).current_revision_id
    signing.clear(actor=ada, article=story, revision=revision, value=Clearance.CLEARED)
    propose_draft(actor=mara, article=fresh(story), content=TEXT + "It hailed.\r\n")
