"""Bring a new draft of a story: it waits on the server and is compared, then taken or discarded."""

import hashlib

from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.actions import _queue
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.analysis import pipeline
from claims.analysis.language import detect
from claims.analysis.layout import lay_out
from claims.analysis.redraft import Redraft, redraft
from claims.analysis.spans import Span
from claims.analysis.stored import analysis_to_json, redraft_to_json
from claims.formats.readers import ReadText, Unreadable, check_text, read_text
from claims.models import Article, Placement, Proposal, Revision, User
from claims.permissions import can_discard_draft, can_propose_draft, require
from claims.vocabulary import ClaimKind, JobKind

SAME = "This is the current draft, word for word. There is nothing to take."
ONLY_A_DATE = "There is only a date here: put the text of the story below it."
UNREAD = "The current draft is still being read for claims. Bring the new one when that is done."
GONE = "This draft was taken or discarded in the meantime."


@transaction.atomic
def propose_draft(*, actor: User, article: Article, content: str | bytes) -> Proposal:
    """From pasted text or a file's bytes; raises `Unreadable`, with the reason, before anything is stored.

    What somebody has proposed already is not stored twice: that proposal is the answer.
    """
    require(can_propose_draft(actor, article))
    read = read_text(content) if isinstance(content, bytes) else _pasted(content)
    if not lay_out(read.text).blocks:
        raise Unreadable(ONLY_A_DATE)
    digest = hashlib.sha256(read.text.encode()).hexdigest()
    current = Revision.objects.defer("text", "original").get(article__pk=article.pk, pk=_current(article))
    if current.analysis_version == 0:
        raise Refused(UNREAD)
    if current.sha256 == digest:
        raise Refused(SAME)
    original = content if isinstance(content, bytes) else content.encode()
    proposal = Proposal(
        article=article,
        against=current,
        author=actor,
        added_at=timezone.now(),
        text=read.text,
        sha256=digest,
        original=original,
        original_sha256=hashlib.sha256(original).hexdigest(),
        encoding=read.encoding,
        language=detect(read.text),
    )
    try:
        with transaction.atomic():
            proposal.save(force_insert=True)
    except IntegrityError:
        return Proposal.objects.get(article=article, sha256=digest)
    _queue.ask(JobKind.COMPARE_DRAFTS, actor=actor, article=article)
    return proposal


@transaction.atomic
def compare_again(*, actor: User, proposal: Proposal) -> None:
    """With the draft that is current now, and with the claims as they stand in it now."""
    require(can_propose_draft(actor, proposal.article))
    anew = {"against": _current(proposal.article), "comparison": None}
    if not Proposal.objects.filter(pk=proposal.pk).update(**anew):
        raise Stale(GONE)
    _queue.ask(JobKind.COMPARE_DRAFTS, actor=actor, article=proposal.article)


@transaction.atomic
def discard_proposal(*, actor: User, proposal: Proposal) -> None:
    require(can_discard_draft(actor, proposal.article, author=proposal.author_id))
    if not Proposal.objects.filter(pk=proposal.pk).delete()[0]:
        raise Stale(GONE)


def compare_proposals(article: Article) -> None:
    """All of a story that wait for it, however often it is asked: done once, and stored in one step each."""
    for proposal in Proposal.objects.filter(article=article, comparison__isnull=True).select_related(
        "against"
    ):
        places = placed_in(proposal.against)
        about = {"publication": article.publication, "language": proposal.language}
        analysis = proposal.analysis or analysis_to_json(
            pipeline.analyse(proposal.text, engine="auto", **about)
        )
        Proposal.objects.filter(pk=proposal.pk, against=proposal.against_id, comparison__isnull=True).update(
            analysis=analysis,
            comparison=redraft_to_json(_compared(article, proposal, places)),
            places=[place.pk for place in places],
        )


def placed_in(revision: Revision) -> list[Placement]:
    """Where claims stand in it now, in the order of the text."""
    rows = Placement.objects.current().filter(article=revision.article_id, revision=revision.pk)
    return list(rows.select_related("claim").order_by("start"))


def _compared(article: Article, proposal: Proposal, places: list[Placement]) -> Redraft:
    day = article.published_on.isoformat() if article.published_on else ""
    claims = [Span(place.start, place.end) for place in places]
    kinds = [ClaimKind(place.claim.kind) for place in places]
    return redraft(proposal.against.text, claims, kinds, proposal.text, published_on=day)


def _current(article: Article) -> int:
    return Article.objects.values_list("current_revision", flat=True).get(pk=article.pk)


def _pasted(text: str) -> ReadText:
    return ReadText(text=check_text(text), encoding="utf-8", had_bom=False)
