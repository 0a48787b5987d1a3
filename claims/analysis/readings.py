"""What several people's readings of one claim add up to."""

from collections.abc import Sequence

from claims.vocabulary import Mark, Status


def status_of(
    marks: Sequence[Mark], *, asked_for: int, text_changed: bool = False, not_a_claim: bool = False
) -> Status:
    """The status of a claim from the current marks of its round, one a reviewer.

    `asked_for` is how many readings the article wants; `text_changed` says that a mark was given
    on a wording that is no longer current; `not_a_claim` that a person found nothing to check in it.
    The rule is DESIGN's: open until all readings asked for are in, then the mark where they agree,
    conflict where not; a changed text asks again.
    """
    if not_a_claim:
        return Status.NOT_A_CLAIM
    if marks and text_changed:
        return Status.RECHECK
    if not marks or len(marks) < asked_for:
        return Status.OPEN
    return Status(marks[0].value) if len(set(marks)) == 1 else Status.CONFLICT
