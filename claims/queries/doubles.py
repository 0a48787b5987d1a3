"""Whether a text, a file or an address is here already, among what a person may see."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from claims.formats.addresses import same_addresses
from claims.models import Article, Revision, User
from claims.models.article import INDEXED, address_begins

MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Told:
    """By what a story that comes in is known again."""

    text: str
    address: str = ""
    data: bytes = b""  # of its file


def already_here(user: User, text: str, *, address: str = "", data: bytes = b"") -> list[Article]:
    """Stories that this person sees with the same text, file or address, in any draft."""
    return here_among(user, [Told(text, address, data)])[0]


def here_among(user: User | None, incoming: Sequence[Told]) -> list[list[Article]]:
    """The same for each of several; two queries for all of them. The command line (None) sees every story."""
    texts = [_sha256(one.text.encode()) for one in incoming]
    files = [_sha256(one.data) if one.data else "" for one in incoming]
    addresses = [set(same_addresses(one.address)) if one.address else set() for one in incoming]
    visible = Article.objects.visible_to(user) if user else Article.objects.all()
    same = Q(sha256__in=texts) | Q(original_sha256__in=[digest for digest in files if digest])
    drafts = Revision.objects.filter(same, article__in=visible).values_list(
        "article", "sha256", "original_sha256"
    )
    digests: dict[int, set[str]] = {}
    for article, text, file in drafts:
        digests.setdefault(article, set()).update((text, f"file {file}"))
    told = set[str]().union(*addresses)
    same = Q(url__in=told, begins__in={address[:INDEXED] for address in told})
    stories = visible.alias(begins=address_begins()).filter(Q(pk__in=digests) | same)
    found = list(stories.order_by("pk"))
    return [
        [
            story
            for story in found
            if {text, f"file {file}"} & digests.get(story.pk, set()) or story.url in forms
        ][:MOST_TOLD]
        for text, file, forms in zip(texts, files, addresses, strict=True)
    ]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
