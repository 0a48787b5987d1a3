"""A time that a query brings along inside of JSON: what SQLite writes there is UTC and does not say so."""

from datetime import UTC, datetime


def moment_in(json: str) -> datetime:
    found = datetime.fromisoformat(json)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
