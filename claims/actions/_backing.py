"""What the writer supplied with a text becomes evidence at its sentence, unchecked."""

from bisect import bisect_right
from collections.abc import Sequence

from claims.actions._log import Entry
from claims.formats.addresses import address_key, title_of
from claims.models import Evidence, EvidenceLink, EvidenceVersion, Placement, Recorded, Revision
from claims.vocabulary import BackingKind, EvidenceKind, Stance, Tier

BATCH = 500
Supplied = tuple[str, int, int, str, str, str]
Said = tuple[int, str, str]  # at which claim, address, words


def add_backing(entry: Entry, revision: Revision, places: Sequence[Placement]) -> list[Recorded]:
    """In the name of whoever brought the text; the same twice at one claim is one. A lead, until checked.

    Of a new draft, what stands at its claim already is not put there again.
    """
    if not revision.backing:
        return []
    tied = list(_tied(revision.backing, sorted(places, key=lambda place: place.start), _known(entry)))
    made = {"article": entry.article, "since": entry.number}
    who = {"added_by_id": revision.author_id, "added_at": entry.at}
    evidence = Evidence.objects.bulk_create(
        [Evidence(kind=_kind(one), backing=True, **made, **who) for one, _ in tied], batch_size=BATCH
    )
    pairs = list(zip(evidence, tied, strict=True))
    versions = EvidenceVersion.objects.bulk_create(
        [_version(one, piece, made) for piece, (one, _) in pairs], batch_size=BATCH
    )
    linked = {"linked_by_id": revision.author_id, "linked_at": entry.at, "stance": Stance.CONTEXT}
    links = EvidenceLink.objects.bulk_create(
        [
            EvidenceLink(evidence=piece, claim_id=place.claim_id, **linked, **made)
            for piece, (_, place) in pairs
        ],
        batch_size=BATCH,
    )
    return [*evidence, *versions, *links]


def _known(entry: Entry) -> set[Said]:
    """What the writer supplied with former drafts, also where somebody took it from the claim."""
    links = EvidenceLink.objects.filter(article=entry.article, evidence__backing=True)
    rows = links.values_list("claim", "evidence__versions__address", "evidence__versions__text")
    return {(claim, address, text) for claim, address, text in rows}


def _tied(
    backing: Sequence[Supplied], places: Sequence[Placement], seen: set[Said]
) -> list[tuple[Supplied, Placement]]:
    starts = [place.start for place in places]
    found = []
    for kind, start, end, address, text, by in backing:
        at = bisect_right(starts, start) - 1
        if at < 0 or places[at].end <= start:
            continue  # in what is no claim, such as a date line
        said = "" if kind == BackingKind.LINK else text
        same = (places[at].claim_id, address, said)
        if same not in seen:
            seen.add(same)
            found.append(((kind, start, end, address, text, by), places[at]))
    return found


def _kind(one: Supplied) -> EvidenceKind:
    return EvidenceKind.LINK if one[0] == BackingKind.LINK else EvidenceKind.NOTE


def _version(one: Supplied, evidence: Evidence, made: dict) -> EvidenceVersion:
    kind, _, _, address, text, by = one
    if kind == BackingKind.LINK:
        title, text = title_of(address) or text, ""
    else:
        title = BackingKind(kind).label + (f" by {by}" if by else "")
    return EvidenceVersion(
        evidence=evidence,
        title=title[:300],
        address=address,
        address_key=address_key(address) if address else "",
        text=text,
        tier=Tier.LEAD,
        **made,
    )
