"""From a number in an address to a row that this person may see: there is no other way in."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from claims.actions.people import hash_of
from claims.models import (
    Article,
    Attribution,
    AttributionVersion,
    Claim,
    EvidenceLink,
    EvidenceStatusVersion,
    EvidenceVersion,
    Job,
    Note,
    Placement,
    Proposal,
    Revision,
    SignInLink,
    SignOff,
    Source,
    Upload,
    User,
)
from claims.permissions import can_erase_evidence, can_see_evidence
from claims.queries.attributions import share_out
from claims.queries.blind import shown_to
from claims.queries.prepared import prepared
from claims.queries.talk import notes_about
from claims.queries.together import Pulse, pulse_of
from claims.queries.uploads import path_of_upload
from claims.vocabulary import JobKind


def article_for(user: User, article_id: int) -> Article:
    """With its draft, but not the text: whoever shows it asks for it once."""
    seen = Article.objects.visible_to(user).select_related("current_revision")
    light = seen.defer("current_revision__text", "current_revision__original")
    return get_object_or_404(light, pk=article_id)


def articles_for(user: User, numbers: Sequence[int]) -> list[Article]:
    """All of them or, where one is not to be seen, none: 404."""
    found = list(Article.objects.visible_to(user).filter(pk__in=numbers))
    if len(found) != len(set(numbers)):
        raise Http404
    return found


def source_for(user: User, source_id: int) -> Source:
    """Everybody inside with a role sees the newsroom's sources."""
    seen = Source.objects.all() if user.role else Source.objects.none()
    return get_object_or_404(seen, pk=source_id)


def people_by_number(numbers: Sequence[int]) -> list[User]:
    """People of the newsroom, of whom everybody inside may know; in the order of their numbers."""
    found = list(User.objects.insiders().filter(pk__in=numbers).order_by("pk"))
    if len(found) != len(set(numbers)):
        raise Http404
    return found


def signed_for(article: Article) -> SignOff:
    """The latest sign-off of a story seen already, also one that was lifted or taken back."""
    rows = SignOff.objects.filter(article=article).select_related("signed_by", "revision")
    latest = rows.defer("revision__text", "revision__original").order_by("-since").first()
    if latest is None:
        raise Http404
    return latest


def job_for(user: User, job_id: int) -> Job:
    """One's own, or an editor's; of a story that the person does not see there is none."""
    return get_object_or_404(Job.objects.visible_to(user).select_related("article", "asked_by"), pk=job_id)


def import_for(user: User, job_id: int) -> Job:
    """One's own that waits to be looked at, or did; nobody else sees what was sent."""
    return get_object_or_404(Job, pk=job_id, asked_by=user, kind=JobKind.IMPORT)


def file_of_import(user: User, job_id: int, number: int) -> tuple[Job, dict[str, Any]]:
    """One of the files, if it holds one story; its number counts from 1."""
    job = import_for(user, job_id)
    files = job.about["files"]
    if not 1 <= number <= len(files) or files[number - 1].get("kind"):
        raise Http404
    return job, files[number - 1]


def pulse_for(user: User, article_id: int, *, since: int, with_own: bool) -> Pulse:
    """Asked every few seconds: whether there is news, without the story itself."""
    pulse = pulse_of(user, article_id, since=since, with_own=with_own)
    if pulse is None:
        raise Http404
    return pulse


def revision_for(user: User, article_id: int, number: int) -> Revision:
    """A draft with its text, by its number in the story."""
    seen = Revision.objects.filter(article__in=Article.objects.visible_to(user))
    rows = seen.select_related("author").defer("original")
    return get_object_or_404(rows, article=article_id, number=number)


def proposal_for(user: User, article_id: int, proposal_id: int) -> Proposal:
    """A draft that waits, with the one it was compared with and the story."""
    seen = Proposal.objects.filter(article__in=Article.objects.visible_to(user))
    rows = seen.select_related("article__current_revision", "against__author", "author")
    large = ("current_revision__text", "current_revision__original")
    light = rows.defer("original", "analysis", "against__original", *(f"article__{name}" for name in large))
    return get_object_or_404(light, article=article_id, pk=proposal_id)


def proposal_if_waiting(user: User, article_id: int, proposal_id: int) -> Proposal | None:
    """The same; None where the story (seen by this person) has none of that number any more."""
    try:
        return proposal_for(user, article_id, proposal_id)
    except Http404:
        article_for(user, article_id)
        if Proposal.objects.filter(pk=proposal_id).exists():
            raise
        return None


def claim_number_in(article_id: int, claim_id: int) -> int:
    """The number itself, where the story (seen already) has such a claim."""
    if not Claim.objects.filter(article=article_id, pk=claim_id).exists():
        raise Http404
    return claim_id


def claim_for(user: User, article_id: int, claim_id: int) -> Claim:
    """With its story; also one that is no longer in the text."""
    seen = Claim.objects.filter(article__in=Article.objects.visible_to(user)).select_related("article")
    return get_object_or_404(seen, article=article_id, pk=claim_id)


def claims_in_story(article_id: int, claim_ids: Collection[int]) -> list[int]:
    """All of them, or none: one that is not of the story (seen already) is not there at all."""
    found = set(Claim.objects.filter(article=article_id, pk__in=claim_ids).values_list("pk", flat=True))
    if found != set(claim_ids):
        raise Http404
    return sorted(found)


def article_by_name(name: str) -> Article:
    """For the command line, whose owner may see everything: a number or a public id."""
    by = {"pk": int(name)} if name.isdecimal() else {"public_id": name}
    return Article.objects.get(**by)


def placement_for(user: User, article_id: int, placement_id: int) -> Placement:
    """With its text. Also one that is no longer current: what was typed on it must find its way back."""
    return _with_text(_placements(viewer=user, article=article_id, placement=placement_id))


def _with_text(found: Sequence[Placement]) -> Placement:
    if not found:
        raise Http404
    (placement,) = found
    article = placement.claim.article = placement.article
    if placement.revision_id == article.current_revision_id:
        article.current_revision = placement.revision
    return placement


@prepared
def _placements(*, viewer: User, article: int, placement: int) -> QuerySet[Placement]:
    return _seen_with_text(viewer).filter(article=article, pk=placement)


@prepared
def _placements_of_claim(*, viewer: User, claim: int) -> QuerySet[Placement]:
    return _seen_with_text(viewer).filter(claim=claim, until=None)


def _seen_with_text(viewer: User) -> QuerySet[Placement]:
    seen = Placement.objects.filter(article__in=Article.objects.visible_to(viewer))
    return seen.select_related("article", "claim", "revision").defer("revision__original")


def placement_of_claim(user: User, claim_id: int) -> Placement:
    """Where it stands now, in whatever story."""
    return _with_text(_placements_of_claim(viewer=user, claim=claim_id))


def attribution_of(placement: Placement, attribution_id: int) -> Attribution:
    attribution = get_object_or_404(Attribution, article=placement.article_id, pk=attribution_id)
    _version(placement, attribution=attribution, until=None)
    return attribution


def attribution_version_of(placement: Placement, version_id: int) -> AttributionVersion:
    return _version(placement, pk=version_id)


def _version(placement: Placement, **which: Any) -> AttributionVersion:
    """One whose words stand in the placement: of another claim or draft there is none."""
    version = get_object_or_404(AttributionVersion, revision=placement.revision_id, **which)
    if not share_out([version], [placement]):
        raise Http404
    return version


def evidence_status_of(claim: Claim, version_id: int) -> EvidenceStatusVersion:
    return get_object_or_404(EvidenceStatusVersion, article=claim.article_id, claim=claim, pk=version_id)


def note_of(user: User, placement: Placement, note_id: int) -> Note:
    """One that stands on the claim's card. Also a former version: who changes it is told."""
    note = get_object_or_404(notes_about(user, placement.article, placement.claim_id), pk=note_id)
    note.article = placement.article
    return note


def thread_of(user: User, placement: Placement, public_id: UUID) -> UUID:
    """The beginning of the thread to which the note belongs."""
    notes = notes_about(user, placement.article, placement.claim_id).current()
    note = get_object_or_404(notes, public_id=public_id)
    return note.reply_to or note.public_id


def evidence_for(user: User, article_id: int, evidence_id: int) -> EvidenceVersion:
    """As it is now. What is confidential is not there for anybody who is not named."""
    version = get_object_or_404(_of_evidence(user, article_id, evidence_id).current())
    if not can_see_evidence(user, version):
        raise Http404
    return version


def evidence_at(user: User, placement: Placement, evidence_id: int) -> EvidenceVersion:
    """Of what is, or was, put to the claim: only its history knows from whom to hide what is done to it."""
    version = evidence_for(user, placement.article_id, evidence_id)
    if not EvidenceLink.objects.filter(evidence=evidence_id, claim=placement.claim_id).exists():
        raise Http404
    return version


def evidence_to_erase(user: User, article_id: int, evidence_id: int) -> EvidenceVersion:
    """Also for an admin, who need not see it to make it go, and when adding it was undone: the words stay."""
    rows = _of_evidence(user, article_id, evidence_id).filter(erased=False)
    version = rows.order_by("-since").first()
    if version is None or not (can_see_evidence(user, version) or can_erase_evidence(user, version)):
        raise Http404
    return version


def evidence_link_of(
    user: User, version: EvidenceVersion, placement: Placement, link_id: int | None = None
) -> EvidenceLink:
    """How it is put to the claim now, or as it was when the page was shown."""
    links = shown_to(user, EvidenceLink.objects.select_related("evidence"), placement.article)
    which = {"until": None} if link_id is None else {"pk": link_id}
    return get_object_or_404(links, evidence=version.evidence_id, claim=placement.claim_id, **which)


def evidence_version_of(version: EvidenceVersion, version_id: int) -> EvidenceVersion:
    """The same evidence as it was when the page was shown."""
    return get_object_or_404(
        EvidenceVersion.objects.select_related("evidence"), evidence=version.evidence_id, pk=version_id
    )


def _of_evidence(user: User, article_id: int, evidence_id: int) -> QuerySet[EvidenceVersion]:
    seen = EvidenceVersion.objects.filter(article__in=Article.objects.visible_to(user))
    rows = seen.select_related("evidence__added_by", "article")
    return rows.filter(article=article_id, evidence=evidence_id)


def upload_for(user: User, upload_id: int) -> Upload:
    """What one has sent in oneself; nobody else sees it, whatever their role."""
    upload = get_object_or_404(Upload, pk=upload_id, owner=user, draft_of=None)
    if not upload.article_id and not path_of_upload(upload).exists():
        raise Http404
    return upload


def draft_upload_for(user: User, article_id: int, upload_id: int) -> Upload:
    """The same for a draft that could not be read, with the story of which it is one."""
    upload = get_object_or_404(Upload, pk=upload_id, owner=user, draft_of=article_for(user, article_id))
    if not path_of_upload(upload).exists():
        raise Http404
    return upload


def person_for_link(token: str) -> User | None:
    """Whom a sign-in link is for, while it still works."""
    still = {"used_at": None, "expires_at__gt": timezone.now(), "person__is_active": True}
    link = SignInLink.objects.filter(token_hash=hash_of(token), **still).select_related("person").first()
    return link.person if link else None
