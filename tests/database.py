"""Quick databases for tests: migrated once for all workers, not synced, emptied only where rows are."""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from claims import guards

ORDER = {"sqlite": "PRAGMA synchronous=OFF;", "postgresql": "-c synchronous_commit=off"}
# What post_migrate writes; no test changes it.
KEPT = {"django_content_type", "auth_permission"}


def without_syncing(options: dict) -> dict:
    """Options by which a commit does not wait for the disk; test_fa_08 asks for those of earnest."""
    name = "init_command" if connection.vendor == "sqlite" else "options"
    return options | {name: f"{options.get(name, '')} {ORDER[connection.vendor]}"}


@contextmanager
def migrated_once(shared: Path, blocker: DjangoDbBlocker) -> Iterator[Callable[..., str]]:
    """A create_test_db by which the first worker migrates, and all others take a copy of what came of it."""
    creation, lock, ready = connection.creation, shared / "migrating", shared / "migrated"
    migrate, ours = creation.create_test_db, []

    def create(**options: object) -> str:
        with lock.open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if ready.exists():
                return copy(ready.read_text(), **options)
            name = migrate(**options)
            connection.close()  # SQLite then writes what is in its log into the file
            creation.clone_test_db("migrated", verbosity=0)
            ours.append(creation.get_test_db_clone_settings("migrated")["NAME"])
            ready.write_text(ours[0])
            return name

    def copy(template: str, **options: object) -> str:
        if connection.vendor == "sqlite":
            shutil.copy(template, creation._get_test_db_name())
            return migrate(**options | {"keepdb": True})
        connection.settings_dict["TEST"]["TEMPLATE"] = template
        return migrate(**options)

    yield create
    if ours:
        with lock.open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            ready.unlink()
            with blocker.unblock():
                creation._destroy_test_db(ours[0], verbosity=0)


def empty_tables(_case: object) -> None:
    """What Django's flush does after a test that commits, but only to tables that hold a row."""
    tables = set(connection.introspection.django_table_names(only_existing=True)) - KEPT
    quoted = {table: connection.ops.quote_name(table) for table in tables}
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # nothing that still runs writes meanwhile
            cursor.execute(f"LOCK TABLE {', '.join(sorted(quoted.values()))} IN ACCESS EXCLUSIVE MODE")
        rows = (f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {name})" for table, name in quoted.items())
        filled = [table for (table,) in cursor.execute(" UNION ALL ".join(rows)).fetchall()]
        guarded = not set(guards.GUARDED).isdisjoint(filled)
        if guarded:
            guards.remove(connection)
        for table in filled:
            cursor.execute(f"DELETE FROM {quoted[table]}")
        if guarded:
            connection.check_constraints()
        # A test may have left without the triggers, so they are put back whatever it did.
        guards.install(connection)
