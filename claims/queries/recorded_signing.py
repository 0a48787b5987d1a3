"""The record of a sign-off as it is printed and exported: what was signed, and what became of it."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from claims.models import Article, Event, SignOff
from claims.queries.lifting import lifted_by
from claims.vocabulary import Clearance, Mark, Missing, Outcome, Status


@dataclass(frozen=True, slots=True)
class Happened:
    """An event in a few words."""

    number: int
    what: str
    who: str
    at: datetime
    hash: str


@dataclass(frozen=True, slots=True)
class ShownRecord:
    signed: SignOff
    article: Article
    signing: Happened
    end: Happened | None  # what lifted it, or how it was taken back or replaced

    @property
    def tally(self) -> list[tuple[Status, int]]:
        return [(Status(status), number) for status, number in self.signed.record["tally"].items()]

    @property
    def claims(self) -> list[dict[str, Any]]:
        return [
            claim
            | {
                "status": Status(claim["status"]),
                "outcome": Outcome(claim["outcome"]) if claim["outcome"] else None,
            }
            for claim in self.signed.record["claims"]
        ]

    @property
    def left_open(self) -> list[dict[str, Any]]:
        return [
            line | {"missing": ", ".join(Missing(word).label for word in line["missing"])}
            for line in self.signed.record["left_open"]
        ]

    @property
    def overruled(self) -> list[dict[str, Any]]:
        return [
            line
            | {
                "mark": Mark(line["settled_as"]),
                "at": parse_datetime(line["settled_at"]),
                "readings": [(each["reader"], Mark(each["mark"])) for each in line["readings"]],
            }
            for line in self.signed.record.get("overruled", ())
        ]

    @property
    def clearances(self) -> list[dict[str, Any]]:
        return [each | {"value": Clearance(each["value"]).label} for each in self.signed.record["clearances"]]

    def plain(self) -> dict[str, Any]:
        """For a machine; times are in UTC."""
        signed = self.signed
        return {
            "schema_version": 1,
            "article_id": str(self.article.public_id),
            "headline": self.article.headline,
            "draft": signed.revision.number,
            "sha256": signed.sha256,
            "signed_by": signed.signed_by.get_full_name(),
            "signed_at": signed.signed_at.isoformat(),
            "note": signed.note,
            "left_open_because": signed.left_open_because,
            "history_head_before": signed.head,
            "event": _plain(self.signing),
            "ended_by": _plain(self.end) if self.end else None,
            **signed.record,
        }


def _plain(happened: Happened) -> dict[str, Any]:
    return asdict(happened) | {"at": happened.at.isoformat()}


def record_shown(article: Article, signed: SignOff) -> ShownRecord:
    own = Event.objects.get(article=article, number=signed.since)
    lifted = lifted_by(signed)
    closed = Event.objects.filter(article=article, number=signed.until).first() if signed.until else None
    ends = [event for event in (lifted, closed) if event]
    first = min(ends, key=lambda event: event.number, default=None)
    return ShownRecord(signed, article, _happened(own), _happened(first) if first else None)


def _happened(event: Event) -> Happened:
    return Happened(event.number, event.get_kind_display(), event.actor_name, event.at, event.hash)
