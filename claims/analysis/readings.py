"""What several people's readings of one claim add up to."""

from collections.abc import Sequence

from claims.vocabulary import Mark, Status


def status_of(
    marks: Sequence[Mark],
    *,
    asked_for: int,
    text_changed: bool = False,
    not_a_claim: bool = False,
    blind: bool = False,
    settled: Mark | None = None,
) -> Status:
    """The status of a claim from the current marks of its round, one a reviewer.

    `asked_for` is how many readings the article wants; `text_changed` says that a mark was given
    on a wording that is no longer current; `not_a_claim` that a person found nothing to check in it;
    `settled` is what an editor decided on this text and evidence. Read `blind`, a claim that lacks readings
    is open whatever else: its status tells nobody that somebody marked it.
    The rule is DESIGN's: open until all readings asked for are in, then the mark where they agree,
    conflict where not; a changed text asks again.
    """
    if not_a_claim:
        return Status.NOT_A_CLAIM
    lacks_readings = len(marks) < max(asked_for, 1)
    if marks and text_changed and not (blind and lacks_readings):
        return Status.RECHECK
    if settled:
        return Status(settled.value)
    if lacks_readings:
        return Status.OPEN
    return Status(marks[0].value) if len(set(marks)) == 1 else Status.CONFLICT


APART = {
    frozenset({Mark.VERIFIED, Mark.DISPUTED}): 3,
    frozenset({Mark.VERIFIED, Mark.UNSUPPORTED}): 2,
}


def how_far_apart(marks: Sequence[Mark]) -> int:
    """How far the two most different marks lie apart: 0 (all the same) to 3 (borne out against refuted).

    An order to work in, not a measure: what is found to stand is furthest from what something stands
    against, then from what nothing was found for; any other difference is 1.
    """
    pairs = (frozenset({one, other}) for one in marks for other in marks if one is not other)
    return max((APART.get(pair, 1) for pair in pairs), default=0)
