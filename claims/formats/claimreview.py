"""Writes what editors settled of others' claims as ClaimReview of schema.org, for the story's page.

By Google's page “Fact check (ClaimReview) structured data”: claimReviewed, reviewRating with alternateName,
and url are required. Of what is recommended, author, datePublished and itemReviewed are given as far as they
are known; never a number for a rating: marks are no points on a scale of truth.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claims.formats.columns import ClaimRow
from claims.vocabulary import CueClass, Mark, SaidAnswer, SourceType

TYPES = {SourceType.NAMED_PERSON: "Person", SourceType.NAMED_GROUP: "Organization"}
RATED = (Mark.VERIFIED, Mark.DISPUTED, Mark.UNSUPPORTED)
QUOTATION_MARKS = '"“”„«» ,'

_as_json = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who alone says what a claim reports, as a person confirmed."""

    name: str
    kind: str  # as schema.org calls it
    content: str


def third_parties(attributions: Iterable[Mapping[str, Any]]) -> dict[str, Speaker]:
    """By id of the claim: the one named speaker whose claim it reports.

    In: rows of attributions.csv, by the names of their columns. Out: nothing for a claim with several
    attributions, a guessed one, an unnamed source or a document, a denial, or words that a reader found they
    did not say.
    """
    found: dict[str, Speaker | None] = {}
    for row in attributions:
        speaker = _speaker(row)
        for claim_id in json.loads(row["claim_ids"]):
            found[claim_id] = None if claim_id in found else speaker
    return {claim_id: speaker for claim_id, speaker in found.items() if speaker}


def review_pieces(rows: Iterable[ClaimRow], said_by: Mapping[str, Speaker]) -> Iterator[str]:
    """The reviews of one story as pieces of one line of JSON, made as they are asked for.

    In: its rows of claims.csv, and whose claims they are. Out: a review for each claim of a third party that
    an editor settled as verified, disputed or unsupported; none where the story has no address.
    """
    yield '{"@context": "https://schema.org", "@graph": ['
    separator, last = "", ""
    for row in rows:
        speaker = said_by.get(row.claim_id)
        if speaker and row.claim_id != last and row.url and row.settled_by and row.status in RATED:
            # Put into a page as it is, so that no text in it ends the script element.
            yield separator + _as_json(_review(row, speaker)).replace("<", "\\u003c")
            separator, last = ", ", row.claim_id
    yield "]}\n"


def _speaker(row: Mapping[str, Any]) -> Speaker | None:
    kind = TYPES.get(row["source_type"])
    answers = {given["answer"] for given in json.loads(row["answers"])}
    content = " … ".join(part.strip(QUOTATION_MARKS) for part in json.loads(row["content"]))
    if not (kind and content and row["attribution_confirmed_by"]):
        return None
    if SaidAnswer.NO in answers or CueClass.DENIAL in json.loads(row["cue_class"]):
        return None
    return Speaker(row["source"], kind, content)


def _review(row: ClaimRow, speaker: Speaker) -> dict[str, Any]:
    dated = {"datePublished": row.published_on} if row.published_on else {}
    outlet = {"author": {"@type": "Organization", "name": row.publication}} if row.publication else {}
    return {
        "@type": "ClaimReview",
        "url": f"{row.url.partition('#')[0]}#claim-{row.claim_id}",
        "claimReviewed": speaker.content,
        "reviewRating": {"@type": "Rating", "alternateName": Mark(row.status).label},
        **outlet,
        **dated,
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": speaker.kind, "name": speaker.name},
            "appearance": {"@type": "NewsArticle", "url": row.url, "headline": row.headline, **dated},
        },
    }
