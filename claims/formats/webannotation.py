"""Writes claims and their readings as W3C Web Annotations: a collection a story, one annotation a row.

The Web Annotation Data Model (W3C Recommendation, 23 February 2017): a position selector counts Unicode code
points from 0, as claims do, and a quote selector finds the words again where the text around them changed.
"""

import json
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from claims.formats.columns import ClaimRow
from claims.vocabulary import Status

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "sha256": "https://schema.org/sha256",
        "version": "https://schema.org/version",
        "url": "https://schema.org/url",
    },
]
AROUND = 32  # code points before and after the words, as a quote selector has them

_as_json = json.JSONEncoder(ensure_ascii=False).encode


def annotation_pieces(story: ClaimRow, text: str, rows: Iterable[ClaimRow]) -> Iterator[str]:
    """The collection of one story as pieces of one line of JSON, made as they are asked for.

    In: a row with what all rows of the story share, the draft's text, and the rows. Out: an
    AnnotationCollection whose only page holds an annotation for each row but those of what is no claim.
    """
    page = {"id": f"urn:uuid:{story.article_id}#page", "type": "AnnotationPage", "startIndex": 0}
    collection = {
        "@context": CONTEXT,
        "id": f"urn:uuid:{story.article_id}#claims",
        "type": "AnnotationCollection",
        "label": story.headline,
    }
    yield f'{_as_json(collection)[:-1]}, "first": {_as_json(page)[:-1]}, "items": ['
    separator = ""
    for row in rows:
        if row.status != Status.NOT_A_CLAIM:
            yield separator + _as_json(annotation(row, text))
            separator = ", "
    yield "]}}\n"


def annotation(row: ClaimRow, text: str) -> dict[str, Any]:
    """One reading of a claim, or a claim that nobody has read, as an annotation of the draft's text."""
    read = bool(row.mark or row.said)
    name = f"{row.reviewer}/{row.round}"
    made: dict[str, Any] = {
        "id": f"urn:uuid:{uuid.uuid5(uuid.UUID(row.claim_id), name)}",
        "type": "Annotation",
        "motivation": "assessing" if read else "highlighting",
        "target": {"source": _source(row), "selector": _selectors(row, text)},
    }
    if read:
        made["creator"] = {"type": "Person", "nickname": row.reviewer}
        made["body"] = list(_bodies(row))
    if row.marked_at:
        made["created"] = row.marked_at.replace("+00:00", "Z")
    return made


def _source(row: ClaimRow) -> dict[str, Any]:
    """The draft: positions are in its text, not in a page that may be made of it."""
    source = {
        "id": f"urn:uuid:{row.article_id}",
        "type": "Text",
        "format": "text/plain",
        "version": row.article_revision,
        "sha256": row.article_sha256,
    }
    return source | ({"url": row.url} if row.url else {})


def _selectors(row: ClaimRow, text: str) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": row.start, "end": row.end},
        {
            "type": "TextQuoteSelector",
            "exact": row.text,
            "prefix": text[max(0, row.start - AROUND) : row.start],
            "suffix": text[row.end : row.end + AROUND],
        },
    ]


def _bodies(row: ClaimRow) -> Iterator[dict[str, str]]:
    """What the reader holds: the mark, why disputed, whether it was said, and the reason in words."""
    told = (
        ("assessing", row.mark),
        ("classifying", row.basis),
        ("tagging", row.said and f"said: {row.said}"),
        ("tagging", "marked on an earlier text" if row.marked_text_is_current == "false" else ""),
        ("commenting", row.rationale),
    )
    for purpose, value in told:
        if value:
            yield {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
