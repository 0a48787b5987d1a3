"""What stands between a story and its sign-off: every claim that is not settled, by name, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from claims.analysis.headline import quotations_not_in_body, rests_on, words_not_in_body
from claims.models import Article, ClaimLink, Clearance, Outcome, Said, SignOff, User, Verdict
from claims.queries.blind import shown_to
from claims.queries.desk import text_of
from claims.queries.desk_shapes import OutlineRow
from claims.queries.outline import SETTLED, Outline, outline_of
from claims.queries.overruled import Overruled, overruled_in
from claims.queries.talk import queries_to_writer
from claims.vocabulary import Basis, ClaimKind, LinkKind, Missing, SaidAnswer, Status
from claims.vocabulary import Clearance as ClearanceWord
from claims.vocabulary import Outcome as OutcomeWord

DOUBTED = (Status.DISPUTED, Status.UNSUPPORTED)
BY_STATUS = {
    Status.OPEN: Missing.UNREAD,
    Status.RECHECK: Missing.RECHECK,
    Status.CONFLICT: Missing.CONFLICT,
}


@dataclass(slots=True)
class Line:
    """A claim, or a person, that the record names; without `missing` nothing stands in the way."""

    name: str  # "Claim 3", "Ana Paz"
    words: str = ""
    claim_id: int | None = None
    status: Status | None = None
    basis: str = ""
    outcome: OutcomeWord | None = None
    why: str = ""  # of the outcome
    missing: list[Missing] = field(default_factory=list)
    about: str = ""  # what else there is to know: "rests on claims 1 and 4"
    overruled: Overruled | None = None


@dataclass(slots=True)
class Sheet:
    """The story as it would go on record now."""

    tally: list[tuple[Status, int]]
    said: tuple[int, int]  # they said it, of those asked about
    lines: list[Line]  # every claim, in the order of the text
    clearances: list[Clearance]
    others: list[Line]  # people who have not cleared it

    @property
    def named(self) -> list[Line]:
        """What is worth an editor's eye: doubts with their outcome, the headline, and all that is missing."""
        worth = [line for line in self.lines if line.missing or line.status in DOUBTED or line.about]
        worth += [line for line in self.overruled if line not in worth]
        return [*sorted(worth, key=self.lines.index), *self.others]

    @property
    def overruled(self) -> list[Line]:
        return [line for line in self.lines if line.overruled]

    @property
    def missing(self) -> list[Line]:
        return [line for line in [*self.lines, *self.others] if line.missing]

    @property
    def claims(self) -> int:
        return sum(number for _, number in self.tally)


def sheet_of(user: User, article: Article) -> Sheet:
    """As this person may see it. The number of queries does not depend on the number of claims."""
    outline, text = outline_of(article, user), text_of(article)
    rows = [row for row in outline.in_text_order() if row.is_claim]
    lines = {row.claim_id: _line(row, text) for row in rows}
    answers = _answers(user, article, outline, lines)
    _add_outcomes(user, article, lines)
    _add_bases(user, article, rows, lines)
    for claim_id, decided in overruled_in(user, article).items():
        if claim_id in lines and lines[claim_id].status == decided.mark.value:
            lines[claim_id].overruled = decided
    for line in lines.values():
        line.missing += _missing(line, answers[line.claim_id])
    _add_repeats(article, lines)
    for claim_id in queries_to_writer(user, article).filter(resolved=False).values_list("claim", flat=True):
        if claim_id in lines and Missing.OPEN_QUERY not in lines[claim_id].missing:
            lines[claim_id].missing.append(Missing.OPEN_QUERY)
    _add_headline(article, rows, lines)
    counts = Counter(line.status for line in lines.values())
    given = list(Clearance.objects.current().filter(article=article).select_related("person", "revision"))
    said = [SaidAnswer.YES in found for found in answers.by_attribution.values()]
    return Sheet(
        tally=[(status, counts[status]) for status in Status if counts[status]],
        said=(sum(said), len(said)),
        lines=list(lines.values()),
        clearances=given,
        others=[_uncleared(each) for each in given if _stands_in_the_way(each, article)],
    )


class _Answers(defaultdict):
    """By claim: everybody's answers to *did they say this?*; and the same by attribution."""

    def __init__(self) -> None:
        super().__init__(set)
        self.by_attribution: dict[int, set[SaidAnswer]] = {}


def _answers(user: User, article: Article, outline: Outline, lines: dict[int, Line]) -> _Answers:
    found, given = _Answers(), defaultdict(set)
    told = shown_to(user, Said.objects.current().filter(article=article), article)
    for attribution, answer in told.values_list("attribution", "answer"):
        given[attribution].add(SaidAnswer(answer))
    for claim_id in lines:
        for version in outline.attributions.get(claim_id, ()):
            found[claim_id] |= given[version.attribution_id]
            found.by_attribution[version.attribution_id] = given[version.attribution_id]
    return found


def _line(row: OutlineRow, text: str) -> Line:
    return Line(row.name, text[row.start : row.end], row.claim_id, row.status)


def _missing(line: Line, said: set[SaidAnswer]) -> Iterable[Missing]:
    if line.status in BY_STATUS:
        yield BY_STATUS[line.status]
    if line.outcome is None and line.status in DOUBTED:
        yield Missing.NO_OUTCOME
    if line.outcome is None and SaidAnswer.NO in said:
        yield Missing.NOT_SAID
    if line.outcome is OutcomeWord.RUNS_ON_THEIR_WORD and SaidAnswer.YES not in said:
        yield Missing.NOBODY_SAID


def _add_outcomes(user: User, article: Article, lines: dict[int, Line]) -> None:
    became = shown_to(user, Outcome.objects.current().filter(article=article), article)
    for claim_id, value, reason in became.values_list("claim", "value", "reason"):
        if claim_id in lines:
            lines[claim_id].outcome, lines[claim_id].why = OutcomeWord(value), reason


BASIS = ("claim", "round", "basis")


def _add_bases(user: User, article: Article, rows: list[OutlineRow], lines: dict[int, Line]) -> None:
    """Only where all readings are in and agree, so that no single reading is told of."""
    disputed = {row.claim_id: row.round for row in rows if row.status is Status.DISPUTED}
    given = Verdict.objects.current().filter(article=article, claim__in=disputed).exclude(basis="")
    for claim_id, round_, basis in shown_to(user, given, article).order_by("pk").values_list(*BASIS):
        if disputed[claim_id] == round_:
            lines[claim_id].basis = Basis(basis).label.lower()


def _add_repeats(article: Article, lines: dict[int, Line]) -> None:
    """Claims that say the same and are settled differently: the later one is named."""
    links = ClaimLink.objects.current().filter(article=article, kind=LinkKind.REPEATS)
    for later, earlier in links.values_list("claim", "other"):
        one, other = lines.get(later), lines.get(earlier)
        if not one or not other or one.status == other.status:
            continue
        if one.status in SETTLED and other.status in SETTLED:
            one.missing.append(Missing.REPEATS_DIFFER)
            one.about = f"repeats {_lower(other.name)}, {other.status.glyph} {other.status.label.lower()}"


def _add_headline(article: Article, rows: list[OutlineRow], lines: dict[int, Line]) -> None:
    """Which claims carry its words is a guess by words, and said as one."""
    head = next((line for line in lines.values() if _is_headline(rows, line)), None)
    body = [lines[row.claim_id] for row in rows if row.kind is not ClaimKind.HEADLINE]
    if head is None:
        return
    under = [body[place] for place in rests_on(head.words, [line.words for line in body])]
    if not under:
        head.about = "no claim of the story carries its words, so it stands on its own mark"
        return
    unsettled = [line for line in under if line.missing]
    head.about = f"by its words it rests on {_and([_lower(line.name) for line in under])}"
    if unsettled:
        head.missing.append(Missing.HEADLINE)
        head.about += f"; not settled: {_and([_lower(line.name) for line in unsettled])}"
    story = " ".join(line.words for line in body)
    if quoted := quotations_not_in_body(head.words, story):
        head.about += f"; nobody in the story says {_and([f'“{words}”' for words in quoted])}"
    if alone := words_not_in_body(head.words, story):
        head.about += f"; not in the story: {', '.join(alone)}"


def _is_headline(rows: list[OutlineRow], line: Line) -> bool:
    return any(row.claim_id == line.claim_id and row.kind is ClaimKind.HEADLINE for row in rows)


def _stands_in_the_way(given: Clearance, article: Article) -> bool:
    return given.value == ClearanceWord.NOT_CLEARED and given.revision_id == article.current_revision_id


def _uncleared(given: Clearance) -> Line:
    return Line(given.person.get_full_name(), given.note, missing=[Missing.NOT_CLEARED])


def _and(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


def record_of(sheet: Sheet) -> dict[str, Any]:
    """What is kept with a sign-off, in plain values."""
    return {
        "tally": {status.value: number for status, number in sheet.tally},
        "said": list(sheet.said),
        "claims": [_kept(line) for line in sheet.lines],
        "left_open": [
            {"name": line.name, "words": line.words, "missing": [word.value for word in line.missing]}
            for line in sheet.missing
        ],
        "overruled": [
            {"name": line.name, "words": line.words, **line.overruled.plain()} for line in sheet.overruled
        ],
        "clearances": [
            {
                "person": each.person.get_full_name(),
                "value": each.value,
                "note": each.note,
                "draft": each.revision.number,
            }
            for each in sheet.clearances
        ],
    }


def _kept(line: Line) -> dict[str, Any]:
    return {
        "name": line.name,
        "words": line.words,
        "status": line.status.value if line.status else None,
        "basis": line.basis,
        "outcome": line.outcome.value if line.outcome else None,
        "why": line.why,
    }


def signed_before(article: Article) -> list[SignOff]:
    """All sign-offs, the latest first."""
    rows = SignOff.objects.filter(article=article).select_related("signed_by", "revision")
    return list(rows.defer("revision__text", "revision__original").order_by("-since"))
