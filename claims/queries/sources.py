"""Which of the newsroom's sources a name leads to, and which come near it."""

from django.db.models import Q
from django.db.models.functions import Coalesce

from claims.analysis.names.joining import folded, perhaps_same
from claims.models import Alias, Source
from claims.queries.claim_words import has

MOST_OFFERED = 20
# Of a saying: whose it is, which is another source since it was joined to that one.
OWNER = Coalesce("source__joined_to", "source")
OWNER_NAME = Coalesce("source__joined_to__name", "source__name")
OWNER_ID = Coalesce("source__joined_to__public_id", "source__public_id")


def source_named(name: str) -> Source | None:
    """By its own name or another it goes by; case and accents do not matter. Two queries."""
    exact = Alias.objects.filter(text=name).select_related("source").first()
    if exact:
        return exact.source
    wanted = folded(name)
    found = (pk for text, pk in Alias.objects.values_list("text", "source_id") if folded(text) == wanted)
    return Source.objects.filter(pk=next(found, None)).first() if wanted else None


def names_of(source: Source) -> list[str]:
    """All that it goes by, its own among them."""
    return sorted(Alias.objects.filter(source=source).values_list("text", flat=True))


def kept_as(source: Source) -> list[str]:
    """What somebody who changes it was shown: what it is, and all that it goes by."""
    return [source.source_type, *names_of(source)]


def cited_as(words: str) -> Q:
    """Of sayings: by a name with these words, or by any name of a source that goes by one."""
    known = Alias.objects.filter(has("text", words)).values("source")
    names = Alias.objects.filter(source__in=known).values("text")
    owned = Q(source__in=known) | Q(source__joined_to__in=known)
    return has("source_name", words) | owned | Q(source_name__in=names)


def sources_near(name: str) -> list[str]:
    """Names of sources that may be the same one, the likeliest first; one query."""
    names = dict(Alias.objects.order_by("text").values_list("text", "source__name"))
    return list(dict.fromkeys(names[text] for text in perhaps_same(name, names)))[:MOST_OFFERED]


def sources_with(letters: str) -> list[str]:
    """Names of sources that these letters stand in, those that begin with them first; one query."""
    wanted = folded(letters)
    found = [
        (not folded(text).startswith(wanted), name, name)
        for text, name in Alias.objects.values_list("text", "source__name")
        if wanted in folded(text)
    ]
    return list(dict.fromkeys(name for _, _, name in sorted(found)))[:MOST_OFFERED]
