"""Bring a newsroom back from a bundle: into an empty one, all of it or nothing."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction
from django.db.models import Field, Model

from claims.actions._files import put_back, remove
from claims.actions.refused import Refused
from claims.formats.bundle import Bundle
from claims.models import Article, Revision, User
from claims.queries.bundle import kept_files, row_file, row_lines
from claims.queries.bundle_tables import BUNDLED, ROLE, BundledTable
from claims.queries.evidence import path_of
from claims.queries.history_check import Fault, check_article, check_newsroom
from claims.vocabulary import Role

NOT_EMPTY = (
    "This newsroom is not empty: it has {} already, and nothing can be put before its history. Restore into "
    "a new database: set DATABASE_URL or FACTCHECK_DATA to one, ./run manage migrate, and restore before the "
    "first ./run."
)
BATCH = 500  # rows that are inserted at once, or fewer
MAX_BATCH = 4_000_000  # letters and bytes in them
_UNFIT = (DatabaseError, ValidationError, ValueError, TypeError, OverflowError)


@dataclass(frozen=True)
class Restored:
    people: int
    stories: int
    rows: int
    files: int
    unread: list[int]  # stories whose draft was not read for claims yet


def restore(bundle: Bundle) -> Restored:
    """Whoever works at the server's command line does it; nobody else is there yet to be asked or named.

    It is no event: the history comes back as it was, event by event, or its hashes would not hold. So whether
    somebody is switched on comes back, too; but nobody has a password.
    """
    placed: list[str] = []
    try:
        with transaction.atomic():
            _refuse_unless_empty()
            _refuse_other_tables(bundle)
            rows = sum(_bring_back(table, bundle) for table in BUNDLED.values())
            _refuse_what_does_not_hold(bundle)
            files = _put_files_back(bundle, placed)
            _go_on_counting()
            return Restored(
                people=User.objects.real().count(),
                stories=Article.objects.count(),
                rows=rows,
                files=files,
                unread=_unread(),
            )
    except BaseException:
        for stored_as in placed:
            remove(stored_as)
        raise


def _refuse_unless_empty() -> None:
    for name, table in BUNDLED.items():
        try:
            found = table.model.objects.exists()
        except DatabaseError:
            raise Refused("The database has no tables yet: ./run manage migrate.") from None
        if found:
            raise Refused(NOT_EMPTY.format(name.replace("_", " ")))


def _refuse_other_tables(bundle: Bundle) -> None:
    """No guessing: a bundle of another version goes into that version, which is then brought up to date."""
    for name in [*BUNDLED, *bundle.tables]:
        ours = BUNDLED[name].columns if name in BUNDLED else []
        theirs = bundle.tables.get(name, [])
        if strange := sorted({*theirs} - {*ours}) or sorted({*ours} - {*theirs}):
            has = "has" if strange[0] in theirs else "lacks"
            raise Refused(
                f"The bundle was made by another version: its table of {name} {has} “{strange[0]}”. "
                "Restore it with that version, then bring the program up to date."
            )


def _bring_back(table: BundledTable, bundle: Bundle) -> int:
    """How many rows."""
    number = 0
    try:
        for batch in _batches(table, bundle):
            table.model._base_manager.bulk_create([row for row, _ in batch])
            if table.model is User:
                _give_roles(batch)
            number += len(batch)
    except _UNFIT as why:
        raise Refused(f"A row of {row_file(table.name)} does not fit: {_reason(why)}") from None
    return number


def _batches(table: BundledTable, bundle: Bundle) -> Iterator[list[tuple[Model, dict[str, Any]]]]:
    """Rows with their values as the bundle has them."""
    batch, size = [], 0
    for number, values in bundle.rows(table.name):
        where = f"Line {number} of {row_file(table.name)}"
        if strange := sorted(values.keys() ^ set(table.columns)):
            has = "has" if strange[0] in values else "lacks"
            raise Refused(f"{where} {has} “{strange[0]}”.")
        batch.append((_row(table, values, where), values))
        size += sum(len(value) for value in values.values() if isinstance(value, str))
        if len(batch) >= BATCH or size > MAX_BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _row(table: BundledTable, values: dict[str, Any], where: str) -> Model:
    row = table.model(**{name: _value(field, values[name], where) for name, field in table.fields.items()})
    if isinstance(row, User):
        row.password = make_password(None)
    return row


def _value(field: Field, value: Any, where: str) -> Any:
    try:
        if field.choices and value not in ("", None) and value not in dict(field.flatchoices):
            raise Refused(f"{where} has an unknown {field.attname}: “{str(value)[:40]}”.")
        return field.to_python(value)
    except _UNFIT as why:
        raise Refused(f"{where} has no fitting “{field.attname}”: {_reason(why)}") from None


def _reason(why: Exception) -> str:
    words = why.messages[0] if isinstance(why, ValidationError) else str(why).splitlines()[0]
    return words.rstrip(".") + "."


def _give_roles(people: list[tuple[User, dict[str, Any]]]) -> None:
    groups = {role.value: Group.objects.get_or_create(name=role)[0] for role in Role}
    for person, values in people:
        if (role := values[ROLE]) is not None:
            if role not in groups:
                raise Refused(f"{person.username} has a role that this version does not know.")
            person.groups.add(groups[role])


def _refuse_what_does_not_hold(bundle: Bundle) -> None:
    """What was brought back is what the bundle has, to the byte, and follows from its history."""
    try:
        connection.check_constraints()
    except DatabaseError as why:
        raise Refused(
            f"The bundle is not whole, a row names another that is missing: {_reason(why)}"
        ) from None
    everything = Article.objects.values("pk")
    for table in BUNDLED.values():
        total = hashlib.sha256()
        for line in row_lines(table, everything):
            total.update(line)
        if total.hexdigest() != bundle.sums.get(row_file(table.name)):
            raise Refused(f"{row_file(table.name)} is not written as this version writes it.")
    for whose, faults in _histories():
        if faults:
            raise Refused(f"The history of {whose} does not hold: event {faults[0].event}: {faults[0].what}.")


def _histories() -> Iterator[tuple[str, list[Fault]]]:
    try:
        yield "the newsroom", check_newsroom()
        for article in Article.objects.order_by("pk").only("pk", "headline").iterator():
            yield f"story {article.pk} ({article.headline})", check_article(article)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refused("The bundle's history is not written as one.") from None


def _put_files_back(bundle: Bundle, placed: list[str]) -> int:
    """Before the commit; `placed` is told of each that was not there before."""
    named, number = kept_files(Article.objects.values("pk")), 0
    for stored_as, data in bundle.files():
        if named.get(stored_as) != hashlib.sha256(data).hexdigest():
            raise Refused(f"No evidence names files/{stored_as}, or it was another file.")
        if not path_of(stored_as).exists():
            placed.append(stored_as)  # also half of one, where the disk is full
        put_back(stored_as, data)
        number += 1
    return number


def _go_on_counting() -> None:
    """PostgreSQL gives the next row the number behind the last; SQLite does so by itself."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(
            no_style(), [table.model for table in BUNDLED.values()]
        ):
            cursor.execute(statement)


def _unread() -> list[int]:
    unread = Revision.objects.filter(analysis_version=0).order_by("article").values_list("article", flat=True)
    return list(unread.distinct())
