"""What of the database goes into a bundle, table by table, and what does not, with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Field, Model, Q, QuerySet

from claims.models import (
    Alias,
    Article,
    Assignment,
    Attribution,
    AttributionVersion,
    Claim,
    ClaimLink,
    Clearance,
    Event,
    EventDetail,
    Evidence,
    EvidenceLink,
    EvidenceStatusVersion,
    EvidenceVersion,
    Newsroom,
    Note,
    Outcome,
    Placement,
    Proposal,
    ReadingsAsked,
    Revision,
    Said,
    Settlement,
    SignOff,
    Source,
    User,
    Verdict,
)

ROLE = "role_name"  # of a person; Django keeps it in a table of numbers that differ between newsrooms
NEWSROOM = "of the newsroom"


@dataclass(frozen=True)
class BundledTable:
    """Rows go by their numbers: the history names them so, and its hashes cover that."""

    name: str  # of its file
    model: type[Model]
    about: str  # what a row is
    of: str = "article"  # leads to the story
    at_once: int = 500  # rows that are held; of texts one

    def rows(self, articles: Iterable[int]) -> QuerySet:
        """In the order in which they were made."""
        rows = self.model.objects.order_by("pk")
        if self.of == NEWSROOM:
            return rows
        here = Q(**{f"{self.of}__in": articles})
        if self.model in (Event, EventDetail):
            here |= Q(**{f"{self.of}__isnull": True})  # the newsroom's own history
        return rows.filter(here)

    @cached_property
    def fields(self) -> dict[str, Field]:
        """By the names they have in the file."""
        left_out = LEFT_OUT_FIELDS.get(self.model, {})
        fields = self.model._meta.concrete_fields
        return {field.attname: field for field in fields if field.name not in left_out}

    @property
    def columns(self) -> list[str]:
        return [*self.fields, *([ROLE] if self.model is User else [])]


_BUNDLED = (
    BundledTable("people", User, "a person of the newsroom and their role, without a password", NEWSROOM),
    BundledTable("newsroom", Newsroom, "the newsroom's rules", NEWSROOM),
    BundledTable("sources", Source, "a source that claims are attributed to", NEWSROOM),
    BundledTable("aliases", Alias, "a name that a source goes by", NEWSROOM),
    BundledTable("articles", Article, "a story", "pk"),
    BundledTable("admitted", Article.admitted.through, "a person who sees a restricted story"),
    BundledTable("drafts", Revision, "a draft: its exact text, and the bytes it was read from", at_once=1),
    BundledTable("proposals", Proposal, "a draft that waits to be taken", at_once=1),
    BundledTable("claims", Claim, "a claim, the same in every draft"),
    BundledTable("placements", Placement, "where a claim stands in a draft"),
    BundledTable("attributions", Attribution, "that somebody is said to have said something"),
    BundledTable("attribution_versions", AttributionVersion, "who, and by which words of the draft"),
    BundledTable("evidence_statuses", EvidenceStatusVersion, "what the story itself offers for a claim"),
    BundledTable("claim_links", ClaimLink, "that a claim says what another said"),
    BundledTable("evidence", Evidence, "a piece of evidence"),
    BundledTable("evidence_versions", EvidenceVersion, "what it is, also in confidence"),
    BundledTable("evidence_links", EvidenceLink, "that it is for or against a claim, or about it"),
    BundledTable("verdicts", Verdict, "a reader's mark of a claim, with the reason"),
    BundledTable("said", Said, "a reader's answer to whether somebody said it"),
    BundledTable("notes", Note, "a note, or a question to the writer"),
    BundledTable("outcomes", Outcome, "what became of a claim"),
    BundledTable("readings_asked", ReadingsAsked, "how many readings a claim needs"),
    BundledTable("settlements", Settlement, "an editor's decision where readers differ"),
    BundledTable("assignments", Assignment, "who works on a story or claim"),
    BundledTable("sign_offs", SignOff, "that a draft may be published", at_once=20),
    BundledTable("clearances", Clearance, "a lawyer's word on a draft"),
    BundledTable("events", Event, "a thing that was done, hashed together with the one before"),
    BundledTable(
        "event_details", EventDetail, "what an event says, which its commitment covers", "event__article"
    ),
)
BUNDLED = {table.name: table for table in _BUNDLED}

LEFT_OUT_FIELDS: dict[type[Model], dict[str, str]] = {
    User: {
        "password": "nobody brings rights along: an admin invites people again",
        "last_login": "of the machine they signed in to",
        "is_superuser": "nobody is one here: rights come with the role",
        "preferences": "a person's own, and whether to be sent e-mail, which a copy must not do",
    }
}
LEFT_OUT: dict[str, str] = {
    "claims.User_groups": "people have their role by its name",
    "claims.User_user_permissions": "not used: rights come with the role",
    "claims.SignInLink": "lets somebody in",
    "claims.Presence": "of the moment",
    "claims.UnsentText": "not said yet",
    "claims.Upload": "waits a day on the disk of the machine",
    "claims.Notice": "says again what the history says",
    "claims.Job": "work of the machine; what it made is in",
    "claims.JobRow": "the same",
    "claims.JobLine": "the same",
    "claims.Worker": "a process of the machine",
    "django_tasks_database.DBTaskResult": "the same",
    "sessions.Session": "lets somebody in",
    "admin.LogEntry": "says again what the history says",
    "auth.Group": "made with the tables: the four roles",
    "auth.Group_permissions": "not used: rights come with the role",
    "auth.Permission": "made with the tables",
    "contenttypes.ContentType": "made with the tables",
}
