"""Fetch a story's page from a public web address, where the newsroom's rules allow it."""

from claims.actions._egress import fetch
from claims.actions.refused import Refused
from claims.actions.uploading import Sent, stage
from claims.models import Newsroom, Upload, User
from claims.permissions import can_add_article, require

OFF = "Fetching is switched off here. An admin can allow it; or save the page and choose the file."


def fetch_story(*, actor: User, address: str) -> Upload:
    """Laid aside like a file that was sent."""
    require(can_add_article(actor))
    if not Newsroom.objects.filter(pk=1, fetching=True).exists():
        raise Refused(OFF)
    page = fetch(address)
    (upload,) = stage(actor=actor, sent=[Sent(page.data, "", page.address)])
    return upload
