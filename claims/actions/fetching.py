"""Fetch a story's page from a public web address, where the newsroom's rules allow it."""

from claims.actions._egress import Fetched, fetch
from claims.actions.reading_files import bring_draft
from claims.actions.refused import Refused
from claims.actions.uploading import Sent, stage
from claims.models import Article, Job, Newsroom, Proposal, Upload, User
from claims.permissions import can_add_article, can_propose_draft, require

OFF = "Fetching is switched off here. An admin can allow it; or save the page and choose the file."


def fetch_story(*, actor: User, address: str) -> Upload:
    """Laid aside like a file that was sent."""
    require(can_add_article(actor))
    page = _page(address)
    (upload,) = stage(actor=actor, sent=[Sent(page.data, "", page.address)])
    return upload


def fetch_draft(*, actor: User, article: Article, address: str) -> Proposal | Job | Upload:
    """A new draft of a story, as its page says it now."""
    require(can_propose_draft(actor, article))
    return bring_draft(actor=actor, article=article, content=_page(address).data)


def _page(address: str) -> Fetched:
    if not Newsroom.objects.filter(pk=1, fetching=True).exists():
        raise Refused(OFF)
    return fetch(address)
