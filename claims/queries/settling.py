"""What readers differ on: the list of it, worst first, and one claim with its readings side by side."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db.models import Exists, F, OuterRef

from claims.analysis.layout import lay_out
from claims.analysis.readings import how_far_apart
from claims.models import Article, Claim, EvidenceStatusVersion, Placement, Said, Settlement, User, Verdict
from claims.permissions import can_settle
from claims.queries.attributions import or_guess
from claims.queries.beside import beside
from claims.queries.blind import shown_to
from claims.queries.cut import cut
from claims.queries.desk import offered_for
from claims.queries.desk_shapes import AttributionRow
from claims.queries.evidence import Found, found_on
from claims.queries.languages import other_language
from claims.queries.outline import SETTLED, outline_of
from claims.queries.settling_shapes import Case, Line, SaidOrNot, Side, as_settled
from claims.queries.statuses import terms
from claims.queries.who_says import NO_SOURCE, denies
from claims.vocabulary import Basis, EvidenceStatus, Mark, SaidAnswer, Status

ORDER = ("first", "second", "third", "fourth", "fifth")


def readers_of(claim_id: int) -> set[int]:
    """Whose readings of the claim are on file, in whatever round."""
    return set(Verdict.objects.current().filter(claim=claim_id).values_list("reviewer", flat=True))


def conflicts_for(user: User, story: int | None = None) -> list[Line]:
    """Furthest apart first; what this person read, and so cannot settle, last. Two queries."""
    stories = Article.objects.visible_to(user).under_check().filter(claims_differing__gt=0)
    stories = stories.filter(pk=story) if story else stories
    differing = Claim.objects.filter(status=Status.CONFLICT, article__in=stories).order_by("pk")
    claims = list(differing.values_list("pk", "article_id", "article__headline"))
    given = Verdict.objects.current().filter(claim__status=Status.CONFLICT, claim__article__in=stories)
    marks, mine = defaultdict(list), set()
    shown = shown_to(user, given).annotate(of=F("claim__round")).order_by("marked_at", "pk")
    for claim_id, reviewer, mark, now in shown.values_list("claim", "reviewer", "mark", F("of") - F("round")):
        mine |= {claim_id} if reviewer == user.pk else set()
        if now == 0:
            marks[claim_id].append(Mark(mark))
    lines = [Line(pk, story, headline, tuple(marks[pk]), pk in mine) for pk, story, headline in claims]
    return sorted(lines, key=lambda line: (line.mine, -how_far_apart(line.marks)))


def with_words(lines: Sequence[Line]) -> list[Line]:
    stand = Placement.objects.current().filter(claim__in=[line.claim_id for line in lines])
    words = dict(stand.annotate(words=cut()).values_list("claim", "words"))
    return [replace(line, words=words.get(line.claim_id, "")) for line in lines]


def agreed_in(user: User, article: Article) -> list[int]:
    """Claims that at least two read, all alike, and on which this person can set a seal. One query."""
    decided = Settlement.objects.current().filter(claim=OuterRef("claim"), round=OuterRef("round"))
    given = shown_to(user, Verdict.objects.current().filter(article=article), article)
    readings, mine = defaultdict(list), set()
    now = given.filter(round=F("claim__round"), claim__status__in=SETTLED)
    now = now.exclude(Exists(shown_to(user, decided, article)))
    for claim_id, reviewer, mark, basis in now.values_list("claim", "reviewer", "mark", "basis"):
        readings[claim_id].append((mark, basis))
        mine |= {claim_id} if reviewer == user.pk else set()
    alike = {pk for pk, marks in readings.items() if len(marks) > 1 and len(set(marks)) == 1}
    return sorted(alike - mine)


def case_of(user: User, placement: Placement) -> Case:
    """`placement` with its text; the number of queries does not depend on what there is."""
    article, claim, text = placement.article, placement.claim, placement.revision.text
    outline = outline_of(article, user)
    row = outline.row(claim.pk)
    given = Verdict.objects.current().filter(claim=claim, round=claim.round).order_by("marked_at", "pk")
    readings = list(shown_to(user, given, article).select_related("reviewer", "placement__revision"))
    versions = outline.attributions.get(claim.pk, [])
    found = found_on(user, claim.pk, blind=row.blind).found
    sides = _sides(user, article, readings, versions, found)
    offered = offered_for(article, [claim.pk]).get(claim.pk)
    about = _about(user, placement)
    outcome = about.outcome or {}
    before, after = _around(text, placement)
    who = can_settle(user, article, readers={user.pk} if about.is_mine else set())
    return Case(
        claim_id=claim.pk,
        article_id=article.pk,
        headline=article.headline,
        placement_id=placement.pk,
        name=row.name,
        status=row.status,
        round=row.round,
        before=before,
        words=text[placement.start : placement.end],
        after=after,
        sources=sorted({or_guess(_source(one), one.confirmed_by_id) for one in versions}),
        offered=_offered(offered, article) if offered else "",
        sides=sides,
        differ=_differences(sides),
        alike=_alike(sides),
        found=[piece for piece in found if not any(piece in side.found for side in sides)],
        settled=as_settled(about.settlement, row.status) if about.settlement else None,
        outcome=outcome.get("value", ""),
        outcome_version=outcome.get("pk"),
        all_in=len(readings) >= max(about.readings_asked, 1) and not row.blind,
        why_not=who.reason,
        others=[mark for mark in Mark if mark not in {side.mark for side in sides}],
    )


def _about(user: User, placement: Placement) -> Placement:
    """What else there is to know of the claim, in one query."""
    mine = Verdict.objects.current().filter(claim=OuterRef("claim"), reviewer=user)
    along = beside(placement.claim_id, user, placement.article) | {"is_mine": Exists(mine)}
    return Placement.objects.annotate(**terms(), **along).get(pk=placement.pk)


def _sides(
    user: User,
    article: Article,
    readings: Sequence[Verdict],
    versions: Sequence[AttributionRow],
    found: Sequence[Found],
) -> list[Side]:
    answers = Said.objects.current().filter(attribution__in=[version.attribution_id for version in versions])
    said: dict[int, dict[int, str]] = defaultdict(dict)
    shown = shown_to(user, answers, article).order_by("round")
    for reviewer, attribution, answer in shown.values_list("reviewer", "attribution", "answer"):
        said[reviewer][attribution] = answer
    return [
        Side(
            verdict_id=verdict.pk,
            mark=Mark(verdict.mark),
            basis=Basis(verdict.basis) if verdict.basis else None,
            reason=verdict.rationale,
            reader=verdict.reviewer.get_full_name(),
            at=verdict.marked_at,
            order=f"{ORDER[number] if number < len(ORDER) else f'{number + 1}th'} reading",
            blind=verdict.blind,
            draft=verdict.placement.revision.number,
            problem_words=_problem(verdict),
            said=list(_said(versions, said[verdict.reviewer_id])),
            found=[piece for piece in found if piece.linked_by == verdict.reviewer_id],
        )
        for number, verdict in enumerate(readings)
    ]


def _said(versions: Iterable[AttributionRow], answers: dict[int, str]) -> Iterable[SaidOrNot]:
    for version in versions:
        answer = SaidAnswer(answers.get(version.attribution_id, SaidAnswer.NOT_CHECKED))
        yield SaidOrNot(_source(version), answer, denies(version))


def _offered(row: EvidenceStatusVersion, article: Article) -> str:
    if other_language(article) and not row.confirmed_by_id:
        return ""
    return or_guess(EvidenceStatus(row.value).label, row.confirmed_by_id)


def _source(version: AttributionRow) -> str:
    return version.known_as or version.source_name or NO_SOURCE


def _problem(verdict: Verdict) -> str:
    if verdict.problem_start is None:
        return ""
    return verdict.placement.revision.text[verdict.problem_start : verdict.problem_end]


def _around(text: str, placement: Placement) -> tuple[str, str]:
    """The rest of its paragraph."""
    blocks = (block.span for block in lay_out(text).blocks)
    block = next((span for span in blocks if span.start <= placement.start < span.end), None)
    if block is None:
        return "", ""
    return text[block.start : placement.start], text[placement.end : block.end]


def _differences(sides: Sequence[Side]) -> list[str]:
    bases = {side.basis for side in sides if side.mark is Mark.DISPUTED}
    found = ["the mark"] if len({side.mark for side in sides}) > 1 else []
    found += ["the basis"] if len(bases) > 1 else []
    for index, one in enumerate(sides[0].said if sides else ()):
        if len({side.said[index].answer for side in sides} - {SaidAnswer.NOT_CHECKED}) > 1:
            found.append(f"whether {one.source} {one.deed}")
    return found + (["the draft they read"] if len({side.draft for side in sides}) > 1 else [])


def _alike(sides: Sequence[Side]) -> str:
    if len(sides) < 2:
        return ""
    both = "both" if len(sides) == 2 else "all"
    words = []
    for index, one in enumerate(sides[0].said):
        if one.answer != SaidAnswer.NOT_CHECKED and len({side.said[index].answer for side in sides}) == 1:
            words.append(
                f"{both} say {one.source} {one.deed if one.answer == SaidAnswer.YES else one.undone}"
            )
    if len({side.draft for side in sides}) == 1:
        words.append(f"{both} read draft {sides[0].draft}")
    text = ", and ".join(words)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
