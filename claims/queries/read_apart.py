"""The program that reads one file of a stranger in a process of its own, within limits that the system keeps.

In: a line of JSON that says what to read and within what, then the bytes. Out: what was read, or why not, as
JSON. It is given no settings, knows no database, and writes no file.
"""

import json
import os
import resource
import sys
import threading
import time
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

from claims.formats.kept import refusal_to_json, to_json
from claims.formats.readers import Unreadable
from claims.formats.stories import read_story
from claims.queries.looks import begin_look, look_at_table
from claims.vocabulary import FileKind

TOO_LARGE = 77
"""How it ends where it would take more memory than it may."""
_LOOKS_EVERY = 0.05  # seconds
_ADDRESSES = 1_000_000_000  # bytes that libraries reserve, and mostly never touch


def main() -> int:
    """Its exit code is 0 where the answer is there."""
    task = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    limit(task["seconds"], task["memory"])
    try:
        answer = read(task["file"], data)
    except Unreadable as refusal:
        answer = refusal_to_json(refusal)
    except MemoryError:
        return TOO_LARGE
    sys.stdout.buffer.write(answer.encode("utf-8", "surrogatepass"))
    sys.stdout.flush()
    return 0


def limit(seconds: int, memory: int) -> None:
    """Of one processor's time, and of memory beyond what is taken now.

    The system keeps the first, and on Linux the second; where it does not (macOS), a thread looks.
    """
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    most = _ADDRESSES + 4 * memory
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError, OSError):  # addresses, of which more is taken than of memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    most = _memory() + memory
    threading.Thread(target=_watch, args=(most,), daemon=True).start()


def _watch(most: int) -> None:
    while _memory() <= most:
        time.sleep(_LOOKS_EVERY)
    os._exit(TOO_LARGE)


def _memory() -> int:
    """What this process takes now, in bytes; where that is not told (macOS), the most it ever took."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def read(file: dict[str, Any], data: bytes) -> str:
    """What `readings` keeps of a file; raises `Unreadable`."""
    if file.get("kind"):
        look = begin_look(1, file)
        look_at_table(look, lambda: BytesIO(data))
        return to_json(look)
    kind = file.get("read_as", "")
    encoding = file.get("encoding") or None
    return to_json(read_story(data, file["name"], encoding, FileKind(kind) if kind else None))


if __name__ == "__main__":
    sys.exit(main())
