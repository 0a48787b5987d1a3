"""From a number in an address to a row that this person may see: there is no other way in."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from claims.actions.people import hash_of
from claims.models import (
    Article,
    Attribution,
    AttributionVersion,
    Claim,
    EvidenceStatusVersion,
    Placement,
    SignInLink,
    User,
)
from claims.queries.attributions import share_out


def article_for(user: User, article_id: int) -> Article:
    """With its draft, but not the text: whoever shows it asks for it once."""
    seen = Article.objects.visible_to(user).select_related("current_revision")
    light = seen.defer("current_revision__text", "current_revision__original")
    return get_object_or_404(light, pk=article_id)


def article_by_name(name: str) -> Article:
    """For the command line, whose owner may see everything: a number or a public id."""
    by = {"pk": int(name)} if name.isdecimal() else {"public_id": name}
    return Article.objects.get(**by)


def placement_for(user: User, article_id: int, placement_id: int) -> Placement:
    """Also one that is no longer current: what was typed on it must find its way back."""
    seen = Placement.objects.filter(article__in=Article.objects.visible_to(user))
    rows = seen.select_related("article", "claim")
    return get_object_or_404(rows, article=article_id, pk=placement_id)


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


def person_for_link(token: str) -> User | None:
    """Whom a sign-in link is for, while it still works."""
    still = {"used_at": None, "expires_at__gt": timezone.now(), "person__is_active": True}
    link = SignInLink.objects.filter(token_hash=hash_of(token), **still).select_related("person").first()
    return link.person if link else None
