"""Take work from the queue: its own worker, which also gives signs of life and takes over from the dead."""

from types import FrameType
from typing import Any

from django_tasks_db.management.commands import db_worker as queue

from claims.actions._progress import own_name
from claims.actions.working import signs_of_life, stop_soon


class Worker(queue.Worker):
    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        stop_soon()
        super().shutdown(signum, frame)


class Command(queue.Command):
    help = "Do the work that people asked for, until told to stop"

    def handle(self, **options: Any) -> None:
        self.configure_logging(options["verbosity"])
        queues, excluded = options["queue_name"].split(","), options["exclude_queues"].split(",")
        worker = Worker(
            queue_names=queues,
            excluded_queue_names=[name for name in excluded if name],
            worker_id=own_name(),
            **{
                name: options[name]
                for name in ("interval", "batch", "backend_name", "startup_delay", "max_tasks")
            },
        )
        worker.configure_signals()
        with signs_of_life(takes_work=True):
            worker.run()
