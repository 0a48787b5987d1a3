"""When a story is due, in the words a newsroom uses."""

from datetime import datetime, timedelta

from django.utils import timezone

SOON = timedelta(hours=1)


def due_words(due: datetime | None, now: datetime) -> str:
    """“16:30 · in 40 min”, “18:00 today”, “Tomorrow 09:00”, “Fri 10:00”, “27 Nov 10:00”."""
    if due is None:
        return ""
    now = timezone.localtime(now)
    local = due.astimezone(now.tzinfo)
    clock, days = f"{local:%H:%M}", (local.date() - now.date()).days
    if due < now:
        day = f"{local.day} {local:%b} " if days else ""
        return f"{day}{clock} · {long_words(now - due)} late"
    if is_soon(due, now):
        return f"{clock} · in {long_words(due - now)}"
    if days <= 1:
        return f"{clock} today" if days == 0 else f"Tomorrow {clock}"
    return f"{local:%a} {clock}" if days < 7 else f"{local.day} {local:%b} {clock}"


def is_soon(due: datetime | None, now: datetime) -> bool:
    """Also once it is late."""
    return due is not None and due - now < SOON


def long_words(span: timedelta) -> str:
    """“40 min”, “3 h”, “5 days”."""
    minutes = max(1, round(span.total_seconds() / 60))
    if minutes < 120:
        return f"{minutes} min"
    hours = round(minutes / 60)
    return f"{hours} h" if hours < 48 else f"{round(hours / 24)} days"
