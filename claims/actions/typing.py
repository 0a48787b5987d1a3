"""Keep what a person is typing, window by window, until it is saved or thrown away."""

from django.db import transaction

from claims.models import Placement, UnsentText, User, Verdict
from claims.permissions import can_mark, require


@transaction.atomic
def keep_unsent(
    *,
    actor: User,
    placement: Placement,
    window: str,
    text: str,
    based_on: int | None = None,
    shown_window: str = "",
) -> None:
    """`based_on` is the person's mark that it was typed over. Nothing typed, or saved already: not kept,
    and neither is the text of the `shown_window` that this one began with.

    No history is made: nothing is claimed yet, and nobody else ever sees it.
    """
    require(can_mark(actor, placement.article))
    claim = placement.claim
    if text.strip() in ("", _saved_reason(actor, placement)):
        windows = {window, shown_window or window}
        UnsentText.objects.filter(claim=claim, person=actor, window__in=windows).delete()
        return
    typed = {"claim": claim, "person": actor, "window": window, "text": text, "based_on": based_on}
    UnsentText.objects.bulk_create(
        [UnsentText(article=placement.article, **typed)],
        update_conflicts=True,
        unique_fields=["claim", "person", "window"],
        update_fields=["text", "based_on", "typed_at"],
    )


def _saved_reason(actor: User, placement: Placement) -> str:
    mine = Verdict.objects.current().filter(
        claim=placement.claim, reviewer=actor, round=placement.claim.round
    )
    return mine.values_list("rationale", flat=True).first() or ""
