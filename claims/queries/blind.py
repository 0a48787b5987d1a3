"""What a second reader is not shown before she has marked: the one place that says it.

Whatever a page, export or answer tells of readings is asked through `shown_to`; a test of the architecture
fails for a query that is not.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.models import (
    Article,
    AttributionVersion,
    Claim,
    EvidenceLink,
    Note,
    Notice,
    Outcome,
    Placement,
    Said,
    Settlement,
    User,
    Verdict,
)
from claims.permissions import may_read_blind
from claims.queries.statuses import asked_for
from claims.vocabulary import EventKind, NoticeKind, Status

WHOSE = {
    Verdict: "reviewer",
    Said: "reviewer",
    Note: "author",
    Outcome: "set_by",
    EvidenceLink: "linked_by",
    Settlement: "settled_by",
    Notice: "actor",
}
# What a blind claim is while it lacks readings; once all are in, everybody sees them.
LACKING = (Status.OPEN, Status.NOT_A_CLAIM, Status.RETIRED)
# Acts on the text itself. Whatever else somebody did to a claim is told to those who see its readings.
OPEN_ACTS = (
    EventKind.ARTICLE_ADDED,
    EventKind.ARTICLE_READ,
    EventKind.ARTICLE_READ_AGAIN,
    EventKind.CLAIM_SPLIT,
    EventKind.CLAIMS_MERGED,
    EventKind.CLAIM_ADJUSTED,
    EventKind.NOT_A_CLAIM_SET,
    EventKind.CLAIM_RESTORED,
    EventKind.ATTRIBUTION_ADDED,
    EventKind.ATTRIBUTION_CHANGED,
    EventKind.ATTRIBUTION_REMOVED,
    EventKind.ATTRIBUTION_CONFIRMED,
    EventKind.EVIDENCE_STATUS_CHANGED,
    EventKind.EVIDENCE_STATUS_CONFIRMED,
    EventKind.CLAIM_SENT_BACK,
    EventKind.CLAIM_REOPENED,
)


def reads_blind(person: User | None, article: Article) -> bool:
    """Whether anything of the story may be kept from this person; none is the owner of the machine."""
    return person is not None and article.blind and may_read_blind(person)


def viewer_of(articles: QuerySet[Article] | Iterable[int], person: User | None) -> User | None:
    """None where nothing in these stories is kept from the person, so that nothing is looked up."""
    if person is None or not may_read_blind(person):
        return None
    return person if Article.objects.filter(pk__in=articles, blind=True).exists() else None


def read_blind_by(person: User) -> QuerySet[Claim]:
    """Claims of which others' readings are kept from her: several are asked for, hers is not in."""
    mine = Verdict.objects.current().filter(claim=OuterRef("pk"), reviewer=person, round=OuterRef("round"))
    asked = Claim.objects.alias(asked=asked_for("pk", "article__readings")).filter(asked__gt=1)
    return asked.filter(~Exists(mine), article__blind=True, status__in=LACKING)


def shown_to(person: User | None, rows: QuerySet, article: Article | None = None) -> QuerySet:
    """Of rows about readings those that this person may see; with the story, if all are of one."""
    if person is None or not may_read_blind(person) or (article is not None and not article.blind):
        return rows
    own = Q(**{WHOSE[rows.model]: person})
    if rows.model is Settlement:
        own |= Q(mark="")  # what an editor asks of the readers
    if rows.model is Notice:
        own |= ~Q(kind=NoticeKind.NAMED)  # of others one learns only by marking, or once all are in
    here = read_blind_by(person).filter(pk=OuterRef("claim"))
    kept = _answered_in_blind(person) if rows.model is Said else here
    return rows.filter(own | ~Exists(kept))


def _answered_in_blind(person: User) -> QuerySet[AttributionVersion]:
    """An answer is kept back where its words touch a claim that is read blind."""
    touched = Placement.objects.current().filter(
        claim__in=read_blind_by(person),
        revision=OuterRef("revision"),
        start__lt=OuterRef("end"),
        end__gt=OuterRef("start"),
    )
    versions = AttributionVersion.objects.current().filter(attribution=OuterRef("attribution"))
    return versions.filter(Exists(touched))
