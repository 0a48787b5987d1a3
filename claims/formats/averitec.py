"""Writes settled claims in the form of the AVeriTeC dataset, for who trains or measures programs on them.

By the description of the format that stands beside the dataset (Schlichtkrull, Guo and Vlachos, 2023). What a
newsroom does not know of a claim is null, as it is there.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from claims.formats.claimreview import Speaker
from claims.formats.columns import ClaimRow
from claims.vocabulary import Basis, Mark

LABELS: dict[tuple[str, str], str] = {
    (Mark.VERIFIED, ""): "Supported",
    (Mark.DISPUTED, Basis.CONTRADICTED): "Refuted",
    (Mark.DISPUTED, Basis.CONTESTED): "Conflicting Evidence/Cherrypicking",
    (Mark.DISPUTED, Basis.MISSING_CONTEXT): "Conflicting Evidence/Cherrypicking",
    (Mark.UNSUPPORTED, ""): "Not Enough Evidence",
}
"""By mark and basis. There is none for what cannot be checked, nor for a dispute of which nobody said why."""

_as_json = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the claims of a story beside its rows of claims.csv, by their ids."""

    said_by: Mapping[str, Speaker]
    bases: Mapping[str, str]  # of what an editor settled
    found: Mapping[str, Sequence[Mapping[str, Any]]]  # rows of evidence.csv


def averitec_claims(rows: Iterable[ClaimRow], known: Known) -> Iterator[str]:
    """Each settled claim of one story that has a label, as JSON on one line.

    In: its rows of claims.csv, and what else is known. Out: the speaker's words where one confirmed named
    speaker says it, else the claim as it stands in the story, which then has no speaker.
    """
    for claim_id, readings in groupby(rows, key=lambda row: row.claim_id):
        row, *more = readings
        label = LABELS.get((row.status, known.bases.get(claim_id, "")))
        if label and row.settled_by:
            again = any(each.round > 1 for each in (row, *more))
            yield _as_json(_claim(row, label, known, again=again))


def _claim(row: ClaimRow, label: str, known: Known, *, again: bool) -> dict[str, Any]:
    speaker = known.said_by.get(row.claim_id)
    return {
        "claim": speaker.content if speaker else row.text,
        "required_reannotation": again,
        "label": label,
        "justification": row.settled_reason,
        "claim_date": _day(row.published_on),
        "speaker": speaker.name if speaker else None,
        "original_claim_url": None,
        "cached_original_claim_url": None,
        "fact_checking_article": row.url or None,
        "reporting_source": row.publication or None,
        "location_ISO_code": None,
        "claim_types": [],
        "fact_checking_strategies": [],
        "questions": [_question(piece) for piece in known.found.get(row.claim_id, ()) if _is_quoted(piece)],
    }


def _is_quoted(piece: Mapping[str, Any]) -> bool:
    return bool(piece["address"] and piece["passage"])


def _question(piece: Mapping[str, Any]) -> dict[str, Any]:
    answer = {
        "answer": piece["passage"],
        "answer_type": "Extractive",
        "source_url": piece["address"],
        "source_medium": "Web text",
        "cached_source_url": None,
    }
    return {"question": f"What does {piece['title'] or piece['address']} say of it?", "answers": [answer]}


def _day(written: str) -> str | None:
    """As 25-8-2020."""
    if not written:
        return None
    day = date.fromisoformat(written)
    return f"{day.day}-{day.month}-{day.year}"
