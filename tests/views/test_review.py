"""The reviewer's keys as the browser sends them."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from claims.models import Article, AttributionVersion, Event, Placement, Said, Verdict
from claims.queries.outline import outline_of
from claims.vocabulary import EventKind
from tests.views.counting import counted

HTMX = {"hx_request": "true"}


@pytest.fixture
def client(client: Client, mara) -> Client:
    client.force_login(mara)
    return client


@pytest.fixture
def rows(story: Article, mara) -> list:
    return outline_of(story, mara).rows


def mark(client: Client, story: Article, row, *, headers=HTMX, **data):
    address = reverse("mark", args=[story.pk, row.placement_id])
    return client.post(address, data, headers=headers)


def plain(rows: list, outline) -> list:
    return [row for row in rows if row.claim_id not in outline.attributions]


def attributed(rows: list, outline) -> list:
    return [row for row in rows if row.claim_id in outline.attributions]


@pytest.fixture
def outline(story, mara):
    return outline_of(story, mara)


def test_verified_saves_and_shows_the_next_open_claim(client, story, rows, outline):
    here = plain(rows, outline)[0]
    response = mark(client, story, here, mark="verified")
    following = outline.next_open(here.claim_id)
    assert Verdict.objects.get().mark == "verified"
    assert response["HX-Push-Url"] == reverse("desk-claim", args=[story.pk, following])
    html = response.content.decode()
    assert f'id="card" class="card" aria-labelledby="card-title" data-claim="{following}"' in html
    assert f'id="claim-{here.claim_id}"' in html


def test_disputed_and_unsupported_stay_for_the_reason(client, story, rows, outline):
    here = plain(rows, outline)[0]
    for word, focus in (("disputed", "basis"), ("unsupported", "reason")):
        former = Verdict.objects.current().values_list("pk", flat=True).first() or ""
        html = mark(client, story, here, mark=word, former=former).content.decode()
        assert f'data-claim="{here.claim_id}"' in html and f'data-focus="{focus}"' in html
        assert "missing" in html


def test_an_attributed_claim_goes_on_only_when_both_questions_are_answered(client, story, rows, outline):
    here = attributed(rows, outline)[0]
    html = mark(client, story, here, mark="verified").content.decode()
    assert f'data-claim="{here.claim_id}"' in html
    versions = outline.attributions[here.claim_id]
    for version in versions:
        address = reverse("said", args=[story.pk, version.attribution_id])
        data = {"answer": "yes", "placement": here.placement_id}
        response = client.post(address, data, headers=HTMX)
    assert Said.objects.count() == len(versions)
    assert f'data-claim="{outline.next_open(here.claim_id)}"' in response.content.decode()


def test_the_basis_and_the_reason_keep_the_mark(client, story, rows, outline):
    here = plain(rows, outline)[0]
    mark(client, story, here, mark="disputed")
    former = Verdict.objects.current().get().pk
    html = mark(client, story, here, current="disputed", basis="contested", former=former).content.decode()
    assert 'data-focus="reason"' in html
    former = Verdict.objects.current().get().pk
    data = {"current": "disputed", "basis": "contested", "rationale": "The council's list.", "go": "next"}
    response = mark(client, story, here, former=former, **data)
    now = Verdict.objects.current().get()
    assert (now.mark, now.basis, now.rationale) == ("disputed", "contested", "The council's list.")
    assert f'data-claim="{outline.next_open(here.claim_id)}"' in response.content.decode()


def test_the_end_says_what_is_open_above(client, story, rows):
    last = rows[-1]
    html = mark(client, story, last, mark="not_checkable").content.decode()
    assert f"End. {len(rows) - 1} open above – N" in html
    assert f'data-claim="{last.claim_id}"' in html


def test_the_end_names_the_claim_whose_other_question_is_open(client, mara, add_story):
    story = add_story("Rain\nTarsk said that it had rained.")
    said, headline = outline_of(story, mara).rows
    assert "Only" not in mark(client, story, headline, mark="verified").content.decode()
    html = mark(client, story, said, mark="unsupported", rationale="No gauge.", go="next").content.decode()
    assert "End. Only this one is left open for you." in html
    former = Verdict.objects.current().get(claim=said.claim_id).pk
    version = AttributionVersion.objects.current().get(article=story)
    data = {"answer": "yes", "placement": said.placement_id}
    client.post(reverse("said", args=[story.pk, version.attribution_id]), data)
    data = {"mark": "unsupported", "rationale": "No gauge.", "go": "next", "former": former}
    assert "End. Nothing is left open for you." in mark(client, story, said, **data).content.decode()


def test_a_stale_tab_keeps_what_was_typed_and_sees_both_texts(client, story, rows):
    here = rows[0]
    mark(client, story, here, mark="verified")
    response = mark(client, story, here, mark="unsupported", rationale="Typed in the other tab.")
    html = response.content.decode()
    assert response.status_code == 409
    assert "Typed in the other tab." in html
    assert "another window" in html
    assert Verdict.objects.get().mark == "verified"


def test_a_mark_on_a_former_text_shows_both(client, story, rows):
    here = rows[0]
    placement = Placement.objects.get(pk=here.placement_id)
    Placement.objects.filter(pk=here.placement_id).update(until=99)
    Placement.objects.create(
        article=story, claim=placement.claim, revision=placement.revision, since=99,
        start=placement.start, end=placement.end - 5,
    )  # fmt: skip
    response = mark(client, story, here, mark="verified", rationale="Kept.")
    html = response.content.decode()
    assert response.status_code == 409
    text = placement.revision.text
    assert escape(text[placement.start : placement.end]) in html
    assert "Kept." in html and "It now reads" in html


def test_without_javascript_it_works_the_same(client, story, rows, outline):
    here = plain(rows, outline)[0]
    response = mark(client, story, here, headers={}, mark="verified")
    assert response.status_code == 302
    following = outline.next_open(here.claim_id)
    assert response.url == reverse("desk-claim", args=[story.pk, following]) + f"#claim-{following}"
    page = client.get(response.url).content.decode()
    assert "✓ Verified" in page
    stale = mark(client, story, here, headers={}, mark="disputed", rationale="Plain browser.")
    assert stale.status_code == 409
    assert "Plain browser." in stale.content.decode()


def test_undo_on_the_server_shows_the_claim_again(client, story, rows):
    mark(client, story, rows[0], mark="verified")
    html = client.post(reverse("undo", args=[story.pk]), headers=HTMX).content.decode()
    assert f'data-claim="{rows[0].claim_id}"' in html
    assert not Verdict.objects.current().exists()
    nothing = client.post(reverse("undo", args=[story.pk]), headers=HTMX)
    assert nothing["HX-Reswap"] == "none"
    assert "nothing of yours left" in nothing.content.decode()


def test_guesses_are_confirmed_from_the_card(client, story, rows, outline):
    here = attributed(rows, outline)[0]
    page = client.get(reverse("desk-claim", args=[story.pk, here.claim_id])).content.decode()
    assert "a guess until you confirm it" in page
    for version in outline.attributions[here.claim_id]:
        address = reverse("confirm-attribution", args=[story.pk, version.pk])
        html = client.post(address, {"placement": here.placement_id}, headers=HTMX).content.decode()
    assert "a guess until you confirm it" not in html
    assert AttributionVersion.objects.current().filter(confirmed_by__username="mara").exists()


def test_who_may_not_confirm_a_guess_is_not_asked_to(client, story, rows, outline, ana):
    client.force_login(ana)
    here = attributed(rows, outline)[0]
    page = client.get(reverse("desk-claim", args=[story.pk, here.claim_id])).content.decode()
    assert "a guess that nobody has confirmed" in page and "you confirm it" not in page


@pytest.mark.parametrize(
    "data", [{"mark": "maybe"}, {}, {"mark": "verified", "former": "x"}, {"rationale": "a" * 5001}]
)
def test_nonsense_is_refused_and_changes_nothing(client, story, rows, data):
    before = Event.objects.count()
    response = mark(client, story, rows[0], **data)
    assert response.status_code == 422
    assert Event.objects.count() == before


def test_readers_see_the_desk_but_no_buttons(ana, story, rows, client):
    client.force_login(ana)
    page = client.get(reverse("desk", args=[story.pk])).content.decode()
    assert 'name="mark"' not in page
    assert mark(client, story, rows[0], mark="verified").status_code == 403
    assert not Verdict.objects.exists()


def test_ids_of_another_story_find_nothing(client, story, add_story, rows):
    other = add_story("Another story\nThe mayor said the bridge was closed.\n")
    address = reverse("mark", args=[other.pk, rows[0].placement_id])
    assert client.post(address, {"mark": "verified"}).status_code == 404
    version = AttributionVersion.objects.filter(article=story).first()
    there = outline_of(other, other.added_by).rows[0]
    address = reverse("said", args=[other.pk, version.attribution_id])
    data = {"answer": "yes", "placement": there.placement_id}
    assert client.post(address, data).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_decision_is_one_transaction_of_few_statements(client, story, rows, outline):
    here = plain(rows, outline)[0]
    with counted() as first:
        mark(client, story, here, mark="verified")
    former = Verdict.objects.current().get().pk
    with counted() as again:
        mark(client, story, here, mark="disputed", former=former, rationale="Changed my mind.")
    for decision in (first, again):
        assert decision.transactions == 1
        assert decision.until_commit <= 12, "\n".join(decision.statements)
        assert decision.total <= 20, "\n".join(decision.statements)
    assert Event.objects.filter(kind=EventKind.CLAIM_MARKED).count() == 2
