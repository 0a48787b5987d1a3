"""Who reads blind is shown nothing that depends on the first reading before she has marked."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse

from claims.actions import evidence, importing, newsroom, proposing, review, spans, talk
from claims.actions.asking import ask_for_readings
from claims.actions.presence import be_here
from claims.models import Article, EvidenceLink, Note, Placement, User, Verdict
from claims.vocabulary import Basis, Mark, Outcome, SaidAnswer, Stance
from tests.attacks.browsing import Browser, looks_at_htmx
from tests.attacks.conftest import Stage, body_of, rows_of
from tests.attacks.matrix import pages

REASON, NOTE, QUERY, WHY = "The archive says no", "Ring the archive", "Says who exactly", "They changed it"
HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/"}
VOLATILE = re.compile(
    r'csrf[^>]*value="[^"]*"|X-CSRFToken[^}]*|nonce="[^"]*"|data-since="\d+"|name="seen" value="\d+"'
    r"|\d\d:\d\d(:\d\d[.\d]*)?|T\d\d:\d\d\S*"
)


@pytest.fixture
def blind(story: Article, edda: User) -> Article:
    story.readings, story.blind = 2, True
    return newsroom.edit_article(actor=edda, article=story)


@pytest.fixture
def scene(blind, mara, oskar, edda, ada, ana, nobody) -> Stage:
    """As the other attacks have it; what Oskar found is there, what he holds of it is not."""
    placement, version, offered = rows_of(blind)
    file = evidence.FoundFile("prices.txt", b"Bread: two crowns")
    about = {"stance": Stance.CONTEXT, "locator": "p. 7"}
    link = evidence.add_evidence(actor=oskar, placement=placement, found=file, **about)
    talk.write_note(actor=mara, placement=placement, text="My own note.")
    text = blind.current_revision.text
    about = text[placement.start : placement.end]
    draft = text.replace(about, f"{about[:-1]} at last.") + "It rained in Korsen."
    proposing.propose_draft(actor=ada, article=blind, content=draft)
    proposing.compare_proposals(blind)
    importing.read_again(actor=ada, article=blind)
    be_here(actor=oskar, article_id=blind.pk, claim_id=None)
    return Stage(Article.objects.get(pk=blind.pk), placement, version, offered, link, {})


def read_it(oskar: User, scene: Stage) -> None:
    """The whole first reading, and all that is said around it."""
    place = {"actor": oskar, "placement": scene.placement}
    opinion = review.Opinion(
        Mark.DISPUTED, Basis.CONTRADICTED, REASON, (scene.placement.start, scene.placement.start + 3)
    )
    review.mark_claim(**place, opinion=opinion, former=None)
    attribution = scene.version.attribution
    review.answer_said(**place, attribution=attribution, answer=SaidAnswer.NO, former=None)
    mine = Note.objects.get(article=scene.story)
    talk.write_note(**place, text=NOTE)
    talk.write_note(**place, text=f"{NOTE} @mara", reply_to=mine.public_id)
    talk.ask_writer(**place, text=QUERY)
    talk.set_outcome(**place, value=Outcome.CHANGE_ASKED, reason=WHY, former=None)
    link = EvidenceLink.objects.select_related("evidence").get(pk=scene.found.pk)
    evidence.change_link(**place, link=link, stance=Stance.AGAINST, passage="", locator="p. 7")
    be_here(actor=oskar, article_id=scene.story.pk, claim_id=scene.placement.claim_id)


def shown(person: User, scene: Stage) -> dict[str, str]:
    """By every address that the reviewed table lets somebody read, and the poll."""
    client, found, places = Browser(raise_request_exception=False), {}, scene.arguments()
    client.force_login(person)
    # First, for it also tells who has left in the meantime.
    asked = {
        "since": scene.story.history_length,
        "claim": scene.placement.claim_id,
        "at": 0,
        "seen": "oskar:",
    }
    found["poll"] = told_of(client.post(reverse("here", args=[scene.story.pk]), asked))
    resolver = {pattern.name: pattern.pattern for pattern in get_resolver("claims.urls").url_patterns}
    for name, page in pages(scene).items():
        if page.read is None or name in {"evidence-edit", "job", "link", "sign-in"}:
            continue  # a job says how long it waits; the sheet of a link not hers is not there: see below
        path = reverse(name, kwargs={key: places[key] for key in resolver[name].converters})
        with looks_at_htmx() as looked:
            found[name] = told_of(client.get(path))
        if looked:
            found[f"{name} by htmx"] = told_of(client.get(path, headers=HTMX))
    return {name: VOLATILE.sub("", body) for name, body in found.items()}


def told_of(response: HttpResponse) -> str:
    return f"{response.status_code} {body_of(response)}"


def card(person: User, scene: Stage) -> str:
    client = Client()
    client.force_login(person)
    return body_of(client.get(reverse("desk-claim", args=[scene.story.pk, scene.placement.claim_id])))


def test_nothing_shown_depends_on_the_first_reading(scene, mara, oskar):
    before = shown(mara, scene)
    read_it(oskar, scene)
    after = shown(mara, scene)
    assert len(before) > 30
    assert {name for name in before if before[name] != after[name]} == set()
    told = "".join(after.values())
    assert not [word for word in (REASON, NOTE, QUERY, WHY) if word in told]
    assert after["poll"].startswith("204")


def test_once_she_has_marked_she_is_shown_all_of_it(scene, mara, oskar):
    read_it(oskar, scene)
    review.mark_claim(
        actor=mara, placement=scene.placement, opinion=review.Opinion(Mark.VERIFIED), former=None
    )
    after = "".join(shown(mara, scene).values())
    assert [word for word in (REASON, NOTE, QUERY, WHY) if word not in after] == []


def listed(person: User, scene: Stage, query: str) -> list[bool]:
    """Whether the list of claims, and its export, hold the claim under this filter."""
    client, claim = Client(), scene.placement.claim
    client.force_login(person)
    page = body_of(client.get(reverse("claims") + query))
    address = reverse("desk-claim", args=[scene.story.pk, claim.pk])
    return [
        f'"{address}#claim-{claim.pk}"' in page,
        str(claim.public_id) in body_of(client.get(reverse("export-found") + query)),
    ]


@pytest.mark.parametrize("query", ["?reviewer={}", "?first_day=2020-01-01", "?last_day=2099-01-01"])
def test_no_filter_of_claims_tells_of_the_first_reading(scene, mara, oskar, ana, query):
    read_it(oskar, scene)
    query = query.format(oskar.pk)
    assert listed(mara, scene, query) == [False, False]
    assert listed(oskar, scene, query) == listed(ana, scene, query) == [True, True]
    marking(mara, scene.placement)
    assert listed(mara, scene, query) == [True, True]


@pytest.mark.parametrize("who", ["ana", "ada"])
def test_who_reads_nothing_or_runs_the_newsroom_sees_it(scene, oskar, who, request):
    read_it(oskar, scene)
    assert REASON in card(request.getfixturevalue(who), scene)


def test_an_editor_may_be_the_second_reader_too(scene, edda, oskar):
    before = shown(edda, scene)
    read_it(oskar, scene)
    assert {name for name, body in shown(edda, scene).items() if body != before[name]} == set()


def test_with_all_readings_in_a_third_person_is_shown_them(scene, mara, oskar, edda):
    read_it(oskar, scene)
    review.mark_claim(
        actor=mara, placement=scene.placement, opinion=review.Opinion(Mark.VERIFIED), former=None
    )
    assert REASON in card(edda, scene)


def test_what_she_cannot_see_she_cannot_act_on(scene, mara, oskar):
    read_it(oskar, scene)
    client, place = Client(raise_request_exception=False), scene.placement
    client.force_login(mara)
    note = Note.objects.current().filter(author=oskar).first()
    here = {"placement": place.pk}

    def status(name: str, *numbers: int, **data: object) -> int:
        path = reverse(name, args=[scene.story.pk, *numbers])
        return (client.post(path, data | here) if data else client.get(path)).status_code

    assert status("resolve-note", note.pk, x=1) == 404
    assert status("evidence-edit", place.pk, scene.found.evidence_id) == 404
    assert status("evidence-take", place.pk, scene.found.evidence_id, x=1) == 404
    assert status("set-outcome", place.pk, value="stands") == 403
    assert Note.objects.current().filter(resolved=True).count() == 0


def marking(
    person: User, placement: Placement, mark: Mark = Mark.VERIFIED, former: int | None = None
) -> Verdict:
    return review.mark_claim(actor=person, placement=placement, opinion=review.Opinion(mark), former=former)


def test_a_reading_says_whether_it_was_given_blind(scene, mara, oskar, ada):
    first = marking(oskar, scene.placement)
    second = marking(mara, scene.placement, Mark.DISPUTED)
    again = marking(oskar, scene.placement, Mark.UNSUPPORTED, first.pk)
    assert (first.blind, second.blind, again.blind) == (True, True, False)
    assert marking(ada, scene.placement).blind is False


def test_one_reading_is_enough_where_an_editor_asks_for_one(scene, mara, oskar, edda):
    ask_for_readings(actor=edda, article=scene.story, claims=[scene.placement.claim_id], readings=1)
    read_it(oskar, scene)
    assert REASON in card(mara, scene)


def test_the_status_of_a_half_read_claim_tells_nothing_even_when_its_text_changed(scene, mara, oskar):
    marking(oskar, scene.placement)
    place = Placement.objects.current().get(claim=scene.placement.claim_id)
    spans.adjust_claim(actor=mara, placement=place, start=place.start, end=place.end - 1)
    place.claim.refresh_from_db()
    assert place.claim.status == "open"


def test_in_a_story_that_is_not_read_blind_others_are_shown(story, mara, oskar):
    placement, *_ = rows_of(story)
    marking(oskar, placement, Mark.UNSUPPORTED)
    client = Client()
    client.force_login(mara)
    page = client.get(reverse("desk-claim", args=[story.pk, placement.claim_id])).content.decode()
    assert "Other readings" in page and "Oskar Veit" in page
