"""Says what became of each claim of an old draft in a new one, and whether its verdict may go on."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.analysis.drafts.in_order import Pair, in_order
from claims.analysis.drafts.materiality import RISKS, reasons_for
from claims.analysis.drafts.pairing import Edited, Gap, pair_edited
from claims.analysis.drafts.surroundings import Around, Reader, Standing, changes_around
from claims.analysis.drafts.wording import canonical, same_heading
from claims.analysis.function_words import DAY
from claims.analysis.language import detect
from claims.analysis.layout import claims_of, lay_out
from claims.analysis.spans import Block, Span
from claims.vocabulary import ClaimFate, ClaimKind

_HEADINGS = frozenset((ClaimKind.HEADLINE, ClaimKind.SUBHEAD))
_DATE = (
    r"(?:\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b|\d{4}-\d\d-\d\d|"
    rf"\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|{DAY})(?:,? \d{{4}})?"
)
_DATED_LINE = re.compile(
    rf"(?:[A-Z][A-Z'’. -]{{2,40}},? [^—–\n]{{0,20}}?(?P<dateline>{_DATE})[^—–\n]{{0,20}}?(?:—|–|--|-) "
    rf"|(?:[A-Z]\w+:? |By [^,|\n]{{3,60}}[,|] ?)?(?P<line>{_DATE}(?:[, ]+{_DATE})?)[^.\n]{{0,20}}$)",
    re.MULTILINE,
)
WHICH = "which of several equal sentences"
_HEADER = 5  # paragraphs in which the day of the article may stand


@dataclass(frozen=True, slots=True)
class DraftText:
    """One draft: its text and, where the caller knows better than the sentence splitter, its claims.

    `spans` are in reading order, in code points; parts that people split by hand are spans like others.
    `kinds` and `around` go with them, one for each; without `kinds` headings are told by the layout.
    `published_on` is the day of the article (an ISO date), by which "Wednesday" is read.
    """

    text: str
    spans: Sequence[Span] | None = None
    kinds: Sequence[ClaimKind] | None = None
    published_on: str = ""
    around: Sequence[Around] | None = None


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one claim, or of several that were merged, or into which several it was split.

    `material` says that a verdict must be given anew; `reasons` why, riskiest first, in plain words. The
    numbers are those of the claims in their drafts' spans, the spans being given beside them.
    """

    fate: ClaimFate
    old: tuple[Span, ...]
    new: tuple[Span, ...]
    old_numbers: tuple[int, ...]
    new_numbers: tuple[int, ...]
    material: bool  # for what is new or removed too: no verdict goes on by itself
    reasons: tuple[str, ...] = ()


def align(old: DraftText, new: DraftText) -> list[Fate]:
    """The fate of every claim of both drafts, each in exactly one, in the order of the new draft.

    Claims in the same words are matched first, in order and with their neighbours (`in_order`), then those
    that moved; what is left is paired by likeness, split or merged where its neighbour holds the rest
    (`pairing`). The same words are carried unless what they lean on has changed (`surroundings`); anything
    else than typography is material. O(n log n) on any input; never raises for spans inside their texts.
    """
    reader = Reader(old.text, new.text)
    return _Alignment(_stand(old, reader), _stand(new, reader)).fates()


def by_risk(fates: Iterable[Fate]) -> list[Fate]:
    """Material ones first: attribution or hedge lost, then number, name, negation and the rest."""
    return sorted(fates, key=lambda fate: (not fate.material, _risk(fate)))


def _risk(fate: Fate) -> int:
    if fate.fate in {ClaimFate.NEW, ClaimFate.REMOVED}:
        return len(RISKS) + 1
    return min((RISKS.index(reason) for reason in fate.reasons if reason in RISKS), default=len(RISKS))


@dataclass(slots=True)
class _Draft:
    """One draft as it is compared: its claims where they stand, and their kinds."""

    standing: Standing
    kinds: Sequence[ClaimKind]


def claims_in(text: str) -> list[tuple[Span, ClaimKind]]:
    """The claims that the analysis would suggest for a text, whoever reads it. Linear; never raises."""
    language = detect(text)
    return [(span, block.kind) for block in lay_out(text).blocks for span in claims_of(text, block, language)]


def _stand(draft: DraftText, reader: Reader) -> _Draft:
    layout = lay_out(draft.text)
    spans, kinds = draft.spans, draft.kinds
    if spans is None:
        found = claims_in(draft.text)
        spans, kinds = [span for span, _ in found], [kind for _, kind in found]
    starts = [block.span.start for block in layout.blocks]
    paragraphs = [max(0, bisect_right(starts, span.start) - 1) for span in spans]
    blocks = [block.span for block in layout.blocks]
    told = [layout.blocks[at].kind if layout.blocks else ClaimKind.SENTENCE for at in paragraphs]
    kinds = told if kinds is None else kinds
    standing = Standing(
        text=draft.text,
        spans=spans,
        keys=[canonical(span.cut(draft.text)) for span in spans],
        paragraphs=paragraphs,
        blocks=blocks or [Span(0, len(draft.text))],
        day=_day(draft, layout.published_on, layout.blocks),
        reader=reader,
        kinds=kinds,
        around=draft.around,
    )
    return _Draft(standing, kinds)


def _day(draft: DraftText, told: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Everything that tells the day of the article: what the caller knows, its date line, its dateline."""
    found = [draft.published_on or told]
    for block in blocks[:_HEADER]:
        if match := _DATED_LINE.match(draft.text, block.span.start, block.span.end):
            found.append(match["dateline"] or match["line"])
    return tuple(found)


class _Alignment:
    """Two drafts being compared; `pairs` grows step by step."""

    def __init__(self, old: _Draft, new: _Draft) -> None:
        self.old, self.new = old.standing, new.standing
        self.old_kinds, self.new_kinds = old.kinds, new.kinds
        self.old_keys, self.new_keys = _told_apart(_headings_alike(old, new), self.new.keys)
        self.repeated = _repeated(self.old.keys) | _repeated(self.new.keys)
        self.pairs: dict[int, int] = {}  # old to new, edited ones by their first sentence

    def fates(self) -> list[Fate]:
        """What became of each claim, in reading order."""
        in_place = in_order(self.old_keys, self.new_keys)
        moved = _moved(self.old_keys, self.new_keys, in_place)
        self.pairs = dict(in_place) | dict(moved)
        edited = pair_edited(self.old.keys, self.new.keys, self._gaps(in_place))
        edited += self._headline(edited)
        self.pairs |= {one.old[0]: one.new[0] for one in edited}
        found = [self._kept(was, now, ClaimFate.UNCHANGED) for was, now in in_place]
        found += [self._kept(was, now, ClaimFate.MOVED) for was, now in moved]
        found += [self._edited(one) for one in edited]
        return self._in_reading_order(found)

    def _gaps(self, in_place: Sequence[Pair]) -> list[Gap]:
        """What is matched nowhere, by the sentences in place around it."""
        gaps: list[Gap] = []
        taken = set(self.pairs.values())
        was = now = 0
        for a, b in [*in_place, (len(self.old_keys), len(self.new_keys))]:
            gap = Gap(
                [at for at in range(was, a) if at not in self.pairs],
                [at for at in range(now, b) if at not in taken],
            )
            if gap.old or gap.new:
                gaps.append(gap)
            was, now = a + 1, b + 1
        return gaps

    def _headline(self, edited: Sequence[Edited]) -> list[Edited]:
        """A headline written anew is still this story's headline, where most of the story is still there."""
        old = [at for at, kind in enumerate(self.old_kinds) if kind is ClaimKind.HEADLINE]
        new = [at for at, kind in enumerate(self.new_kinds) if kind is ClaimKind.HEADLINE]
        done = set(self.pairs) | {at for one in edited for at in one.old}
        taken = set(self.pairs.values()) | {at for one in edited for at in one.new}
        if (
            len(old) != 1
            or len(new) != 1
            or old[0] in done
            or new[0] in taken
            or 2 * len(done) < len(self.old_keys)
        ):
            return []
        return [Edited(old, new)]

    def _kept(self, was: int, now: int, fate: ClaimFate) -> Fate:
        if self.old.spans[was].cut(self.old.text) != self.new.spans[now].cut(self.new.text):
            fate = ClaimFate.TYPOGRAPHIC
        reasons = changes_around(self.old, was, self.new, now)
        if self.old.keys[was] in self.repeated and not self._beside_its_neighbour(was, now):
            reasons.append(WHICH)
        return self._fate(fate, [was], [now], bool(reasons), _sorted(reasons))

    def _beside_its_neighbour(self, was: int, now: int) -> bool:
        starts = was == now == 0
        ends = was == len(self.old_keys) - 1 and now == len(self.new_keys) - 1
        return starts or ends or self.pairs.get(was - 1) == now - 1 or self.pairs.get(was + 1) == now + 1

    def _edited(self, one: Edited) -> Fate:
        fate = ClaimFate.CHANGED
        if len(one.new) > 1 or len(one.old) > 1:
            fate = ClaimFate.SPLIT if len(one.new) > 1 else ClaimFate.MERGED
        before = " ".join(self.old.keys[at] for at in one.old)
        after = " ".join(self.new.keys[at] for at in one.new)
        return self._fate(fate, one.old, one.new, True, reasons_for(before, after))

    def _in_reading_order(self, found: list[Fate]) -> list[Fate]:
        """By the new draft; what is removed stands behind what preceded it."""
        ended = {at for fate in found for at in fate.old_numbers}
        begun = {at for fate in found for at in fate.new_numbers}
        places = {at: fate.new_numbers[-1] for fate in found for at in fate.old_numbers}
        placed = [((fate.new_numbers[0], -1), fate) for fate in found]
        placed += [
            ((at, -1), self._fate(ClaimFate.NEW, [], [at], True))
            for at in range(len(self.new_keys))
            if at not in begun
        ]
        last = -1
        for at in range(len(self.old_keys)):
            last = places.get(at, last)
            if at not in ended:
                placed.append(((last, at), self._fate(ClaimFate.REMOVED, [at], [], True)))
        return [fate for _, fate in sorted(placed, key=lambda one: one[0])]

    def _fate(
        self, fate: ClaimFate, was: list[int], now: list[int], material: bool, reasons: Iterable[str] = ()
    ) -> Fate:
        olds = tuple(self.old.spans[at] for at in was)
        news = tuple(self.new.spans[at] for at in now)
        return Fate(fate, olds, news, tuple(was), tuple(now), material, tuple(reasons))


def _sorted(reasons: Iterable[str]) -> list[str]:
    return sorted(reasons, key=lambda reason: RISKS.index(reason) if reason in RISKS else len(RISKS))


def _headings_alike(old: _Draft, new: _Draft) -> list[str]:
    """The old keys, where a heading whose case alone changed is written as the new one."""
    known = set(new.standing.keys)
    by_letters = {
        key.casefold(): key
        for key, kind in zip(new.standing.keys, new.kinds, strict=True)
        if kind in _HEADINGS
    }
    keys = list(old.standing.keys)
    for at, kind in enumerate(old.kinds):
        now = by_letters.get(keys[at].casefold())
        if kind in _HEADINGS and keys[at] not in known and now and same_heading(keys[at], now):
            keys[at] = now
    return keys


def _repeated(keys: Iterable[str]) -> set[str]:
    return {key for key, number in Counter(keys).items() if number > 1}


def _told_apart(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    """Keys in which repeated sentences differ where a neighbour, the one before first, tells them apart."""
    repeated = _repeated(old) | _repeated(new)
    olds, news = list(old), list(new)
    if not repeated:
        return olds, news
    for step in (-1, 1):
        beside_old, beside_new = _by_neighbour(old, repeated, step), _by_neighbour(new, repeated, step)
        for beside, places in beside_old.items():
            now = beside_new.get(beside, [])
            if len(places) == len(now) == 1 and olds[places[0]] == news[now[0]] == old[places[0]]:
                olds[places[0]] = news[now[0]] = f"{beside[0]}\n{step}\n{beside[1]}"
    return olds, news


def _by_neighbour(keys: Sequence[str], repeated: set[str], step: int) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        if key in repeated and 0 <= at + step < len(keys):
            found[key, keys[at + step]].append(at)
    return found


def _moved(old: Sequence[str], new: Sequence[str], in_place: Sequence[Pair]) -> list[Pair]:
    """The same words out of order: those that occur again are taken in their order."""
    kept, taken = {was for was, _ in in_place}, {now for _, now in in_place}
    places: dict[str, list[int]] = defaultdict(list)
    for now in range(len(new) - 1, -1, -1):
        if now not in taken:
            places[new[now]].append(now)
    return [(was, places[key].pop()) for was, key in enumerate(old) if was not in kept and places.get(key)]
