"""Two sources that are one: joined they are one everywhere, no history is rewritten, and they part again."""

import csv
import io

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from claims.actions.joining import join_sources, part_source
from claims.actions.newsroom import make_source, save_source
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.models import Article, AttributionVersion, Event, Source, User
from claims.queries.claim_filters import Asked
from claims.queries.claims import claims_for
from claims.queries.history_check import check_newsroom
from claims.queries.outline import outline_of
from claims.queries.source_records import AskedSources, sources_for
from claims.vocabulary import EventKind, SourceType
from tests.attacks.conftest import body_of

GROUP = SourceType.NAMED_GROUP
LIFTS = """Lifts stand still
Norda Lift said 27 cranes were safe. Norda Cranes said three had failed. It rained on the quay.
"""


@pytest.fixture
def pair(edda: User) -> tuple[Source, Source]:
    lift = make_source(actor=edda, name="Norda Lift", source_type=GROUP, aliases=["NL"])
    return lift, make_source(actor=edda, name="Norda Cranes", source_type=GROUP, aliases=["NC"])


@pytest.fixture
def story(pair: tuple[Source, Source], add_story) -> Article:
    """Its sayings are the sources' own, since both were there before it was read."""
    story = add_story(LIFTS)
    named = AttributionVersion.objects.current().filter(article=story)
    assert sorted(named.values_list("source__name", flat=True)) == ["Norda Cranes", "Norda Lift"]
    return story


def listed(user: User) -> list[tuple[str, int]]:
    return [(one.name, one.sayings) for one in sources_for(user, AskedSources()).records]


def said_by(user: User, name: str) -> int:
    return len(claims_for(user, Asked(said_by=name)).lines)


def exported(browser: Client, name: str, story: Article) -> list[dict[str, str]]:
    answer = browser.get(reverse(name, args=[story.pk]))
    return list(csv.DictReader(io.StringIO(body_of(answer), newline="")))


def test_joined_they_are_one_on_pages_in_filters_and_in_exports(client, edda, pair, story):
    lift, cranes = pair
    before = list(AttributionVersion.objects.values()), Event.objects.filter(article=story).count()
    join_sources(actor=edda, source=lift, name="Norda Cranes")
    assert listed(edda) == [("Norda Lift", 2)]
    assert [said_by(edda, name) for name in ("Norda Lift", "Norda Cranes", "NC", "NL")] == [2, 2, 2, 2]
    names = {version.known_as for version in outline_of(story, edda).all_attributions}
    assert names == {"Norda Lift"}
    client.force_login(edda)
    rows = exported(client, "export-claims", story)
    assert {row["source"] for row in rows} == {"Norda Lift", ""}
    sayings = exported(client, "export-attributions", story)
    assert {row["source_id"] for row in sayings} == {str(lift.public_id)}
    assert {row["source"] for row in sayings} == {"Norda Lift"}
    now = list(AttributionVersion.objects.values()), Event.objects.filter(article=story).count()
    assert now == before, "no saying and no history of a story is rewritten"
    event = Event.objects.filter(article=None).latest("number")
    assert (event.kind, event.subject) == (EventKind.SOURCES_JOINED, f"source:{lift.public_id}")
    call_command("verify_history")


def test_a_name_that_was_the_other_ones_leads_to_it_in_stories_that_come(edda, pair, add_story):
    lift, _ = pair
    join_sources(actor=edda, source=lift, name="NC")
    story = add_story(LIFTS.replace("Norda Cranes", "Norda Cranes Ltd").replace("Norda Lift", "Norda Cranes"))
    assert AttributionVersion.objects.filter(article=story, source=lift).count() == 1


def test_parted_each_is_itself_again(edda, pair, story):
    lift, cranes = pair
    join_sources(actor=edda, source=lift, name="NC")
    part_source(actor=edda, source=lift, joined=cranes.pk)
    assert sorted(listed(edda)) == [("Norda Cranes", 1), ("Norda Lift", 1)]
    assert [said_by(edda, name) for name in ("Norda Lift", "Norda Cranes")] == [1, 1]
    assert lift.aliases.filter(text="NC").exists(), "its other names stay, to be sorted by hand"
    with pytest.raises(Stale, match="no longer joined"):
        part_source(actor=edda, source=lift, joined=cranes.pk)
    assert check_newsroom() == []


def test_what_was_joined_before_goes_along(edda, pair, story):
    lift, cranes = pair
    third = make_source(actor=edda, name="Norda", source_type=GROUP)
    join_sources(actor=edda, source=cranes, name="Norda Lift")
    join_sources(actor=edda, source=third, name="NL")
    assert set(Source.objects.filter(joined_to=third)) == {lift, cranes}
    assert listed(edda) == [("Norda", 2)]
    with pytest.raises(Stale, match="in the meantime"):
        join_sources(actor=edda, source=cranes, name="Norda")
    assert check_newsroom() == []


@pytest.mark.parametrize(("name", "why"), [("Nobody", "keeps no source"), ("NL", "of this source already")])
def test_what_cannot_be_joined_is_refused(edda, pair, name, why):
    events = Event.objects.count()
    with pytest.raises(Refused, match=why):
        join_sources(actor=edda, source=pair[0], name=name)
    assert Event.objects.count() == events and not Source.objects.exclude(joined_to=None).exists()


def test_a_source_whose_name_was_given_away_is_not_parted(edda, pair):
    lift, cranes = pair
    join_sources(actor=edda, source=lift, name="Norda Cranes")
    kept = list(lift.aliases.exclude(text__in=["Norda Cranes", lift.name]).values_list("text", flat=True))
    save_source(actor=edda, source=lift, aliases=kept)
    third = make_source(actor=edda, name="Norda", source_type=GROUP, aliases=["Norda Cranes"])
    with pytest.raises(Stale, match="is a name of “Norda” now"):
        part_source(actor=edda, source=lift, joined=cranes.pk)
    assert third.aliases.filter(text="Norda Cranes").exists()
    save_source(actor=edda, source=third, aliases=[])
    part_source(actor=edda, source=lift, joined=cranes.pk)
    assert cranes.aliases.get().text == "Norda Cranes"


def test_only_editors_join_and_part(mara, pair):
    with pytest.raises(PermissionDenied):
        join_sources(actor=mara, source=pair[0], name="NC")
    with pytest.raises(PermissionDenied):
        part_source(actor=mara, source=pair[0], joined=pair[1].pk)


def test_an_editor_joins_and_parts_on_the_page_of_the_source(client, edda, pair, story):
    lift, cranes = pair
    client.force_login(edda)
    page = reverse("source", args=[lift.pk])
    wrong = client.post(reverse("source-join", args=[lift.pk]), {"same": "Nobody"})
    assert wrong.status_code == 422 and "keeps no source named “Nobody”" in wrong.content.decode()
    assert 'value="Nobody"' in wrong.content.decode()
    done = client.post(reverse("source-join", args=[lift.pk]), {"same": "Norda Cranes"}, follow=True)
    assert done.redirect_chain == [(page, 302)] and "Part again" in done.content.decode()
    assert client.get(reverse("source", args=[cranes.pk])).url == page
    again = client.post(reverse("source-part", args=[lift.pk]), {"joined": cranes.pk}, follow=True)
    assert "is a source of its own again" in again.content.decode()
    assert client.post(reverse("source-part", args=[lift.pk]), {"joined": cranes.pk}).status_code == 409


def test_a_source_of_many_names_is_told_of_in_full(edda):
    names = [f"Norda {number}" for number in range(30)]
    make_source(actor=edda, name="Norda", source_type=GROUP, aliases=names)
    assert check_newsroom() == []
    kept = Source.objects.get(name="Norda")
    save_source(actor=edda, source=kept, aliases=names[:25])
    assert check_newsroom() == []
