"""What a person sees before a claim is split, merged or given other ends: the words, and what follows."""

from dataclasses import dataclass, field

from claims.analysis.cuts import cuts, proposed_cut, word_spans
from claims.analysis.spans import Span
from claims.models import AttributionVersion, Placement, User, Verdict
from claims.queries.blind import shown_to
from claims.queries.neighbours import name_of, neighbours_of

UNMARKED = "Nobody has marked it yet, so no mark is touched."


@dataclass(frozen=True, slots=True)
class Place:
    """One end of a stretch that can be chosen: an offset in the draft, and the words that it stands at."""

    at: int
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """`kind` says what is asked; offsets are code points in the draft, `start` the first of `words`."""

    kind: str  # split, merge, ends
    start: int
    words: str
    follows: str  # what happens to the marks
    cuts: list[Place] = field(default_factory=list)
    at: int | None = None  # the proposed cut, if there is one
    following: Placement | None = None
    following_name: str = ""
    begins: list[Place] = field(default_factory=list)
    ends: list[Place] = field(default_factory=list)
    chosen: Span | None = None
    why_not: str = ""

    @property
    def first(self) -> str:
        return self.words if self.at is None else self.words[: self.at - self.start]

    @property
    def second(self) -> str:
        return "" if self.at is None else self.words[self.at - self.start :]

    @property
    def before(self) -> str:
        return self.words[: self.chosen.start - self.start] if self.chosen else ""

    @property
    def between(self) -> str:
        return (
            self.words[self.chosen.start - self.start : self.chosen.end - self.start] if self.chosen else ""
        )

    @property
    def after(self) -> str:
        return self.words[self.chosen.end - self.start :] if self.chosen else ""


def split_bar(placement: Placement, user: User) -> Bar:
    text, claim = placement.revision.text, Span(placement.start, placement.end)
    places = [Place(at, _around(text, claim, at)) for at in cuts(text, claim)]
    said = _attributions_in(placement)
    return Bar(
        "split",
        claim.start,
        claim.cut(text),
        _after_split(placement, user),
        cuts=places,
        at=proposed_cut(text, claim, said),
        why_not="" if places else "The claim is too short to be split.",
    )


def merge_bar(placement: Placement, user: User) -> Bar:
    text, following = placement.revision.text, neighbours_of(placement).after
    if following is None:
        why = "No claim follows in this paragraph. Only claims of one paragraph can be merged."
        return Bar("merge", placement.start, "", "", why_not=why)
    return Bar(
        "merge",
        placement.start,
        text[placement.start : following.end],
        _after_merge(placement, following, user),
        following=following,
        following_name=name_of(following),
        chosen=Span(placement.start, placement.end),
    )


def ends_bar(placement: Placement, user: User) -> Bar:
    text, room = placement.revision.text, neighbours_of(placement).room
    words = word_spans(text, room)
    return Bar(
        "ends",
        room.start,
        room.cut(text),
        _after_new_ends(placement, user),
        begins=[Place(word.start, word.cut(text)) for word in words],
        ends=[Place(word.end, word.cut(text)) for word in words],
        chosen=Span(placement.start, placement.end),
    )


def _around(text: str, claim: Span, at: int) -> str:
    """For a list without a picture: a few words on both sides of the cut."""
    left, right = text[claim.start : at].split(), text[at : claim.end].split()
    return f"{' '.join(left[-4:])} │ {' '.join(right[:4])}"


def _attributions_in(placement: Placement) -> list[Span]:
    """Each from its source on, where that stands right before it."""
    current = AttributionVersion.objects.current().filter(
        revision=placement.revision_id, start__lt=placement.end, end__gt=placement.start
    )
    spans: list[Span] = []
    for start, end, source in current.order_by("start").values_list("start", "end", "source_start"):
        own = source is not None and source < start and (not spans or spans[-1].end <= source)
        spans.append(Span(source if own else start, end))
    return spans


def _marks(placement: Placement, user: User) -> dict[int, str]:
    """By reviewer, as far as this person may know."""
    claim = placement.claim
    given = Verdict.objects.current().filter(claim=claim, round=claim.round)
    return dict(shown_to(user, given, placement.article).values_list("reviewer", "mark"))


def _after_split(placement: Placement, user: User) -> str:
    marks = _marks(placement, user)
    if not marks:
        return UNMARKED
    whose = "your mark was" if set(marks) == {user.pk} else "the marks were"
    return f"Both parts will ask for a re-check: {whose} given on the whole sentence."


def _after_new_ends(placement: Placement, user: User) -> str:
    if not _marks(placement, user):
        return UNMARKED
    return "The claim will ask for a re-check: its marks were given on the words as they are now."


def _after_merge(placement: Placement, following: Placement, user: User) -> str:
    one, other = _marks(placement, user), _marks(following, user)
    if not one and not other:
        return "Nobody has marked either of them yet, so no mark is touched."
    kept = {reviewer for reviewer, mark in one.items() if other.get(reviewer) == mark}
    lost = ({*one, *other}) - kept
    words = []
    if kept:
        whose = "Your mark goes" if kept == {user.pk} else "Marks that are the same on both go"
        words.append(f"{whose} along and will ask for a re-check.")
    if lost:
        whose = "Your mark is" if lost == {user.pk} else "Other marks are" if kept else "The marks are"
        words.append(f"{whose} taken off: one goes along only if the same person gave it to both claims.")
    return " ".join(words)
