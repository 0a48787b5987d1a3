"""A person's own keys: on every page that names a key, and refused where two acts would share one."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from claims.models import Event, User
from claims.vocabulary import DeskKey

GIVEN = {act.value: act.glyph for act in DeskKey} | {"single_keys": "on"}


@pytest.fixture
def client(client: Client, mara) -> Client:
    client.force_login(mara)
    return client


def save(client: Client, **chosen: str):
    return client.post(reverse("keys"), GIVEN | chosen)


def test_the_given_keys_are_all_different():
    assert len({act.glyph for act in DeskKey}) == len(DeskKey)


def test_chosen_keys_are_on_the_desk(client, mara, story):
    before = Event.objects.count()
    assert save(client, verified="w", said=".", not_said="shift+y", next="ö").status_code == 302
    mara.refresh_from_db()
    assert mara.preferences["keys"] == {"verified": "W", "said": ".", "not_said": "Shift+Y", "next": "Ö"}
    assert Event.objects.count() == before
    html = client.get(reverse("desk", args=[story.pk])).content.decode()
    for name in ("W", "Ö", "D"):
        assert f'aria-keyshortcuts="{name}"' in html
    assert 'aria-keyshortcuts="V"' not in html and 'aria-keyshortcuts="J"' not in html


def test_other_people_keep_theirs(client, oskar, story):
    save(client, verified="w")
    client.force_login(oskar)
    assert 'aria-keyshortcuts="V"' in client.get(reverse("desk", args=[story.pk])).content.decode()


def test_single_keys_can_be_switched_off(client, mara, story):
    desk = reverse("desk", args=[story.pk])
    assert "data-keys" not in client.get(desk).content.decode()
    client.post(reverse("keys"), {name: key for name, key in GIVEN.items() if name != "single_keys"})
    assert 'data-keys="off"' in client.get(desk).content.decode()
    client.post(reverse("keys"), {"given": "1"})
    assert 'data-keys="off"' in client.get(desk).content.decode()
    save(client)
    assert "data-keys" not in client.get(desk).content.decode()


def test_back_to_the_given_keys(client, mara):
    save(client, verified="w", undo="y")
    assert client.post(reverse("keys"), {"given": "1", "verified": "w"}).status_code == 302
    mara.refresh_from_db()
    assert mara.preferences["keys"] == {}


def test_what_else_a_person_prefers_is_kept(client, mara):
    User.objects.filter(pk=mara.pk).update(preferences={"other": 1})
    save(client, verified="w")
    mara.refresh_from_db()
    assert mara.preferences["other"] == 1


def test_two_acts_on_one_key_are_refused_with_both_names(client, mara):
    response = save(client, verified="n")
    html = response.content.decode()
    assert response.status_code == 422
    assert escape(DeskKey.VERIFIED.label) in html and DeskKey.NEXT_OPEN.label in html
    assert "“N” would both be" in html
    assert 'value="n"' in html  # what was typed is kept
    mara.refresh_from_db()
    assert "keys" not in mara.preferences


def test_two_acts_may_change_places(client, mara):
    assert save(client, verified="d", disputed="v").status_code == 302
    mara.refresh_from_db()
    assert mara.preferences["keys"] == {"verified": "D", "disputed": "V"}


@pytest.mark.parametrize(
    "key",
    [
        *("1", "٣", "Shift+1", "Shift+.", "Control+V", "Alt+V", "Enter", "Escape", "", " ", "vv", "+"),
        *("Shift+", "\u200b", "e\u0301x", "\x07", "ß"),
    ],
)
def test_what_is_no_key_of_its_own_is_refused(client, mara, key):
    assert save(client, verified=key).status_code == 422
    mara.refresh_from_db()
    assert "keys" not in mara.preferences


def test_hostile_keys_stay_text(client, story):
    assert save(client, verified='"', disputed="<").status_code == 302
    html = client.get(reverse("desk", args=[story.pk])).content.decode()
    assert 'aria-keyshortcuts="&quot;"' in html and 'aria-keyshortcuts="&lt;"' in html


def test_the_page_leads_there_and_back(client, story):
    assert f'href="{reverse("keys")}"' in client.get(reverse("desk", args=[story.pk])).content.decode()
    html = client.get(reverse("keys")).content.decode()
    assert html.count("data-key") == len(DeskKey)
    assert 'value="Shift+S"' in html
