"""Lays what reviewers upload on the disk, under a random name, and takes it away if it is not wanted."""

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings

from claims.actions.refused import Refused
from claims.models import User
from claims.queries.evidence import kept_bytes, path_of


@dataclass(frozen=True)
class Kept:
    stored_as: str
    sha256: str
    size: int


@contextmanager
def kept(data: bytes | None, person: User) -> Iterator[Kept | None]:
    """Written and synced before the row that names it is committed, and gone again where that fails.

    So it stands around the transaction, not inside: a COMMIT may fail too. Where an outer transaction is
    rolled back later, or the machine stops in between, a file stays that no row names; it is never served.
    """
    if data is None:
        yield None
        return
    _refuse_too_much(data, person)
    file = Kept(secrets.token_hex(24), hashlib.sha256(data).hexdigest(), len(data))
    try:
        _write(file.stored_as, data)
        yield file
    except BaseException:
        remove(file.stored_as)
        raise


def put_back(stored_as: str, data: bytes) -> None:
    """Under the name that it had; where only the database is new, it lies there already."""
    path = path_of(stored_as)
    if not path.exists():
        _write(stored_as, data)
    elif path.read_bytes() != data:
        raise Refused(f"In {settings.EVIDENCE_DIR} lies another file that is called {stored_as}.")


def _write(stored_as: str, data: bytes) -> None:
    settings.EVIDENCE_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = os.open(path_of(stored_as), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(new, "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def remove(stored_as: str) -> None:
    path_of(stored_as).unlink(missing_ok=True)


def _refuse_too_much(data: bytes, person: User) -> None:
    most, all_of_one = settings.MAX_EVIDENCE_FILE, settings.MAX_EVIDENCE_OF_ONE_PERSON
    if not data:
        raise Refused("The file is empty.")
    if len(data) > most:
        raise Refused(
            f"The file is larger than {most // 1_000_000} MB. Add an address where it lies instead."
        )
    if kept_bytes(person) + len(data) > all_of_one:
        room = f"{all_of_one // 1_000_000:,} MB"
        raise Refused(f"Your files take up {room}, which is all one person has. Ask an admin for more.")
