"""Bring a new draft of a story: it waits on the server and is compared, then taken or discarded."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.actions import _queue
from claims.actions.importing import stored_backing
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.analysis import pipeline
from claims.analysis.drafts.redraft import Redraft, redraft
from claims.analysis.drafts.stored import analysis_to_json, redraft_to_json
from claims.analysis.language import detect
from claims.analysis.spans import Span
from claims.formats.readers import check_text
from claims.formats.stories import ReadStory, read_story
from claims.models import Article, Placement, Proposal, Revision, User
from claims.permissions import can_discard_draft, can_propose_draft, require
from claims.queries.looks import laid_out
from claims.vocabulary import Certainty, ClaimKind, FileKind, JobKind

SAME = "This is the current draft, word for word. There is nothing to take."
UNREAD = "The current draft is still being read for claims. Bring the new one when that is done."
WAITS = "Read so, it is a draft that waits already."
GONE = "This draft was taken or discarded in the meantime."


@transaction.atomic
def propose_draft(
    *, actor: User, article: Article, content: str | bytes, name: str = "", read: ReadStory | None = None
) -> Proposal:
    """From pasted text or a file's bytes; raises `Unreadable`, with the reason, before anything is stored.

    `read` is what was read of them before, where it was.

    What somebody has proposed already is not stored twice: that proposal is the answer.
    """
    require(can_propose_draft(actor, article))
    if read is None:
        read = read_story(content, name) if isinstance(content, bytes) else _pasted(content)
    told = _told(read)
    digest = told["sha256"]
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
        original=original,
        original_sha256=hashlib.sha256(original).hexdigest(),
        **told,
    )
    try:
        with transaction.atomic():
            proposal.save(force_insert=True)
    except IntegrityError:
        return Proposal.objects.get(article=article, sha256=digest)
    _queue.ask(JobKind.COMPARE_DRAFTS, actor=actor, article=article)
    return proposal


@transaction.atomic
def choose_encoding(*, actor: User, proposal: Proposal, encoding: str, read: ReadStory | None = None) -> None:
    """Read its bytes anew, and compare again; raises `Unreadable` where they do not fit."""
    require(can_propose_draft(actor, proposal.article))
    kind = None if proposal.kind == FileKind.WORD else FileKind(proposal.kind)
    told = _told(read or read_story(bytes(proposal.original), "", encoding, kind))
    if proposal.against.sha256 == told["sha256"]:
        raise Refused(SAME)
    others = Proposal.objects.filter(article=proposal.article, sha256=told["sha256"]).exclude(pk=proposal.pk)
    if others.exists():
        raise Refused(WAITS)
    anew = told | {"analysis": None, "comparison": None, "places": []}
    if not Proposal.objects.filter(pk=proposal.pk).update(**anew):
        raise Stale(GONE)
    _queue.ask(JobKind.COMPARE_DRAFTS, actor=actor, article=proposal.article)


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


def compare_proposals(article: Article, tell: Callable[[int, int], None] | None = None) -> None:
    """All of a story that wait for it, however often it is asked: done once, and stored in one step each.

    Each is read, then compared; `tell` is told how many of these steps are done, and may raise.
    """
    waiting = Proposal.objects.filter(article=article, comparison__isnull=True).select_related("against")
    tell = tell or (lambda done, total: None)
    for number, proposal in enumerate(waiting):
        tell(2 * number, 2 * len(waiting))
        places = placed_in(proposal.against)
        about = {"publication": article.publication, "language": proposal.language}
        analysis = proposal.analysis or analysis_to_json(
            pipeline.analyse(proposal.text, engine="auto", **about)
        )
        tell(2 * number + 1, 2 * len(waiting))
        still = {"against": proposal.against_id, "sha256": proposal.sha256, "comparison__isnull": True}
        Proposal.objects.filter(pk=proposal.pk, **still).update(
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


def _pasted(text: str) -> ReadStory:
    return ReadStory(check_text(text), FileKind.TEXT)


def _told(read: ReadStory) -> dict[str, Any]:
    """What is stored of a text as it was read."""
    laid_out(read.text)  # or it is refused
    return {
        "text": read.text,
        "sha256": hashlib.sha256(read.text.encode()).hexdigest(),
        "encoding": read.encoding,
        "guessed": read.certainty is Certainty.GUESSED,
        "kind": read.kind.value,
        "backing": stored_backing(read.backing),
        "language": detect(read.text),
    }
