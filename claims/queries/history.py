"""History as people read it: who did what, in plain words."""

import json
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.text import Truncator

from claims.models import Article, Claim, Event, User
from claims.queries.blind import OPEN_ACTS
from claims.queries.desk_shapes import HistoryLine, OutlineRow
from claims.queries.evidence import Hidden
from claims.queries.prepared import prepared
from claims.vocabulary import Basis, EventKind, Mark, Outcome, SaidAnswer, Stance

SHOWN = 12
Change = tuple[str, object, object]  # what, as it was, as it is now
ABOUT_EVIDENCE = {
    EventKind.EVIDENCE_ADDED,
    EventKind.EVIDENCE_LINKED,
    EventKind.EVIDENCE_CHANGED,
    EventKind.EVIDENCE_REMOVED,
    EventKind.EVIDENCE_SHARED,
    EventKind.EVIDENCE_ERASED,
}
_DECISIONS = {EventKind.CLAIM_MARKED, EventKind.CLAIM_SETTLED}


def lines_about(user: User, article: Article, row: OutlineRow, hidden: Hidden) -> list[HistoryLine]:
    """The latest events about one claim, newest first; one query. Of what is hidden there is no line."""
    about = {"article": article, "claim": row.claim_id, "subject": row.subject}
    events = _about(viewer=user, **about, blind=row.blind, some_hidden=bool(hidden.evidence))
    lines = (_line(event, hidden) for event in events)
    return [line for line in lines if line][:SHOWN]


@prepared
def _about(
    *, viewer: User, article: Article, claim: int, subject: str, blind: bool, some_hidden: bool
) -> QuerySet[Event]:
    made = Claim.objects.filter(article=article, pk=claim).values("since")
    its_making = Q(kind__in=(EventKind.CLAIM_SPLIT, EventKind.CLAIMS_MERGED), number__in=made)
    about = Event.objects.filter(Q(subject=subject) | its_making, article=article)
    if blind:
        about = about.filter(Q(actor=viewer) | Q(kind__in=OPEN_ACTS))
    return about.select_related("detail").order_by("-number")[: SHOWN * (4 if some_hidden else 1)]


def may_be_told(event: Event, hidden: Hidden) -> bool:
    return _line(event, hidden) is not None


def subjects_of(act: Event) -> set[str]:
    """All that was done together with this event was done to these."""
    together = Event.objects.filter(article=act.article_id, act=act.act)
    return set(together.values_list("subject", flat=True))


def _line(event: Event, hidden: Hidden) -> HistoryLine | None:
    details = details_of(event)
    if is_about_evidence(event, details) and (details is None or _tells_of(details, hidden)):
        return None
    return HistoryLine(event.number, event.at, event.actor_name, described(event, details))


def details_of(event: Event) -> dict[str, Any] | None:
    """None where they were erased, perhaps with something else that the event told of."""
    return json.loads(event.detail.text) if event.detail.text else None


def changes_in(details: dict[str, Any]) -> list[Change]:
    """Old and new of everything that an event says was changed."""
    words = details.get("words", {})
    changes = [(name, words[f"{name}_was"], words[name]) for name in words if f"{name}_was" in words]
    was = words.get("was")
    if isinstance(was, dict):
        groups = [rows for rows in details.get("rows", {}).values() if isinstance(rows, list)]
        same = [row for rows in groups for row in rows if row.keys() == was.keys() and row["id"] == was["id"]]
        now = same[0] if same else {}
        changes += [(name, was[name], now.get(name)) for name in was]
    elif "mark" in words or "answer" in words:
        changes.append(("answer", was, words.get("mark") or words.get("answer")))
    return [(name, old, new) for name, old, new in changes if old != new]


def is_about_evidence(event: Event, details: dict[str, Any] | None) -> bool:
    """Of what was taken back without its details left, nobody knows."""
    if details is None:
        return event.kind in ABOUT_EVIDENCE or event.kind == EventKind.UNDONE
    return details.get("words", {}).get("undone", event.kind) in ABOUT_EVIDENCE


def described(event: Event, details: dict[str, Any] | None) -> str:
    """In plain words; without details, only what kind of thing it was."""
    if details is None:
        return EventKind(event.kind).label
    told = _describe(event, details.get("words", {}))
    return told + _because(details.get("rows", {})) if event.kind in _DECISIONS else told


def _because(rows: dict[str, list[dict]]) -> str:
    """In which way a mark or a settlement disputes the claim."""
    given = [*rows.get("verdict", ()), *rows.get("settlement", ())]
    return f" ({Basis(given[0]['basis']).label})" if given and given[0].get("basis") else ""


def reason_in(details: dict[str, Any] | None) -> str:
    """Of a mark, a settlement, an outcome, a claim sent back."""
    words = details.get("words", {}) if details else {}
    return words.get("rationale") or words.get("reason") or ""


def _tells_of(details: dict[str, Any], hidden: Hidden) -> bool:
    rows, closed = details.get("rows", {}), details.get("closed", {})
    made = [*rows.get("evidenceversion", ()), *rows.get("evidencelink", ())]
    return (
        details.get("words", {}).get("evidence") in hidden.public_ids
        or any(row["evidence_id"] in hidden.evidence for row in made)
        or any(link in hidden.links for link in closed.get("evidencelink", ()))
    )


def _describe(event: Event, words: dict) -> str:
    match event.kind:
        case EventKind.CLAIM_MARKED:
            part = f" – about “{words['problem']}”" if words.get("problem") else ""
            return f"marked {_shown(Mark, words['mark'])}{part}"
        case EventKind.CLAIM_SETTLED if words.get("mark"):
            return f"settled it as {_shown(Mark, words['mark'])}"
        case EventKind.OUTCOME_SET if words.get("outcome"):
            return f"set the outcome: {Outcome(words['outcome']).label}"
        case EventKind.SAID_ANSWERED:
            return f"answered {_shown(SaidAnswer, words['answer'])}"
        case EventKind.EVIDENCE_ADDED if words["stance"] != Stance.CONTEXT:
            return f"found something {words['stance']}"
        case EventKind.UNDONE:
            return f"took back: {EventKind(words['undone']).label}"
        case _:
            return _where_it_stands(event, words) or EventKind(event.kind).label


def _where_it_stands(event: Event, words: dict) -> str:
    match event.kind:
        case EventKind.CLAIM_SPLIT if "before" in words:
            return f"split the claim before “{_shortened(words['before'])}”"
        case EventKind.CLAIMS_MERGED if "joined" in words:
            return f"merged it with “{_shortened(words['joined'])}”"
        case EventKind.CLAIM_ADJUSTED if "was" in words:
            return f"changed where it begins or ends; it was “{_shortened(words['was'])}”"
    return ""


def _shortened(words: str) -> str:
    return Truncator(words).words(8, truncate="…")


def _shown(words: type[Mark] | type[SaidAnswer], value: str) -> str:
    word = words(value)
    return f"{word.glyph} {word.label}".strip()
