"""The database triggers that refuse to change, remove or replace a line of history."""

from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "History is added, never changed."
# The one change that is let through: the details of an event go, all of them. The verifier asks for the
# later event that says so.
ERASURE = {"claims_eventdetail": "new.salt = '' AND new.text = '' AND new.event_id = old.event_id"}
# Table, and the columns by which an INSERT could replace a row (INSERT OR REPLACE).
GUARDED = {
    "claims_event": ("new.id = old.id OR (new.article_id IS old.article_id AND new.number = old.number)"),
    "claims_eventdetail": "new.event_id = old.event_id",
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, whatever was there before; SQLite loses them when a table is rebuilt."""
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor, drop_only=False):
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for emptying a test database, and for tests of the verifier."""
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor, drop_only=True):
            cursor.execute(statement)


def _statements(vendor: str, *, drop_only: bool) -> list[str]:
    make = _postgres if vendor == "postgresql" else _sqlite
    return [statement for table, same in GUARDED.items() for statement in make(table, same, drop_only)]


def _sqlite(table: str, same: str, drop_only: bool) -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    drops = [f"DROP TRIGGER IF EXISTS {table}_no_{act}" for act in ("update", "delete", "replace")]
    if drop_only:
        return drops
    unless = f" WHEN NOT ({ERASURE[table]})" if table in ERASURE else ""
    exists = f"EXISTS (SELECT 1 FROM {table} AS old WHERE {same.replace('new.', 'NEW.')})"  # noqa: S608
    return [
        *drops,
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}{unless} {refuse}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {exists} {refuse}",
    ]


def _postgres(table: str, _same: str, drop_only: bool) -> list[str]:
    # A replacing INSERT is an UPDATE there (ON CONFLICT), so an INSERT needs no trigger.
    acts = ("change", "update", "delete", "truncate")  # "change": as it was before erasures
    drops = [f"DROP TRIGGER IF EXISTS {table}_no_{act} ON {table}" for act in acts]
    if drop_only:
        return drops
    refuse = "EXECUTE FUNCTION claims_refuse_change()"
    unless = f" WHEN (NOT ({ERASURE[table]}))" if table in ERASURE else ""
    return [
        "CREATE OR REPLACE FUNCTION claims_refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
        *drops,
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW{unless} {refuse}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW {refuse}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}",
    ]
