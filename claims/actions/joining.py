"""Two of the newsroom's sources that are one: joined, and parted again.

No saying is rewritten: a source keeps its row, and says whose its sayings are. No story's history changes.
"""

from django.db import transaction

from claims.actions._log import log, open_entry
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.models import Alias, Source, User
from claims.permissions import can_keep_sources, require
from claims.queries.sources import source_named
from claims.vocabulary import EventKind

NO_SUCH = "The newsroom keeps no source named “{}”. Choose one of its names."
ITSELF = "“{}” is a name of this source already."
JOINED = "Somebody has joined “{}” to another source in the meantime. Nothing was changed."
TAKEN = "“{}” is a name of “{}” now. Nothing was changed: take the name from there first."
PARTED = "“{}” is no longer joined to this source. Nothing was changed."


@transaction.atomic
def join_sources(*, actor: User, source: Source, name: str) -> Source:
    """What is said by the source of that name counts as said by `source`, which goes by all its names."""
    require(can_keep_sources(actor))
    entry = open_entry(None)  # its lock makes others wait
    other = source_named(name)
    if other is None:
        raise Refused(NO_SUCH.format(name))
    if other.pk == source.pk:
        raise Refused(ITSELF.format(name))
    if Source.objects.filter(pk=source.pk, joined_to__isnull=False).exists():
        raise Stale(JOINED.format(source))
    joined = [other, *Source.objects.filter(joined_to=other)]
    names = list(Alias.objects.filter(source=other))
    for row in joined:
        row.joined_to = source
        row.save(update_fields=["joined_to"])
    for alias in names:
        alias.source = source
        alias.save(update_fields=["source"])
    words = {"joined": other.name, "to": source.name, "names": [alias.text for alias in names]}
    log(EventKind.SOURCES_JOINED, entry=entry, actor=actor, subject=source, rows=[*joined, *names], **words)
    return other


@transaction.atomic
def part_source(*, actor: User, source: Source, joined: int) -> Source:
    """It is itself again, by its own name; the other names stay where they are, to be sorted by hand."""
    require(can_keep_sources(actor))
    entry = open_entry(None)
    other = Source.objects.filter(pk=joined, joined_to=source).first()
    if other is None:
        raise Stale(PARTED.format(Source.objects.filter(pk=joined).first() or "That source"))
    own = Alias.objects.filter(text=other.name).select_related("source").first() or Alias(text=other.name)
    if own.pk and own.source_id != source.pk:
        raise Stale(TAKEN.format(other.name, own.source))
    other.joined_to = None
    other.save(update_fields=["joined_to"])
    own.source = other
    own.save()
    words = {"parted": other.name, "from": source.name}
    log(EventKind.SOURCES_PARTED, entry=entry, actor=actor, subject=source, rows=[other, own], **words)
    return other
