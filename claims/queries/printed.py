"""A story on paper: its text with numbered claims, and what is known of each, without scripts or colours."""

from dataclasses import dataclass, field

from claims.models import Article, EvidenceVersion, Outcome, User, Verdict
from claims.queries.attributions import or_guess
from claims.queries.blind import shown_to
from claims.queries.copy import parts_of
from claims.queries.desk import offered_for, text_of
from claims.queries.desk_shapes import AttributionRow, CopyBlock, OutlineRow, Progress
from claims.queries.languages import other_language
from claims.queries.outline import outline_of, progress_of
from claims.queries.talk import queries_to_writer
from claims.queries.who_says import NO_SOURCE
from claims.vocabulary import Basis, EvidenceKind, EvidenceStatus, Mark, Stance
from claims.vocabulary import Outcome as OutcomeWord

WORDS = ("title", "address", "file_name", "evidence__kind", "evidence__links__stance")
LINK = ("evidence__links__claim", "evidence__links__locator", "evidence__links__linked_by")


@dataclass(slots=True)
class PrintedClaim:
    row: OutlineRow
    text: str
    sources: list[str]  # a guess with its question mark
    offered: str  # the same
    marks: list[tuple[str, str, str]] = field(default_factory=list)  # who, mark and basis, reason
    evidence: list[tuple[str, str, str]] = field(default_factory=list)  # stance, title, where in it
    outcome: str = ""
    outcome_reason: str = ""
    questions: list[str] = field(default_factory=list)  # open ones


@dataclass(slots=True)
class Printed:
    blocks: list[CopyBlock]
    claims: list[PrintedClaim]
    progress: Progress
    unread: str  # the language, where who says so is not read in it


def printed(user: User, article: Article) -> Printed:
    """The number of queries does not depend on the number of claims."""
    outline, text, unread = outline_of(article, user), text_of(article), other_language(article)
    rows, offered = outline.in_text_order(), offered_for(article)
    claims = {row.claim_id: PrintedClaim(row, text[row.start : row.end], [], "") for row in rows}
    for claim_id, claim in claims.items():
        versions = outline.attributions.get(claim_id, ())
        claim.sources = list(dict.fromkeys(_source(version, text) for version in versions))
        if (found := offered.get(claim_id)) and (found.confirmed_by_id or not unread):
            if not versions and found.value == EvidenceStatus.ASSERTION_ONLY:
                claim.sources = ["not found"]
            claim.offered = or_guess(EvidenceStatus(found.value).label.lower(), found.confirmed_by_id)
    _add_marks(user, article, claims)
    _add_evidence(user, article, claims)
    _add_talk(user, article, claims)
    parts = parts_of(text, outline, offered, range(len(text) + 1))
    blocks = [block for part in parts for block in part.blocks]
    return Printed(blocks, [*claims.values()], progress_of(outline), unread)


def _source(version: AttributionRow, text: str) -> str:
    words = text[version.source_start : version.source_end] if version.source_start is not None else ""
    return or_guess(version.known_as or version.source_name or words or NO_SOURCE, version.confirmed_by_id)


def _add_marks(user: User, article: Article, claims: dict[int, PrintedClaim]) -> None:
    given = Verdict.objects.current().filter(article=article).select_related("reviewer").order_by("pk")
    for verdict in shown_to(user, given, article):
        claim = claims.get(verdict.claim_id)
        if claim and claim.row.round == verdict.round:
            mark = f"{Mark(verdict.mark).glyph} {Mark(verdict.mark).label}"
            basis = f", {Basis(verdict.basis).label.lower()}" if verdict.basis else ""
            claim.marks.append((verdict.reviewer.get_full_name(), mark + basis, verdict.rationale))


def _add_evidence(user: User, article: Article, claims: dict[int, PrintedClaim]) -> None:
    """Paper goes from hand to hand, so nothing confidential is on it, whoever prints."""
    of_article = {"evidence__links__article": article, "evidence__links__until__isnull": True}
    found = EvidenceVersion.objects.current().filter(confidential=False, erased=False, **of_article)
    for title, address, name, kind, stance, claim_id, locator, who in found.values_list(*WORDS, *LINK):
        if claim_id in claims:
            shown = title or address or name or EvidenceKind(kind).label
            kept_back = claims[claim_id].row.blind and who != user.pk
            claims[claim_id].evidence.append(("" if kept_back else Stance(stance).label, shown, locator))
    for claim in claims.values():
        claim.evidence.sort()


def _add_talk(user: User, article: Article, claims: dict[int, PrintedClaim]) -> None:
    became = shown_to(user, Outcome.objects.current().filter(article=article), article)
    for claim_id, value, reason in became.values_list("claim", "value", "reason"):
        if claim_id in claims:
            claims[claim_id].outcome = OutcomeWord(value).label
            claims[claim_id].outcome_reason = reason
    waiting = queries_to_writer(user, article).filter(resolved=False).order_by("written_at", "pk")
    for claim_id, question in waiting.values_list("claim", "text"):
        if claim_id in claims:
            claims[claim_id].questions.append(question)
