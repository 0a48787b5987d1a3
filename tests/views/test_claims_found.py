"""The list of claims narrowed by who marked, when and how it is said; and exported as it is narrowed."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.actions import newsroom, review
from claims.formats.columns import CLAIM_COLUMNS
from claims.models import Placement, User, Verdict
from claims.queries.claim_filters import Asked, narrowed
from claims.queries.claims import claims_for
from claims.vocabulary import Basis, CueClass, Mark, Status
from tests.attacks.conftest import body_of
from tests.views.counting import counted

LIFTS = "Lifts\nNorda Lift said 27 cranes were safe. The quay has 3 cranes. Ada Lind denied 4 of them fell.\n"


@pytest.fixture
def browser(client: Client, mara) -> Client:
    client.force_login(mara)
    return client


def words_of(user: User, **asked: object) -> list[str]:
    return [line.words for line in claims_for(user, Asked(**asked)).lines]


def mark(person: User, claim: int, at: datetime, opinion: review.Opinion | None = None) -> Verdict:
    placement = Placement.objects.current().select_related("article", "claim").get(claim=claim)
    opinion = opinion or review.Opinion(Mark.VERIFIED)
    verdict = review.mark_claim(actor=person, placement=placement, opinion=opinion, former=None)
    Verdict.objects.filter(pk=verdict.pk).update(marked_at=at)
    return verdict


def exported(browser: Client, query: dict[str, object]) -> list[dict[str, str]]:
    answer = browser.get(reverse("export-found"), query)
    assert answer.status_code == 200 and answer.streaming
    return list(csv.DictReader(io.StringIO(body_of(answer), newline="")))


@pytest.fixture
def claims(add_story) -> list[int]:
    story = add_story(LIFTS)
    return list(Placement.objects.filter(article=story).order_by("start").values_list("claim", flat=True))


def test_one_mark_fits_the_reviewer_and_the_days(claims, mara, oskar):
    march, may = datetime(2031, 3, 5, 12, tzinfo=UTC), datetime(2031, 5, 5, 12, tzinfo=UTC)
    for person, claim, at in ((mara, claims[1], march), (oskar, claims[1], may), (oskar, claims[2], march)):
        mark(person, claim, at)
    until_april = {"last_day": date(2031, 4, 1)}
    assert len(words_of(mara, reviewer=oskar)) == 2
    assert words_of(mara, reviewer=oskar, **until_april) == ["The quay has 3 cranes."]
    assert len(words_of(mara, **until_april)) == 2
    assert words_of(mara, first_day=date(2031, 4, 1)) == ["Norda Lift said 27 cranes were safe."]


def test_a_mark_that_was_replaced_is_no_longer_looked_for(claims, mara):
    first = mark(mara, claims[1], datetime(2031, 3, 5, tzinfo=UTC))
    placement = Placement.objects.current().select_related("article", "claim").get(claim=claims[1])
    second = review.mark_claim(
        actor=mara, placement=placement, opinion=review.Opinion(Mark.NOT_CHECKABLE), former=first.pk
    )
    assert words_of(mara, first_day=date(2031, 3, 1), last_day=date(2031, 3, 9)) == []
    day = timezone.localdate(second.marked_at)
    assert len(words_of(mara, first_day=day, last_day=day)) == 1


def test_days_are_the_newsrooms_and_both_are_included(claims, mara, settings):
    settings.TIME_ZONE = "America/New_York"
    mark(mara, claims[1], datetime(2031, 3, 5, 3, tzinfo=UTC))  # there it is still the evening of the fourth
    fourth, fifth = date(2031, 3, 4), date(2031, 3, 5)
    assert len(words_of(mara, first_day=fourth, last_day=fourth)) == 1
    assert words_of(mara, first_day=fifth, last_day=fifth) == []


def test_the_stand_and_the_speaker_are_of_one_attribution(claims, mara):
    (denied,) = words_of(mara, cue=CueClass.DENIAL)
    assert denied == "Ada Lind denied 4 of them fell."
    assert words_of(mara, cue=CueClass.NEUTRAL) == ["Norda Lift said 27 cranes were safe."]
    assert words_of(mara, cue=CueClass.DENIAL, said_by="lind") == [denied]
    assert words_of(mara, cue=CueClass.DENIAL, said_by="norda") == []


@pytest.mark.parametrize("sign", ["'", "’", "‘"])
def test_either_apostrophe_finds_either(add_story, mara, sign):
    add_story("Quays\nMr O’Brien said 27 cranes were safe. Ms O'Hara said 4 quays were shut.\n")
    for name in ("brien", "HARA"):
        said = words_of(mara, said_by=f"o{sign}{name}")
        assert len(said) == 1 and said == words_of(mara, words=f"O{sign}{name}")


@pytest.mark.parametrize("typed", ['"safe"', "“safe”", "„safe“"])
def test_either_kind_of_quotation_mark_finds_either(add_story, mara, typed):
    add_story('Quays\nThe 27 cranes are “safe” now. The 4 quays are "safe" too. All 9 ships are safe.\n')
    assert len(words_of(mara, words=typed)) == 2


def test_the_marks_of_a_day_are_found_by_an_index(db):
    """Without one PostgreSQL compares them with claim after claim, in the order of the list."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # which a table of no rows would do with
    day = {
        "marked_at__gte": datetime(2031, 3, 5, tzinfo=UTC),
        "marked_at__lt": datetime(2031, 3, 6, tzinfo=UTC),
    }
    assert "verdict_by_day" in Verdict.objects.current().filter(**day).explain()


def test_the_address_says_only_what_was_chosen(browser, claims):
    sent = {
        "status": "all",
        "words": "cranes & lift",
        "said_by": "",
        "reviewer": "",
        "first_day": "",
        "cue": "",
    }
    answer = browser.get(reverse("claims"), sent)
    assert answer.url == f"{reverse('claims')}?status=all&words=cranes+%26+lift"
    assert browser.get(answer.url).status_code == 200
    assert browser.get(reverse("claims"), {"words": "", "cue": ""}).url == reverse("claims")


WRONG = [
    ("first_day=5 March", "“5 March” is no day. Write it as", None),
    ("first_day=2031-03-05&last_day=2031-03-04", "before the first one", "2031-03-05"),
    ("last_day=0001-01-01", "from the year 2000 on", "0001-01-01"),
    ("last_day=9999-12-31", "before the year 2100", "9999-12-31"),
    ("reviewer=999999", "no such person", None),
    ("reviewer=x", "no such person", None),
    ("cue=loud", "no such choice", None),
    ("status=closed", "no such choice", None),
]


@pytest.mark.parametrize(("query", "said", "kept"), WRONG)
def test_a_wrong_filter_is_told_and_nothing_is_lost(browser, claims, query, said, kept):
    answer = browser.get(f"{reverse('claims')}?{query}&words=cranes&offers=data")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert said.lower() in page.lower() and 'value="cranes"' in page
    assert '<input type="hidden" name="offers" value="data">' in page
    assert kept is None or f'value="{kept}"' in page
    assert "Export CSV" not in page
    refused = browser.get(f"{reverse('export-found')}?{query}&words=cranes&bom=1")
    assert refused.status_code == 302, "to the page that says so"
    told = browser.get(refused.url)
    assert told.status_code == 400 and said.lower() in told.content.decode().lower()


def test_the_page_leads_to_the_export_of_what_it_shows(browser, claims, mara):
    mark(mara, claims[1], datetime(2031, 3, 5, tzinfo=UTC))
    asked = {"reviewer": mara.pk, "words": "cranes", "after": "1e9,1"}
    page = browser.get(reverse("claims"), asked).content.decode()
    address = f"{reverse('export-found')}?reviewer={mara.pk}&amp;words=cranes"
    assert f'href="{address}"' in page, "of all pages"
    assert "1 in use" in page and "<details open>" in page
    (row,) = exported(browser, asked)
    assert (row["text"], row["reviewer"]) == ("Norda Lift said 27 cranes were safe.", "mara")
    assert list(row) == list(CLAIM_COLUMNS)


def test_the_export_holds_what_all_pages_hold(browser, story, twin, mara):
    expected = set(Placement.objects.current().values_list("claim__public_id", flat=True))
    rows = exported(browser, {"status": "all"})
    assert {row["claim_id"] for row in rows} == set(map(str, expected)) and len(rows) == len(expected)
    open_ones = exported(browser, {})
    assert {row["status"] for row in open_ones} == {"open"}
    whole = body_of(browser.get(reverse("export-claims", args=[twin.pk])))
    assert all(row["number"] in whole for row in rows), "with the numbers they have in the whole story"


def test_the_export_starts_no_formula_and_can_begin_with_a_byte_order_mark(browser, claims, mara):
    opinion = review.Opinion(Mark.DISPUTED, Basis.CONTESTED, "=1+1")
    mark(mara, claims[1], datetime(2031, 3, 5, tzinfo=UTC), opinion)
    (row,) = exported(browser, {"reviewer": mara.pk})
    assert row["rationale"] == "'=1+1"
    assert body_of(browser.get(reverse("export-found"), {"bom": "1"})).startswith("\ufeff")


def test_a_restricted_story_is_in_nobodys_export_who_does_not_see_it(browser, story, edda):
    story.restricted = True
    newsroom.edit_article(actor=edda, article=story, admitted=[])
    assert exported(browser, {"status": "all"}) == []


def test_who_has_no_role_is_shown_no_names(client, nobody, mara):
    client.force_login(nobody)
    assert mara.name not in client.get(reverse("claims")).content.decode()
    assert client.get(reverse("claims"), {"reviewer": mara.pk}).status_code == 400


@pytest.mark.django_db(transaction=True)
def test_queries_do_not_grow_with_claims_or_filters(browser, add_story, mara):
    asked = {"reviewer": mara.pk, "first_day": "2020-01-01", "cue": "neutral", "said_by": "lind"}
    numbers = []
    for rows in (2, 140):
        add_story(
            f"Bread {rows}\n" + "\n".join(f"Ada Lind said loaf {n} cost {n} crowns." for n in range(rows))
        )
        with counted() as page:
            browser.get(reverse("claims"), asked)
        with counted() as table:
            assert len(exported(browser, {"words": "loaf crowns", "status": Status.OPEN.value})) >= rows
        numbers.append((page.total, table.total))
    assert numbers[1][0] <= numbers[0][0] + 1 <= 9, numbers  # the words, where there are any
    assert numbers[1][1] - numbers[0][1] <= 2, "for one more story, not for 140 claims"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by how many rows there are")
def test_of_all_that_is_said_only_what_begins_near_a_claim_is_looked_at(story, mara):
    plan = narrowed(mara, Asked(said_by="Lift", cue=CueClass.NEUTRAL)).explain()
    assert "attribution_in_order (revision_id=? AND start>? AND start<?)" in plan
