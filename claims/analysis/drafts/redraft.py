"""What a new draft does to the claims of the old one, and where its own claims stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.analysis.alignment import DraftText, Fate, align, claims_in
from claims.analysis.drafts.carried import Carried
from claims.analysis.drafts.hand_made import Group, by_hand, grouped, place_anew
from claims.analysis.layout import lay_out
from claims.analysis.similarity import Repeat, repeats
from claims.analysis.spans import Span
from claims.vocabulary import ClaimKind

REST = "the rest of its sentence"


@dataclass(frozen=True, slots=True)
class Redraft:
    """The claims of the new draft, what became of each old one, and which say again what others say.

    The numbers in `fates` are those of the claims in both drafts; in `repeats`, of the new ones.
    """

    spans: list[Span]
    kinds: list[ClaimKind]
    fates: list[Fate]
    repeats: list[Repeat]


def redraft(
    old: str, claims: Sequence[Span], kinds: Sequence[ClaimKind], new: str, *, published_on: str = ""
) -> Redraft:
    """`claims` and their `kinds` are those of the old draft in reading order, also the ones made by hand.

    `published_on` is the day of the article (an ISO date) for a draft that does not tell its own. Claims that
    people cut, joined or gave other ends stay so where their sentence goes on, and are asked about again
    with their whole sentence: a part says something else when the rest of it does. O(n log n), never raises.
    """
    was, now = claims_in(old), claims_in(new)
    sentences, found = [span for span, _ in was], [span for span, _ in now]
    placed, told = found, [kind for _, kind in now]
    groups = [group for group in grouped(sentences, claims) if by_hand(group, sentences, claims)]
    material: dict[int, tuple[str, ...]] = {}
    if groups:
        of_sentences = align(_draft(old, published_on), _draft(new, published_on))
        material = _of_parts(groups, of_sentences)
        placed, told = _with_hand_made(old, new, groups, (sentences, claims), kinds, now, of_sentences)
    fates = align(_draft(old, published_on, claims, kinds), _draft(new, published_on, placed, told))
    fates = [_stricter(fate, material) for fate in fates]
    body = [at for at, kind in enumerate(told) if kind is not ClaimKind.HEADLINE]
    again = repeats([placed[at].cut(new) for at in body])
    return Redraft(
        list(placed),
        list(told),
        fates,
        [replace(one, later=body[one.later], earlier=body[one.earlier]) for one in again],
    )


def _draft(
    text: str,
    published_on: str,
    spans: Sequence[Span] | None = None,
    kinds: Sequence[ClaimKind] | None = None,
) -> DraftText:
    """A day that the text tells goes before the one that is known of the article."""
    return DraftText(text, spans, kinds, "" if lay_out(text).published_on else published_on)


def _with_hand_made(
    old: str,
    new: str,
    groups: Sequence[Group],
    before: tuple[Sequence[Span], Sequence[Span]],
    kinds: Sequence[ClaimKind],
    now: Sequence[tuple[Span, ClaimKind]],
    of_sentences: Sequence[Fate],
) -> tuple[list[Span], list[ClaimKind]]:
    """The new sentences, those that took the place of hand-made claims being parted like these."""
    sentences, found = before[0], [span for span, _ in now]
    by_number = {at: fate for fate in of_sentences for at in fate.old_numbers}
    ordered = [by_number[at] for at in range(len(sentences))]
    carried = Carried(old, new, _pairs(of_sentences))
    instead: dict[int, tuple[range, list[tuple[Span, ClaimKind]]]] = {}
    for group in groups:
        if anew := place_anew(carried, group, before, found, ordered):
            region, spans = anew
            instead[region[0]] = (
                region,
                [(span, kinds[at]) for span, at in zip(spans, group.claims, strict=True)],
            )
    placed: list[tuple[Span, ClaimKind]] = []
    at = 0
    while at < len(now):
        region, here = instead.get(at, (range(at, at + 1), [now[at]]))
        placed += here
        at = region[-1] + 1
    return [span for span, _ in placed], [kind for _, kind in placed]


def _pairs(fates: Sequence[Fate]) -> list[tuple[Span, Span]]:
    """Old stretches and what became of them, split or merged ones as a whole where nothing lies between."""
    return [
        (Span(fate.old[0].start, fate.old[-1].end), Span(fate.new[0].start, fate.new[-1].end))
        for fate in fates
        if fate.old and fate.new
    ]


def _of_parts(groups: Sequence[Group], of_sentences: Sequence[Fate]) -> dict[int, tuple[str, ...]]:
    """By hand-made claim, why its sentence asks for a re-check."""
    by_number = {at: fate for fate in of_sentences for at in fate.old_numbers}
    found: dict[int, tuple[str, ...]] = {}
    for group in groups:
        here = [by_number[at] for at in group.sentences]
        if any(fate.material for fate in here):
            found |= dict.fromkeys(group.claims, (REST,))
    return found


def _stricter(fate: Fate, material: dict[int, tuple[str, ...]]) -> Fate:
    if fate.material or len(fate.old_numbers) != 1 or fate.old_numbers[0] not in material:
        return fate
    return replace(fate, material=True, reasons=material[fate.old_numbers[0]])
