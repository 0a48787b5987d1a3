"""Has one file read in a process of its own: whatever is in it, this process lives on and hears of it."""

import json
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import IO, Any

from django.conf import settings

from claims.formats.readers import Unreadable
from claims.queries import read_apart

SECONDS = 20  # of one processor
PATIENCE = 120  # seconds by the clock, on a machine that is busy with other things
MEMORY = 400_000_000  # bytes beyond what the program itself takes
LOOKS_EVERY = 0.1
_TOO_LONG = "It takes more than {} seconds to read: paste its text, or split it into several files."
_TOO_LARGE = "It takes more than {} MB of memory to read: paste its text, or split it into several files."
_BROKEN = "The program that reads it broke off: the file is damaged. Save it again, or paste its text."


def read_apart_from_here(file: dict[str, Any], data: bytes, going_on: Callable[[], None]) -> str:
    """What `read_apart` says of a file, as JSON; `going_on` is called meanwhile and may raise.

    Raises `Unreadable` where the process was ended by a limit, or broke.
    """
    task = {"file": file, "seconds": SECONDS, "memory": MEMORY}
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        given.write(json.dumps(task).encode() + b"\n")
        given.write(data)
        given.seek(0)
        _run(given, answer, going_on)
        answer.seek(0)
        return answer.read().decode("utf-8", "surrogatepass")


def _run(given: IO[bytes], answer: IO[bytes], going_on: Callable[[], None]) -> None:
    program = subprocess.Popen(  # noqa: S603 – our own program; the file is only its input
        [sys.executable, "-m", read_apart.__name__],
        stdin=given,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        cwd=settings.BASE_DIR,
        env={"PYTHONUTF8": "1"},  # no settings, no keys
        start_new_session=True,  # Ctrl-C ends the worker, which ends this
    )
    until = time.monotonic() + PATIENCE
    try:
        while program.poll() is None:
            if time.monotonic() > until:
                raise Unreadable(_TOO_LONG.format(PATIENCE))
            going_on()
            time.sleep(LOOKS_EVERY)
    finally:
        program.kill()
        program.wait()
    if program.returncode:
        raise Unreadable(_why(program.returncode))


def _why(code: int) -> str:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return _TOO_LONG.format(SECONDS)
    return _TOO_LARGE.format(MEMORY // 1_000_000) if code == read_apart.TOO_LARGE else _BROKEN
