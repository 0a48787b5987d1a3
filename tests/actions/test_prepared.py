"""A prepared query answers as the query itself would, and depends on nothing but what it is given."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

from claims.models import Article, Placement, User
from claims.queries import prepared as prepared_module
from claims.queries.prepared import prepared
from tests.together import at_once


@prepared
def stories(*, viewer: User, numbers: tuple[int, ...] = (), headline: str | None = None) -> QuerySet[Article]:
    seen = Article.objects.visible_to(viewer).order_by("pk")
    seen = seen.filter(pk__in=numbers) if numbers else seen
    return seen if headline is None else seen.filter(headline=headline)


@prepared
def placements(*, article: Article, part: int) -> QuerySet[Placement]:
    standing = Placement.objects.current().filter(article=article).select_related("claim", "article")
    return standing.filter(wording__gte=part, reasons__isnull=False).order_by("start")


def test_it_answers_as_the_query_itself_for_whoever_asks(
    add_story, ada, ana, edda, django_assert_num_queries
):  # fmt: skip
    one, two = add_story(), add_story("Another story\nIt rained in Korsen.")
    Article.objects.filter(pk=two.pk).update(restricted=True)
    two.admitted.add(edda)
    for viewer, seen in ((ada, [one, two]), (ana, [one]), (edda, [one, two])):
        with django_assert_num_queries(1):
            assert stories(viewer=viewer) == seen
        assert stories(viewer=viewer, numbers=(two.pk, one.pk)) == seen
        assert stories(viewer=viewer, numbers=(one.pk,)) == [one]
        assert stories(viewer=viewer, headline=two.headline) == seen[1:]
        assert stories(viewer=viewer, headline="{}") == []
    for story in (one, two, one):
        plain = list(placements.__wrapped__(article=story, part=0))
        assert placements(article=story, part=0) == plain != []
        assert [row.claim.status for row in placements(article=story, part=0)] == ["open"] * len(plain)


def test_of_what_django_knows_to_be_empty_there_is_no_query(nobody, django_assert_num_queries):
    nobody = User.objects.get(pk=nobody.pk)
    with django_assert_num_queries(0):
        assert stories(viewer=nobody) == []


def test_behind_many_numbers_a_small_one_is_still_found(add_story):
    story = add_story()

    @prepared
    def of_round(*, numbers: tuple[int, ...], number: int) -> QuerySet[Placement]:
        return Placement.objects.filter(claim__in=numbers, claim__round=number).order_by("pk")

    claims = tuple(Placement.objects.filter(article=story).values_list("claim", flat=True))
    assert of_round(numbers=claims + claims[-1:] * 13_000, number=1)
    assert not of_round(numbers=claims + claims[-1:] * 13_000, number=2)


def test_another_number_of_numbers_is_seldom_another_query(ada, add_story, monkeypatch):
    made, compiled = [add_story(f"Story {n}\nIt rained in Korsen.") for n in range(9)], []
    one = prepared_module._compile
    monkeypatch.setattr(prepared_module, "_compile", lambda *given: compiled.append(1) or one(*given))

    @prepared
    def some(*, numbers: tuple[int, ...]) -> QuerySet[Article]:
        return Article.objects.filter(pk__in=numbers).order_by("pk")

    for many in range(10):
        assert some(numbers=tuple(story.pk for story in made[:many])) == made[:many]
    assert len(compiled) == 6  # none, 1, 2, up to 4, up to 8, up to 16


@pytest.mark.parametrize("number", [2**63, -(2**70), 10**30])
def test_a_number_beyond_every_column_finds_nothing(number, story):
    @prepared
    def by_number(*, number: int) -> QuerySet[Article]:
        return Article.objects.filter(pk=number)

    assert by_number(number=number) == []
    assert by_number(number=story.pk) == [story]


def test_a_value_inside_a_text_is_put_there(story, add_story):
    other = add_story("7 ships (and {braces}) left\nIt rained in Korsen.")

    @prepared
    def beginning_with(*, number: int) -> QuerySet[Article]:
        return Article.objects.filter(headline__regex=rf"^{number} \w+")

    assert beginning_with(number=7) == [other]
    assert beginning_with(number=8) == []


def test_a_moment_is_compared_as_the_query_itself_compares_it(story, add_story):
    @prepared
    def between(*, since: datetime, until: datetime, headline: str) -> QuerySet[Article]:
        return Article.objects.filter(added_at__gt=since, added_at__lte=until, headline=headline)

    later, added, little = add_story("Another story\nIt rained."), story.added_at, timedelta(microseconds=1)
    Article.objects.filter(pk=later.pk).update(added_at=added + timedelta(days=400), headline=story.headline)
    elsewhere = timezone(timedelta(hours=5, minutes=30))
    for zone in (UTC, elsewhere):
        at = added.astimezone(zone)
        about = {"headline": story.headline}
        assert between(since=at - little, until=at, **about) == [story]
        assert between(since=at, until=at + timedelta(days=400), **about) == [later]
        assert between(since=at, until=at + timedelta(days=400) - little, **about) == []


def test_what_cannot_be_prepared_is_refused_not_answered_wrongly(story):
    @prepared
    def some(*, many: int) -> QuerySet[Article]:
        return Article.objects.all()[:many]

    @prepared
    def between(*, low: int, high: int) -> QuerySet[Article]:
        return Article.objects.filter(headline__regex=f"{low}-{high}")

    @prepared
    def with_more() -> QuerySet[Article]:
        return Article.objects.prefetch_related("admitted")

    with pytest.raises(TypeError, match="another query"):
        with_more()
    with pytest.raises(TypeError, match="part of the SQL"):
        some(many=3)
    with pytest.raises(TypeError, match="more than one value"):
        between(low=1, high=2)


def test_it_cannot_come_to_depend_on_more_of_a_row_than_what_decides_rights(story, edda):
    @prepared
    def peeking(*, viewer: User, article: Article) -> QuerySet[Article]:
        return Article.objects.filter(pk=article.pk, desk=article.desk)

    with pytest.raises(Article.DoesNotExist):
        peeking(viewer=edda, article=story)


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_over_its_own_connection(story):
    assert at_once([lambda: placements(article=story, part=0)] * 8) == [placements(article=story, part=0)] * 8


def test_a_person_is_had_by_number_as_by_any_other_query(mara, ada, nobody, monkeypatch):
    anew = {person.pk: person for person in User.objects.all()}
    monkeypatch.setattr(SQLCompiler, "as_sql", lambda *_: pytest.fail("compiled anew"))
    for number, same in anew.items():
        found = User.objects.get(pk=number)
        assert {**vars(found), "_state": None} == {**vars(same), "_state": None}
        assert (found.role, found._state.db, found._state.adding) == (same.role, "default", False)


@pytest.mark.parametrize("number", [0, -1, 2**63, 2**70])
def test_a_number_that_nobody_has_finds_nobody(mara, number: int):
    with pytest.raises(User.DoesNotExist):
        User.objects.get(pk=number)
