"""What a card and the paper tell of our reading: as a guess, in plain words, nothing where none was read."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from claims.actions.attributing import change_evidence_status
from claims.models import Article, AttributionVersion, EvidenceStatusVersion
from claims.queries.export import claim_rows
from claims.queries.outline import outline_of
from claims.vocabulary import EvidenceStatus
from tests.finding import places_in

GERMAN = "Kurz\nDie Brücke ist seit dem Morgen gesperrt und bleibt es, sagte der Bürgermeister.\n"


@pytest.fixture
def client(client: Client, mara) -> Client:
    client.force_login(mara)
    return client


def words(html: str) -> str:
    return " ".join(strip_tags(re.sub(r"<kbd.*?</kbd>", "", html)).split())


def card(client: Client, mara, story: Article, number: int = 0) -> str:
    """As it reads; with its marks where they matter, see `page`."""
    return words(page(client, mara, story, number))


def page(client: Client, mara, story: Article, number: int = 0) -> str:
    row = outline_of(story, mara).rows[number]
    html = client.get(reverse("desk-claim", args=[story.pk, row.claim_id])).content.decode()
    return html[html.index('<aside id="card"') : html.index("</aside>")]


def printed(client: Client, story: Article) -> str:
    return words(client.get(reverse("print", args=[story.pk])).content.decode())


def test_a_person_is_asked_for_what_they_said_a_document_for_what_it_says(client, mara, add_story):
    story = add_story(
        "Short\nThe bridge is closed, the mayor said.\nThe report says that the bridge is old.\n"
    )
    said, written = card(client, mara, story, 0), card(client, mara, story, 1)
    assert "Did the mayor? say this?" in said and "They said it" in said
    assert "Does the report? say this?" in written and "It does " in written and "They said it" not in written
    assert "what the text has the mayor say" in said


def test_who_denies_is_asked_whether_they_did(client, mara, add_story):
    story = add_story("Short\nThe mayor denied that the bridge is closed.\nThe mayor said that it is open.\n")
    denied, said = card(client, mara, story, 0), card(client, mara, story, 1)
    assert "Did the mayor? deny this? ✓ They did ✗ They didn’t" in denied
    assert "what the text has the mayor deny" in denied
    assert "Did the mayor? say this? ✓ They said it ✗ They didn’t" in said


def test_who_declines_or_promises_is_asked_whether_they_did_so(client, mara, add_story):
    story = add_story(
        "Short\nThe mayor declined to say who had ordered the pictures.\n"
        "The mayor vowed to answer by Friday.\nThe mayor claimed to be ill, but said he would come.\n"
    )
    declined, vowed, claimed = (card(client, mara, story, number) for number in range(3))
    assert "Did the mayor? decline to say who had ordered the" in declined and "✓ They did ✗" in declined
    assert "Did the mayor? vow to answer by Friday?" in vowed and "They said it" not in declined + vowed
    assert "Did the mayor? claim to be ill?" in claimed


def test_a_saying_of_nobody_named_is_asked_as_one(client, mara, add_story):
    story = add_story("Short\nThe bridge is closed, the mayor said.\n")
    nobody = {"source": None, "source_name": "", "source_start": None, "source_end": None}
    AttributionVersion.objects.filter(article=story).update(**nobody)
    html = card(client, mara, story)
    assert "Did somebody? say this?" in html and "what the text has somebody say" in html
    assert "who says so: somebody?" in printed(client, story)


def test_somebodys_word_is_not_called_ours(client, mara, add_story):
    story = add_story("Short\nThe bridge is closed since the morning.\n")
    assert "we say this ourselves" in card(client, mara, story) and "our words" in printed(client, story)
    EvidenceStatusVersion.objects.filter(article=story).update(value=EvidenceStatus.ASSERTION_ONLY)
    told = card(client, mara, story)
    assert "Yet it is given as somebody’s word: add whose" in told and "ourselves" not in told
    assert "who says so: not found" in printed(client, story)


def test_a_colon_is_no_word_that_takes_a_stand(client, mara, add_story):
    story = add_story('Short\nThe council said it is old.\nPolice chief Ada Lund: "The bridge is closed."\n')
    said, colon = card(client, mara, story, 0), card(client, mara, story, 1)
    assert "Ada Lund? a guess" in colon and "takes no side" not in colon and "full quote" in colon
    assert "said takes no side" in said


def test_what_is_asked_for_stands_in_one_pair_of_quotation_marks(client, mara, add_story):
    story = add_story(
        'Short\nThe mayor said it was "not closed", but the council replied: "It opens on Monday at six."\n'
    )
    html = page(client, mara, story)
    asked = re.findall(r"say <q[^>]*>(.*?)</q>", html)
    assert asked == ["it was &quot;not closed&quot;", "It opens on Monday at six."]


def test_our_words_are_split_off_only_where_one_cut_leaves_them_alone(client, mara, add_story):
    story = add_story(
        "Short\nMayor Ada Lund, who left office in May, said the bridge is closed.\n"
        "The bridge is closed, the mayor said, and the council left the old hall through the garden.\n"
    )
    inside, at_the_end = page(client, mara, story, 0), page(client, mara, story, 1)
    assert "who left office in May" in words(inside) and "Split them off" not in inside
    assert "and the council left the old hall" in words(at_the_end) and "Split them off" in at_the_end


def test_the_three_strongest_reasons_are_shown(client, mara, add_story):
    story = add_story("Prices rise\nBread prices rose 12 percent last year, the highest since 1998.\n")
    reasons = outline_of(story, mara).rows[0].reasons
    assert len(reasons) > 3
    shown = re.search("Worth a check: (.*)</p>", page(client, mara, story)).group(1)
    assert shown == ", ".join(reasons[:3])
    assert ", ".join(reasons[:3]) + "<" in client.get(reverse("claims")).content.decode()


def test_a_language_that_is_not_read_is_not_said_to_lack_anything(client, mara, add_story):
    story = add_story(GERMAN, language="de")
    html = card(client, mara, story)
    assert "Not read. Who says so is found in English texts only; this one is in German." in html
    assert "Article offers not read" in html and "Confirm what" not in html
    assert "No attribution found" not in html and "Nothing shown" not in html
    paper = printed(client, story)
    assert "was not read: the text is in German" in paper
    assert "our words" not in paper and "article offers:" not in paper
    whole = words(client.get(reverse("desk", args=[story.pk])).content.decode())
    assert "1 claim and the headline" in whole and "attributed to" not in whole


def test_what_a_person_says_of_an_unread_claim_is_shown(client, mara, add_story):
    story = add_story(GERMAN, language="de")
    place = places_in(story)[1]
    assert {row.evidence_status for row in claim_rows([story.pk], viewer=mara)} == {""}
    guess, shown = EvidenceStatusVersion.objects.get(claim=place.claim), EvidenceStatus.UNSTATED
    change_evidence_status(actor=mara, placement=place, version=guess, value=shown, warnings=[])
    assert [row.evidence_status for row in claim_rows([story.pk], viewer=mara)] == ["", "unstated"]
    assert f"Article offers {shown.label}" in card(client, mara, story)
    assert f"article offers: {shown.label.lower()}" in printed(client, story)


def test_on_paper_a_guess_wears_its_question_mark(client, story):
    paper = printed(client, story)
    assert "who says so: the ministry?" in paper and "article offers: their word only?" in paper
    version = AttributionVersion.objects.current().filter(article=story, source_name="the ministry").first()
    place = next(place for place in places_in(story) if place.start <= version.start < place.end)
    client.post(reverse("confirm-attribution", args=[story.pk, version.pk]), {"placement": place.pk})
    assert "who says so: the ministry ·" in printed(client, story)


def test_a_mark_that_waits_for_the_other_question_says_so(client, mara, story):
    place = places_in(story)[3]
    assert "is still open" not in (before := card(client, mara, story, 2)) and "Did the ministry" in before
    given = {"mark": "verified", "former": "", "current": ""}
    client.post(reverse("mark", args=[story.pk, place.pk]), given)
    assert "the question above is still open" in card(client, mara, story, 2)
    version = AttributionVersion.objects.current().get(article=story, source_name="the ministry")
    answer = {"answer": "yes", "former": "", "placement": place.pk}
    client.post(reverse("said", args=[story.pk, version.attribution_id]), answer)
    assert "is still open" not in card(client, mara, story, 2)


def test_a_quotation_of_the_headline_that_the_story_lacks_is_told_by_itself(client, mara, add_story):
    story = add_story("Lind ‘gave away’ the keys\n“I kept the keys,” Ada Lind said on the quay.\n")
    headline = page(client, mara, story, -1)
    assert "Nobody says this in the body: <q>gave away</q>" in headline
    assert "Not in the body" not in headline
    assert "Nobody says this" not in page(client, mara, story)
