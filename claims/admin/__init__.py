"""The admin's pages, one module a noun; nothing is saved here that an action did not save."""

from claims.admin import (
    articles,
    assignments,
    attributions,
    claim_links,
    claims,
    evidence_statuses,
    groups,
    history,
    jobs,
    newsroom,
    people,
    revisions,
    sign_in_links,
    sources,
    verdicts,
)

__all__ = [
    "articles",
    "assignments",
    "attributions",
    "claim_links",
    "claims",
    "evidence_statuses",
    "groups",
    "history",
    "jobs",
    "newsroom",
    "people",
    "revisions",
    "sign_in_links",
    "sources",
    "verdicts",
]
