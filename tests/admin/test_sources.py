"""Sources with the names they go by."""

import json
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from claims.actions.joining import join_sources
from claims.actions.newsroom import make_source, save_source
from claims.models import Alias, Article, AttributionVersion, Event, Source, User
from claims.queries.history_check import check_newsroom
from claims.vocabulary import EventKind, SourceType

ADD = "/admin/claims/source/add/"
LANK = {
    "name": "Tova Lank",
    "source_type": "named_person",
    "names": "Minister Lank\n\n  T. Lank \nTova Lank\n",
}


def names(source: Source) -> list[str]:
    return sorted(source.aliases.values_list("text", flat=True))


@pytest.fixture
def lank(browser: Client) -> Source:
    browser.post(ADD, LANK)
    return Source.objects.get(name="Tova Lank")


def page(source: Source) -> str:
    return f"/admin/claims/source/{source.pk}/change/"


def seen(browser: Client, source: Source) -> dict:
    """What the form holds of how the source was kept when it was opened."""
    return {"seen": browser.get(page(source)).context["adminform"].form["seen"].value()}


def test_a_source_is_added_by_the_act(lank: Source, ada: User, last_event: Callable[[], Event]):
    assert names(lank) == ["Minister Lank", "T. Lank", "Tova Lank"]
    event = last_event()
    assert (event.kind, event.actor) == (EventKind.SOURCE_SAVED, ada)
    assert len(json.loads(event.detail.text)["rows"]["alias"]) == 3
    assert check_newsroom() == []


def test_the_form_shows_one_name_a_line_without_their_own(browser: Client, lank: Source):
    assert browser.get(page(lank)).context["adminform"].form.initial["names"] == "Minister Lank\nT. Lank"


def test_a_change_leaves_old_and_new_in_history(
    browser: Client, lank: Source, last_event: Callable[[], Event]
):
    changed = {"name": "Tova Lank-Roe", "source_type": "named_person", "names": "Minister Lank"}
    assert browser.post(page(lank), changed | seen(browser, lank)).status_code == 302
    lank.refresh_from_db()
    assert names(lank) == ["Minister Lank", "Tova Lank-Roe"]
    words = json.loads(last_event().detail.text)["words"]
    assert words["was"]["name"] == "Tova Lank"
    assert words["names_was"] == ["Minister Lank", "T. Lank", "Tova Lank"]
    assert words["names"] == ["Minister Lank", "Tova Lank-Roe"]
    assert check_newsroom() == []


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"name": "Tova Lank"}, "already exists"),
        ({"names": "Minister Lank"}, "“Minister Lank” is a name of Tova Lank already."),
        ({"name": "T. Lank"}, "“T. Lank” is a name of Tova Lank already."),
        ({"names": "x" * 301}, "too long for a name"),
        ({"source_type": "oracle"}, "Select a valid choice"),
    ],
)
def test_a_name_leads_to_one_source(browser: Client, lank: Source, wrong: dict, why: str):
    before = Event.objects.count(), Source.objects.count(), Alias.objects.count()
    response = browser.post(ADD, {"name": "Ministry", "source_type": "named_group", "names": "MoF"} | wrong)
    assert response.status_code == 200
    assert why in response.content.decode()
    assert (Event.objects.count(), Source.objects.count(), Alias.objects.count()) == before


def test_a_refused_change_keeps_what_was_typed(browser: Client, lank: Source):
    browser.post(ADD, {"name": "Ministry", "source_type": "named_group", "names": "MoF"})
    response = browser.post(page(lank), LANK | {"names": "MoF\nThe minister"} | seen(browser, lank))
    assert response.context["adminform"].form["names"].value() == "MoF\nThe minister"
    assert names(lank) == ["Minister Lank", "T. Lank", "Tova Lank"]


def test_the_list_shows_other_names(browser: Client, lank: Source):
    assert "Minister Lank, T. Lank" in browser.get("/admin/claims/source/").content.decode()


def test_what_a_joined_source_said_stands_under_the_one_it_was_joined_to(
    browser: Client, edda: User, add_story: Callable[..., Article]
):
    lift, cranes = (
        make_source(actor=edda, name=name, source_type=SourceType.NAMED_GROUP)
        for name in ("Norda Lift", "Norda Cranes")
    )
    add_story("Lifts stand still\nNorda Lift said 27 cranes were safe. Norda Cranes said three had failed.\n")
    assert AttributionVersion.objects.filter(source__in=(lift, cranes)).count() == 2
    join_sources(actor=edda, source=lift, name="Norda Cranes")
    rows = browser.get("/admin/claims/source/").content.decode().split("<tr>")
    own, joined = (next(row for row in rows if f"/source/{one.pk}/change/" in row) for one in (lift, cranes))
    address = unescape(re.search(r'href="(/admin/claims/attributionversion/[^"]+)"', own)[1])
    assert "<bdi>2</bdi>" in own and "attributionversion" not in joined
    said = browser.get(address).content.decode()
    assert re.findall(r'class="field-known_as[^>]*>([^<]*)<', said) == ["Norda Lift"] * 2
    assert "three had failed" in said
    assert address in unescape(browser.get(page(lift)).content.decode())
    assert page(lift) in browser.get(page(cranes)).content.decode()
    found = browser.get("/admin/claims/attributionversion/?q=Norda+Lift").content.decode()
    assert "three had failed" in found


def test_who_saves_later_sees_what_was_saved_before(browser: Client, lank: Source, ada: User):
    typed = LANK | {"names": "Minister Lank\nT. Lank\nTova"} | seen(browser, lank)
    lank.source_type = "unnamed_person"
    save_source(actor=ada, source=lank, aliases=["The minister"])
    response = browser.post(page(lank), typed)
    shown = response.content.decode()
    assert "it is now kept as “Unnamed person” and goes by The minister, Tova Lank." in shown
    assert names(lank) == ["The minister", "Tova Lank"]
    form = response.context["adminform"].form
    assert form["names"].value() == "Minister Lank\nT. Lank\nTova", "what was typed is kept"
    assert browser.post(page(lank), typed | {"seen": form["seen"].value()}).status_code == 302
    assert names(lank) == ["Minister Lank", "T. Lank", "Tova", "Tova Lank"]
