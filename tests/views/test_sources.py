"""The page of sources: who makes the claims and how they held up; and the names a source goes by."""

import csv
import io
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from claims.actions.newsroom import edit_article, make_source, save_source
from claims.actions.review import Opinion, answer_said, mark_claim
from claims.actions.stale import Stale
from claims.formats.source_columns import SOURCE_COLUMNS
from claims.models import Alias, Article, AttributionVersion, Placement, Source, User
from claims.queries import source_records
from claims.queries.claim_filters import Asked
from claims.queries.claims import claims_for
from claims.queries.source_records import AskedSources, SourceRecord, sources_for
from claims.vocabulary import Mark, SaidAnswer, SourceType, Status
from tests.views.counting import counted

SEEN, SEEN_BOTH = '["named_group", "Norda"]', '["named_group", "Norda", "Norda Lift"]'
LIFTS = """Lifts stand still
Norda Lift said 27 cranes were safe. Ada Lind said on Monday that three had failed.
The harbour ministry said it had no list. A former crane driver said nobody kept one.
"""
SHIPS = """Ships wait
Norda Lift said 40 ships were waiting. The harbour ministry said there were fewer.
A former crane driver said they would wait for weeks.
"""


@pytest.fixture
def browser(client: Client, edda: User) -> Client:
    client.force_login(edda)
    return client


@pytest.fixture
def both(add_story: Callable) -> list[Article]:
    return [add_story(LIFTS), add_story(SHIPS)]


def records(user: User, **asked: object) -> dict[str, SourceRecord]:
    """By name, and by story where that is part of it."""
    found = sources_for(user, AskedSources(**asked)).records
    return {f"{one.name}, {one.story.headline}" if one.story else one.name: one for one in found}


def about(words: str) -> dict[str, object]:
    """The claim with these words, and who says it."""
    place = next(
        one
        for one in Placement.objects.current().select_related("revision", "article", "claim")
        if words in one.revision.text[one.start : one.end]
    )
    version = AttributionVersion.objects.current().get(
        revision=place.revision_id, start__lt=place.end, end__gt=place.start
    )
    return {"placement": place, "attribution": version.attribution}


def say(user: User, words: str, answer: SaidAnswer) -> None:
    answer_said(actor=user, answer=answer, former=None, **about(words))


def mark(user: User, words: str, given: Mark) -> None:
    opinion = Opinion(mark=given, rationale="It was looked up.")
    mark_claim(actor=user, placement=about(words)["placement"], opinion=opinion, former=None)


def test_a_name_is_one_source_across_stories_and_nobody_unnamed_is(both, mara):
    found = records(mara)
    assert found["Norda Lift"].sayings == 2 and found["Norda Lift"].claims == 2
    drivers = [name for name in found if "crane driver" in name]
    assert sorted(name.rpartition(", ")[2] for name in drivers) == ["Lifts stand still", "Ships wait"]
    ministries = [name for name in found if "ministry" in name]
    assert len(ministries) == 2, "which ministry “the harbour ministry” is, only each story tells"
    assert found["Norda Lift"].guessed


def test_the_counts_are_those_of_its_claims(both, mara):
    mark(mara, "27 cranes", Mark.VERIFIED)
    mark(mara, "40 ships", Mark.UNSUPPORTED)
    norda, ada = records(mara)["Norda Lift"], records(mara)["Ada Lind"]
    assert dict(norda.counts) == {Status.VERIFIED: 1, Status.UNSUPPORTED: 1}
    assert dict(ada.counts) == {Status.OPEN: 1}
    assert norda.progress.label == "1 verified, 1 unsupported"


def test_they_said_it_counts_sayings_that_somebody_looked_up(both, mara, oskar):
    say(mara, "27 cranes", SaidAnswer.YES)
    say(oskar, "27 cranes", SaidAnswer.NO)
    say(mara, "40 ships", SaidAnswer.YES)
    say(mara, "three had failed", SaidAnswer.NOT_CHECKED)
    norda, ada = records(mara)["Norda Lift"], records(mara)["Ada Lind"]
    assert (norda.said, norda.answered) == (1, 2), "one reader found that they did not"
    assert (ada.said, ada.answered) == (0, 0)


def test_what_the_text_says_of_missing_evidence_is_counted(add_story, mara):
    add_story("Lifts\nNorda Lift said, without providing evidence, that 27 cranes were safe.\n")
    assert records(mara)["Norda Lift"].offered_nothing == 1


def test_other_names_of_a_source_are_its_own_from_then_on(both, edda):
    source = make_source(
        actor=edda, name="Norda", source_type=SourceType.NAMED_GROUP, aliases=["Norda Lift", "Ada Lind"]
    )
    found = records(edda)
    assert found["Norda"].sayings == 3 and not found["Norda"].guessed
    assert found["Norda"].source.other_names == ["Ada Lind", "Norda Lift"]
    assert "Ada Lind" not in found
    assert len(claims_for(edda, Asked(said_by="norda")).lines) == 3, "also where only another name stands"
    assert list(records(edda, words="lind")) == ["Norda"]
    save_source(actor=edda, source=source, aliases=["Norda Lift"])
    assert records(edda)["Norda"].sayings == 2
    assert records(edda)["Ada Lind"].sayings == 1


def test_a_period_a_name_and_the_unnamed_narrow_it(both, mara):
    Article.objects.filter(pk=both[0].pk).update(added_at=timezone.now() - timedelta(days=40))
    assert "Ada Lind" not in records(mara, since=timezone.now() - timedelta(days=30))
    assert list(records(mara, words="norda")) == ["Norda Lift"]
    assert all("crane driver" in name for name in records(mara, unnamed=True))
    assert len(records(mara, unnamed=True)) == 2


def test_a_restricted_story_tells_nothing_to_others(both, edda, mara):
    both[0].restricted = True
    edit_article(actor=edda, article=both[0], admitted=[])
    found = records(mara)
    assert "Ada Lind" not in found and found["Norda Lift"].sayings == 1
    assert records(edda) == {} or "Ada Lind" not in records(edda)


def test_a_second_reader_learns_of_no_answer_before_she_gave_hers(both, edda, mara, oskar):
    both[0].readings, both[0].blind = 2, True
    edit_article(actor=edda, article=both[0])
    say(mara, "27 cranes", SaidAnswer.NO)
    mark(mara, "27 cranes", Mark.VERIFIED)
    assert (records(mara)["Norda Lift"].answered, records(oskar)["Norda Lift"].answered) == (1, 0)
    assert records(oskar)["Norda Lift"].counts == {Status.OPEN: 2}


def test_pages_hold_every_source_once_and_the_csv_is_all_of_them(both, browser, edda, monkeypatch):
    everybody = records(edda)
    monkeypatch.setattr(source_records, "PAGE_SIZE", 2)
    answer = browser.get(reverse("export-sources"), {"period": "ever"})
    assert "sources.csv" in answer["Content-Disposition"]
    text = b"".join(answer.streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == list(SOURCE_COLUMNS)
    assert sorted(row["source"] for row in rows) == sorted(one.name for one in everybody.values())
    norda = next(row for row in rows if row["source"] == "Norda Lift")
    assert (norda["claims"], norda["open"], norda["guessed"], norda["article_id"]) == ("2", "2", "yes", "")
    assert b"Next" in browser.get(reverse("sources")).content
    assert b"Previous" in browser.get(reverse("sources"), {"page": "2"}).content


@pytest.mark.parametrize("query", ["period=7", "page=0", "page=x", "sort=name", "words=" + "a" * 101])
def test_nonsense_in_the_address_is_refused(browser, query):
    assert browser.get(reverse("sources") + "?" + query).status_code == 400


@pytest.mark.django_db(transaction=True)
def test_queries_do_not_grow_with_sources(client, edda, add_story):
    client.force_login(edda)
    add_story(LIFTS)
    make_source(actor=edda, name="Norda", source_type=SourceType.NAMED_GROUP, aliases=["Norda Lift"])
    with counted() as few:
        client.get(reverse("sources"))
    names = ("Orr", "Lank", "Teale", "Brask", "Costell", "Ruane", "Sear", "Kern")
    add_story(
        "Loaves\n" + "\n".join(f"Ada {name} said {at} loaves went stale." for at, name in enumerate(names))
    )
    for name in names:
        make_source(actor=edda, name=f"Ada {name}", source_type=SourceType.NAMED_PERSON)
    with counted() as many:
        client.get(reverse("sources"))
    assert many.total == few.total <= 10, "\n".join(many.statements)


def test_a_guessed_name_is_kept_as_a_source(both, browser):
    page = browser.get(reverse("sources")).content.decode()
    assert f"{reverse('source-add')}?name=Norda%20Lift&amp;source_type=named_person" in page
    asked = {"name": "Norda Lift", "source_type": "named_group"}
    assert b'value="Norda Lift"' in browser.get(reverse("source-add"), asked).content
    answer = browser.post(reverse("source-add"), asked | {"names": "Norda\nThe lift firm"}, follow=True)
    assert "Saved: Norda Lift." in answer.content.decode()
    assert set(Alias.objects.values_list("text", flat=True)) == {"Norda Lift", "Norda", "The lift firm"}
    assert "2 claims" in answer.content.decode()


def test_a_name_of_another_source_is_refused_and_what_was_typed_stays(browser, edda):
    make_source(actor=edda, name="Norda", source_type=SourceType.NAMED_GROUP)
    typed = {"name": "Norda Lift", "source_type": "named_group", "names": "Norda"}
    answer = browser.post(reverse("source-add"), typed)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "“Norda” is a name of Norda already." in shown and 'value="Norda Lift"' in shown
    assert not Source.objects.filter(name="Norda Lift").exists()
    taken = browser.post(reverse("source-add"), typed | {"name": "Norda", "names": ""})
    assert taken.status_code == 422


def test_an_editor_changes_the_names_and_a_reviewer_reads_them(browser, client, edda, mara):
    source = make_source(actor=edda, name="Norda", source_type=SourceType.NAMED_GROUP, aliases=["Norda Lift"])
    address = reverse("source", args=[source.pk])
    typed = {"name": "Norda", "source_type": "document", "names": "Norda Cranes", "seen": SEEN_BOTH}
    assert browser.post(address, typed).status_code == 302
    source.refresh_from_db()
    assert source.source_type == "document"
    assert set(source.aliases.values_list("text", flat=True)) == {"Norda", "Norda Cranes"}
    client.force_login(mara)
    shown = client.get(address).content.decode()
    assert "It also goes by: <bdi>Norda Cranes</bdi>." in shown and "<form" not in shown.partition("<main")[2]
    assert client.post(address, typed).status_code == 403


def test_a_reader_is_told_the_other_names_also_where_the_own_one_comes_last(client, edda, ana):
    source = make_source(
        actor=edda, name="Zonda", source_type=SourceType.NAMED_GROUP, aliases=["Ada & Co", "Norda"]
    )
    client.force_login(ana)
    shown = client.get(reverse("source", args=[source.pk])).content.decode()
    assert "It also goes by: <bdi>Ada &amp; Co</bdi>, <bdi>Norda</bdi>." in shown


def test_what_is_wrong_in_a_form_hides_no_change_that_was_made_since(browser, edda):
    source = make_source(actor=edda, name="Norda", source_type=SourceType.NAMED_GROUP)
    make_source(actor=edda, name="Orr", source_type=SourceType.NAMED_PERSON)
    address = reverse("source", args=[source.pk])
    typed = {"name": "Norda", "source_type": "named_group", "names": "Orr", "seen": SEEN}
    assert browser.post(address, typed).status_code == 422
    save_source(actor=edda, source=source, aliases=["Norda Lift"])
    again = browser.post(address, typed | {"name": ""}).content.decode()
    assert f'name="seen" value="{escape(SEEN)}"' in again, "what she saw, not what somebody saved since"
    assert browser.post(address, typed | {"names": "Norda Cranes"}).status_code == 409
    assert set(source.aliases.values_list("text", flat=True)) == {"Norda", "Norda Lift"}


def test_who_saves_later_sees_what_was_saved_before(browser, edda):
    source = make_source(actor=edda, name="Norda", source_type=SourceType.NAMED_GROUP)
    address = reverse("source", args=[source.pk])
    typed = {"name": "Norda", "source_type": "named_group", "names": "Norda Cranes", "seen": SEEN}
    save_source(actor=edda, source=source, aliases=["Norda Lift"])
    answer = browser.post(address, typed)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Somebody changed it: it is now kept as “Named body” and goes by Norda, Norda Lift." in shown
    assert "Norda Cranes" in shown, "what was typed is kept"
    assert f'name="seen" value="{escape(SEEN_BOTH)}"' in shown
    again = typed | {"names": "Norda Cranes\nNorda Lift", "seen": SEEN_BOTH}
    assert browser.post(address, again).status_code == 302
    with pytest.raises(Stale):
        save_source(actor=edda, source=source, aliases=[], seen=json.loads(SEEN))


def test_nor_is_another_type_overwritten_unseen(browser, edda):
    source = make_source(actor=edda, name="Norda", source_type=SourceType.NAMED_GROUP)
    typed = {"name": "Norda", "source_type": "named_group", "names": "", "seen": SEEN}
    source.source_type = SourceType.DOCUMENT
    save_source(actor=edda, source=source, aliases=[])
    answer = browser.post(reverse("source", args=[source.pk]), typed)
    assert (
        answer.status_code == 409
        and "it is now kept as “Document” and goes by Norda." in answer.content.decode()
    )
    source.refresh_from_db()
    assert source.source_type == SourceType.DOCUMENT
