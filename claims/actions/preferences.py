"""How a person has set up the desk for themselves; nobody else's concern, so it stands in no history."""

from django.db import transaction

from claims.models import User
from claims.vocabulary import DeskKey


@transaction.atomic
def set_keys(*, person: User, chosen: dict[DeskKey, str], single_keys: bool) -> None:
    """By the person themselves; only what differs from the given keys is kept."""
    other = {act.value: key for act, key in chosen.items() if key != act.glyph}
    now = User.objects.get(pk=person.pk).preferences
    person.preferences = now | {"keys": other, "single_keys": single_keys}
    person.save(update_fields=["preferences"])
