"""Which claim a person does next: what they have, then what is free, by story, due time and need."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from claims.models import Article, Assignment, Claim, Placement, User, Verdict
from claims.queries.outline import WAITING
from claims.queries.picking import asked_by_claim
from claims.queries.statuses import asked_for

BY_DUE = (F("article__due").asc(nulls_last=True), "article")
MINE, NOBODYS, OTHERS = range(3)


def given_to(person: User) -> Placement | None:
    """The first claim that the person was given by itself and has not read yet."""
    theirs = Assignment.objects.current().filter(reviewer=person, claim__isnull=False)
    seen = Article.objects.visible_to(person).under_check()
    waiting = _waiting_for(person).filter(claim__in=theirs.values("claim"), article__in=seen)
    return waiting.order_by(*BY_DUE, "-priority", "start").select_related("claim").first()


def next_article_for(person: User) -> Article | None:
    """One with a free claim: of the person's own, else one that nobody has, else another's; due first."""
    seen = Article.objects.visible_to(person).under_check()
    whole = Assignment.objects.current().filter(article=OuterRef("pk"), claim=None)
    rank = Case(
        When(Exists(whole.filter(reviewer=person)), then=Value(MINE)),
        When(Exists(whole), then=Value(OTHERS)),
        default=Value(NOBODYS),
        output_field=IntegerField(),
    )
    waits = Exists(Claim.objects.filter(article=OuterRef("pk"), status__in=WAITING))  # a look into an index
    free = seen.filter(waits, Exists(_free(person).filter(article=OuterRef("pk"))))
    return free.order_by(rank, F("due").asc(nulls_last=True), "pk").first()


def free_in(article: Article, person: User) -> Placement | None:
    """What most needs a check of those that fewer people have than the story asks readings of."""
    free = _free(person).filter(article=article)
    return free.order_by("-priority", "start").select_related("claim").first()


def to_share_out(article: Article, people: Sequence[User]) -> Iterator[tuple[int, User]]:
    """Claims and who gets them: each as many readers as the story asks for, those it has counted."""
    waiting = Placement.objects.current().filter(article=article, claim__status__in=WAITING)
    claims = list(waiting.order_by("start").values_list("claim", flat=True))
    busy, asked = _readers(article), asked_by_claim(article)
    wanted = {claim: asked.get(claim, article.readings) for claim in claims}
    wanting = [claim for claim in claims if len(busy[claim]) < wanted[claim]]
    for place, claim in enumerate(wanting):
        home = place * len(people) // len(wanting)
        others = [person for person in (*people[home:], *people[:home]) if person.pk not in busy[claim]]
        for person in others[: wanted[claim] - len(busy[claim])]:
            yield claim, person


def _readers(article: Article) -> dict[int, set[int]]:
    """Who has a claim or has read it in its round, by claim."""
    found: dict[int, set[int]] = defaultdict(set)
    had = Assignment.objects.current().filter(article=article, claim__isnull=False, reviewer__is_active=True)
    read = Verdict.objects.current().filter(article=article, round=F("claim__round"))
    for rows in (had, read):
        for claim, reviewer in rows.values_list("claim", "reviewer"):
            found[claim].add(reviewer)
    return found


def _waiting_for(person: User) -> QuerySet[Placement]:
    """Where claims stand that wait, and that the person has not read as they read now."""
    return (
        Placement.objects.current().filter(claim__status__in=WAITING).exclude(Exists(_read(reviewer=person)))
    )


def _read(**by: object) -> QuerySet[Verdict]:
    """Marks on a placement's claim that hold for its words as they are now."""
    return Verdict.objects.current().filter(
        claim=OuterRef("claim"), round=OuterRef("claim__round"), placement__wording=OuterRef("wording"), **by
    )


def _free(person: User) -> QuerySet[Placement]:
    """Those who have a claim and those who read it unasked count alike; who has left does not count."""
    given = Assignment.objects.current().filter(claim=OuterRef("claim"), claim__isnull=False)
    have = given.filter(reviewer__is_active=True).exclude(reviewer=person)
    asked = given.filter(reviewer=OuterRef("reviewer"))
    unasked = _read().exclude(reviewer=person).exclude(Exists(asked))
    taken = _number_of(have) + _number_of(unasked)
    not_theirs = _waiting_for(person).exclude(Exists(given.filter(reviewer=person)))
    wanted = asked_for("claim", "article__readings")
    return not_theirs.alias(taken=taken, wanted=wanted).filter(taken__lt=F("wanted"))


def _number_of(rows: QuerySet) -> Coalesce:
    counted = rows.order_by().values("claim").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
