"""Double clicks, stale tabs and many writers, through the pages themselves: rows CO-01, CO-04 and DI-05."""

from collections import Counter
from collections.abc import Callable

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from claims.actions.review import Opinion, mark_claim
from claims.models import Article, Event, Placement, Said, User, Verdict
from claims.queries.history_check import check_article
from claims.vocabulary import Mark
from tests.attacks.browsing import Browser, everything
from tests.attacks.conftest import rows_of
from tests.together import at_once

HTMX = {"hx_request": "true"}
really = pytest.mark.django_db(transaction=True)


def posting(person: Client, address: str, data: dict) -> Callable[[], int]:
    """A browser of its own with the same session, as a second click has."""
    browser = Browser(raise_request_exception=False)
    browser.cookies = person.cookies
    return lambda: browser.ask("POST", address, data, htmx=True).status_code


@really
def test_co_01_twenty_clicks_are_one_mark(client: Client, story: Article):
    placement, version, _ = rows_of(story)
    mark = reverse("mark", args=[story.pk, placement.pk])
    said = reverse("said", args=[story.pk, version.attribution_id])
    data = {"mark": "disputed", "rationale": "Clicked twenty times."}
    before = Event.objects.count()
    assert Counter(at_once([posting(client, mark, data) for _ in range(20)])) == {200: 1, 409: 19}
    answer = {"answer": "yes", "placement": placement.pk}
    assert Counter(at_once([posting(client, said, answer) for _ in range(20)])) == {200: 1, 409: 19}
    assert (Verdict.objects.count(), Said.objects.count(), Event.objects.count() - before) == (1, 1, 2)
    assert check_article(story) == []


@really
def test_co_02_of_twenty_tabs_one_wins_and_the_others_show_what_stands_beside_what_they_typed(
    client: Client, story: Article
):
    placement, *_ = rows_of(story)
    mark = reverse("mark", args=[story.pk, placement.pk])

    def tab(number: int) -> Callable[[], HttpResponse]:
        browser = Browser(raise_request_exception=False)
        browser.cookies = client.cookies
        word = (Mark.DISPUTED, Mark.UNSUPPORTED)[number % 2]
        data = {"mark": word.value, "rationale": f"Typed in tab {number}."}
        return lambda: browser.ask("POST", mark, data, htmx=True)

    answers = at_once([tab(number) for number in range(20)])
    assert Counter(answer.status_code for answer in answers) == {200: 1, 409: 19}
    (stands,) = Verdict.objects.all()
    for number, answer in enumerate(answers):
        html = answer.content.decode()
        assert f"Typed in tab {number}." in html
        assert stands.rationale in html and stands.get_mark_display() in html
    assert check_article(story) == []


@really
def test_co_01_twenty_takings_are_one(client: Client, story: Article):
    take = reverse("take", args=[story.pk])
    before = Event.objects.count()
    assert Counter(at_once([posting(client, take, {}) for _ in range(20)])) == {200: 20}
    assert Event.objects.count() - before == 1
    assert check_article(story) == []


def replaced(placement: Placement) -> None:
    """As a new draft does: the text that was marked is no longer current."""
    Placement.objects.filter(pk=placement.pk).update(until=1000)
    fresh = Placement.objects.get(pk=placement.pk)
    fresh.pk, fresh.since, fresh.until, fresh.end = None, 1000, None, fresh.end - 5
    fresh.save(force_insert=True)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize("word", list(Mark))
def test_co_04_a_mark_from_an_old_tab_sticks_to_nothing(
    client: Client, story: Article, headers: dict, word: Mark
):
    placement, *_ = rows_of(story)
    replaced(placement)
    before = everything()
    data = {"mark": word.value, "rationale": "Typed in the old tab."}
    answer: HttpResponse = client.post(reverse("mark", args=[story.pk, placement.pk]), data, headers=headers)
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Typed in the old tab." in html and "It now reads" in html
    assert everything() == before


@really
def test_di_05_numbers_run_without_fork_or_gap(add_story: Callable, person: Callable):
    """Eight writers; every tenth of their transactions is taken back after the event was written."""
    lines = "\n".join(f"Ship number {number} left the port of Korsen." for number in range(19))
    story = add_story(f"Ships leave\n{lines}\n")
    placements = list(Placement.objects.filter(article=story).select_related("article", "claim"))
    people = [person(f"writer{number}", "reviewer") for number in range(8)]
    before, kept = Event.objects.filter(article=story).count(), []

    def write(writer: User) -> None:
        for number, placement in enumerate(placements):
            with transaction.atomic():
                mark_claim(actor=writer, placement=placement, opinion=Opinion(Mark.VERIFIED), former=None)
                if number % 10 == 9:
                    transaction.set_rollback(True)
                else:
                    kept.append(placement.pk)

    assert at_once([lambda writer=writer: write(writer) for writer in people]) == [None] * 8
    numbers = list(Event.objects.filter(article=story).order_by("number").values_list("number", flat=True))
    assert len(kept) == 8 * 18
    assert numbers == list(range(1, before + len(kept) + 1))
    assert Article.objects.get(pk=story.pk).history_length == len(numbers)
    assert check_article(story) == []
