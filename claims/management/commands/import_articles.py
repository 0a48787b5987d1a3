"""Bring stories in from files, folders and tables and read them for claims; no worker is needed."""

import signal
from argparse import ArgumentParser
from pathlib import Path
from types import FrameType
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from claims.actions import command_import, people
from claims.actions._progress import Progress
from claims.actions.mass_import import Defaults
from claims.actions.refused import Refused
from claims.actions.working import signs_of_life, stop_soon
from claims.formats.readers import Unreadable
from claims.formats.rows import table_kind
from claims.models import Job, JobRow
from claims.queries.jobs import rows_added, rows_not_added
from claims.vocabulary import JobState, RowState

ALL = "--again adds all stories once more, also these."
FEW = 20  # stories that are listed, not only counted


class Bar(Progress):
    """Also shown in the terminal; where there is none, nothing is."""

    def __init__(self, job: Job) -> None:
        super().__init__(job)
        self._bar = tqdm(total=self.total, disable=None, unit=" stories", leave=False, smoothing=0.05)

    def set(self, done: int, total: int | None = None) -> None:
        if total is not None:
            self._bar.total = total
        self._bar.update(done - self._bar.n)
        super().set(done, total)

    def close(self) -> None:
        self._bar.close()


class Command(BaseCommand):
    help = (
        "Add each story in each PATH: a file (.txt, .md, .html, .docx), a folder of such, or a table of "
        "stories (.csv, .jsonl). What is here already is left out. Ended at any moment and given again, it "
        "goes on where it stopped."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", type=Path)
        parser.add_argument("--desk", default="", help="of stories that do not name theirs")
        parser.add_argument("--publication", default="", help="of stories that do not name theirs")
        parser.add_argument(
            "--no-analysis", action="store_true", help="split the texts into sentences, and look for no more"
        )
        parser.add_argument(
            "--again", action="store_true", help="add all of them once more, also what is here already"
        )

    def handle(self, paths: list[Path], again: bool, no_analysis: bool, **options: Any) -> None:
        defaults = Defaults(options["desk"], options["publication"], analysed=not no_analysis)
        actor = people.command_line()
        try:
            job = command_import.job_for(actor=actor, paths=paths, defaults=defaults, again=again)
            before = job.rows.order_by("-pk").values_list("pk", flat=True).first() or 0
            job = self._run(job, defaults)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        except (OSError, Unreadable, Refused) as refusal:
            raise CommandError(str(refusal)) from None
        self._report(job, before)

    def _run(self, job: Job, defaults: Defaults) -> Job:
        former = {each: signal.signal(each, self._stop) for each in (signal.SIGINT, signal.SIGTERM)}
        bar = Bar(job)
        try:
            with signs_of_life(takes_work=False):
                return command_import.run(job=job, progress=bar, defaults=defaults)
        finally:
            bar.close()
            for each, handler in former.items():
                signal.signal(each, handler)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        """The row at hand is finished; a second Ctrl-C does not wait for it."""
        signal.signal(number, signal.default_int_handler)
        stop_soon()

    def _report(self, job: Job, before: int) -> None:
        total, new = job.total or 0, rows_added(job, after=before)
        if total <= FEW:
            for row in new:
                day = f", dated {row.article.published_on}" if row.article.published_on else ""
                self.stdout.write(f"{row.article_id}\t{row.claims} claims{day}\t{row.article.headline}")
        else:
            self.stdout.write(
                f"{new.count():,} stories added; {job.result.get('added', 0):,} of {total:,} are in."
            )
        rows = rows_not_added(job)
        failed, here = rows.filter(state=RowState.FAILED), rows.filter(state=RowState.HERE)
        for row in here[:FEW]:
            self.stderr.write(f"{_place(row)}: left out. {row.error}")
        if count := here.count():
            self.stderr.write(f"{count:,} {'was' if count == 1 else 'were'} here already: {ALL}")
        for row in failed[:FEW]:
            self.stderr.write(f"{_place(row)}: not added. {row.error}")
        if job.state == JobState.CANCELLED:
            raise CommandError(f"Ended after {job.done:,} of {total:,}. {job.error}", returncode=130)
        if count := failed.count():
            rest = f" The page of this job, number {job.pk}, lists them all." if count > FEW else ""
            raise CommandError(f"{count:,} of {total:,} were not added; the others are in.{rest}")


def _place(row: JobRow) -> str:
    return f"{row.name}, row {row.number}" if table_kind(row.name) and row.number else row.name
