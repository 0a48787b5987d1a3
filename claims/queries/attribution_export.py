"""Rows of attributions for export: all of them, where claims.csv has the first of each claim."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db.models import F

from claims.formats.csv import Cell, list_cell
from claims.models import AttributionVersion, Placement, Said, User
from claims.queries.attributions import share_out
from claims.queries.blind import shown_to, viewer_of
from claims.queries.export import BATCH, Story, attribution_cells, exported_story
from claims.queries.export_known import ATTRIBUTION, Row
from claims.queries.sources import OWNER_ID, OWNER_NAME

IDS = ("article_id", "revision_id", "attribution__public_id", "known_id")
Lists = dict[int, list[Any]]  # by attribution


def attribution_rows(articles: Iterable[int], *, viewer: User | None) -> Iterator[tuple[Cell, ...]]:
    """One for each attribution of the current drafts, by story and in the order of the text.

    For the eyes of `viewer`, from whom others' answers may be kept; none is the owner of the machine.
    """
    viewer = viewer_of(articles, viewer)
    here = AttributionVersion.objects.current().filter(revision=F("article__current_revision"))
    named = here.annotate(known_as=OWNER_NAME, known_id=OWNER_ID)
    in_order = named.filter(article__in=articles).order_by("article", "start", "pk")
    versions = in_order.values_list(*IDS, *ATTRIBUTION, named=True).iterator(chunk_size=BATCH)
    story = None
    while batch := list(islice(versions, BATCH)):
        claims, answers = _claims_of(batch), _answers_to(batch, viewer)
        for version in batch:
            if story is None or story.pk != version.article_id:
                story = exported_story(version.article_id)
            yield _row(version, story, claims, answers)


def _claims_of(batch: list[Row]) -> Lists:
    """Public ids of the claims that the words of each stand in."""
    by_revision = defaultdict(list)
    for version in batch:
        by_revision[version.revision_id].append(version)
    found: Lists = defaultdict(list)
    for revision, versions in by_revision.items():
        near = {"start__lt": max(version.end for version in versions), "end__gt": versions[0].start}
        standing = Placement.objects.current().filter(revision=revision, **near).order_by("start")
        places = list(standing.values_list("claim_id", "start", "end", "claim__public_id", named=True))
        shared = share_out(versions, places)
        for place in places:
            for version in shared.get(place.claim_id, ()):
                found[version.attribution_id].append(str(place.claim__public_id))
    return found


def _answers_to(batch: list[Row], viewer: User | None) -> Lists:
    found: Lists = defaultdict(list)
    keys = [version.attribution_id for version in batch]
    # A range, as for claims.csv: a few rows too many cost less than a list of a thousand ids.
    near = {"attribution_id__gte": min(keys), "attribution_id__lte": max(keys)}
    stories = {version.article_id for version in batch}
    given = Said.objects.current().filter(article__in=stories, **near).order_by("pk")
    asked = ("attribution_id", "reviewer__username", "round", "answer")
    for key, reviewer, round_, answer in shown_to(viewer, given).values_list(*asked):
        found[key].append({"reviewer": reviewer, "round": round_, "answer": answer})
    return found


def _row(version: Row, story: Story, claims: Lists, answers: Lists) -> tuple[Cell, ...]:
    return (
        *story.cells[:4],
        str(version.attribution__public_id),
        list_cell(claims.get(version.attribution_id, [])),
        version.start,
        version.end,
        str(version.known_id or ""),
        *attribution_cells(version, story.text),
        "" if version.source_start is None else version.source_start,
        list_cell([start for start, *_ in version.cues]),
        list_cell([start for start, *_ in version.contents]),
        list_cell(answers.get(version.attribution_id, [])),
    )
