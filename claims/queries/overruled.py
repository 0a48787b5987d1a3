"""What an editor decided against at least one reading: by whom, why, and whose readings it was."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F

from claims.models import Article, User, Verdict
from claims.queries.blind import shown_to
from claims.vocabulary import Mark

_OF_IT = [f"claim__settlements__{name}" for name in ("mark", "reason", "settled_at")]
_WHO = ["claim__settlements__settled_by", "reviewer"]
_NAMES = [f"{who}__{name}" for who in _WHO for name in ("name", "username")]


@dataclass(frozen=True, slots=True)
class Overruled:
    """The readings stay on file."""

    mark: Mark
    by: str
    at: datetime
    reason: str
    readings: list[tuple[str, Mark]] = field(default_factory=list)  # that were not followed

    def plain(self) -> dict[str, Any]:
        return {
            "settled_as": self.mark.value,
            "settled_by": self.by,
            "settled_at": self.at.isoformat(),
            "reason": self.reason,
            "readings": [{"reader": reader, "mark": mark.value} for reader, mark in self.readings],
        }


def overruled_in(user: User, article: Article) -> dict[int, Overruled]:
    """By claim, as far as this person sees the readings; the status says whether it holds. One query."""
    settled = {"until": None, "round": F("claim__round"), "mark__in": list(Mark)}
    given = Verdict.objects.current().filter(
        article=article,
        round=F("claim__round"),
        **{f"claim__settlements__{name}": value for name, value in settled.items()},
    )
    rows = shown_to(user, given, article).exclude(mark=F("claim__settlements__mark")).order_by("pk")
    found: dict[int, Overruled] = {}
    for claim_id, word, mark, reason, at, *names in rows.values_list("claim", "mark", *_OF_IT, *_NAMES):
        editor, reader = names[0] or names[1], names[2] or names[3]
        decided = found.setdefault(claim_id, Overruled(Mark(mark), editor, at, reason))
        decided.readings.append((reader, Mark(word)))
    return found
