"""A newer analysis replaces guesses, and never what a person has set."""

import pytest
from django.core.management import CommandError, call_command

from claims.actions import reading
from claims.actions._chosen import Words
from claims.actions.attributing import (
    Given,
    add_attribution,
    change_attribution,
    change_evidence_status,
    given_in,
    remove_attribution,
)
from claims.actions.reading import read_again_with_newer
from claims.actions.review import Opinion, answer_said, confirm_attribution, mark_claim
from claims.actions.undo import undo_last
from claims.analysis import pipeline
from claims.analysis.spans import Span
from claims.models import Article, AttributionVersion, Event, EvidenceStatusVersion, Placement, Revision
from claims.queries.history_check import check_article
from claims.vocabulary import EventKind, EvidenceStatus, Mark, SaidAnswer, SourceType, Status, TextWarning
from tests.drafting import take
from tests.together import at_once


@pytest.fixture
def newer(monkeypatch):
    """An analysis that reads every attribution and every claim a little differently."""

    def switch(**also):
        analyse = pipeline.analyse

        def read(text, **about):
            found = analyse(text, **about)
            said = tuple(one._replace(source_name=f"{one.source_name} again") for one in found.attributions)
            claims = tuple(one._replace(priority=9.0, reasons=("new",)) for one in found.claims)
            changes = {"version": pipeline.VERSION, "claims": claims, "attributions": said} | also
            return type(found)(**{name: getattr(found, name) for name in found.__slots__} | changes)

        monkeypatch.setattr(pipeline, "VERSION", pipeline.VERSION + 1)
        monkeypatch.setattr(pipeline, "analyse", read)

    return switch


def current(article: Article) -> dict[int, AttributionVersion]:
    rows = AttributionVersion.objects.current().filter(article=article)
    return {row.attribution_id: row for row in rows.order_by("start", "pk")}


def place_of(version: AttributionVersion) -> Placement:
    rows = Placement.objects.current().select_related("article", "claim", "revision")
    start, end = version.contents[0]
    return rows.filter(article=version.article, start__lt=end, end__gt=start).first()


def test_guesses_are_replaced_and_what_people_set_is_not(mara, twin, newer):
    confirmed, changed, removed, answered, *free = current(twin).values()
    confirm_attribution(actor=mara, claim=place_of(confirmed).claim, version=confirmed)
    chosen = Given(**vars(given_in(changed)) | {"source_name": "Mine", "cues": []})
    change_attribution(actor=mara, placement=place_of(changed), version=changed, given=chosen)
    remove_attribution(actor=mara, placement=place_of(removed), version=removed)
    about = {"placement": place_of(answered), "attribution": answered.attribution}
    answer_said(actor=mara, answer=SaidAnswer.YES, former=None, **about)
    spans = list(Placement.objects.current().filter(article=twin).values_list("claim", "start", "end"))

    newer()
    assert read_again_with_newer(actor=mara, article=twin)
    after = current(twin)
    assert after[confirmed.attribution_id].source_name == confirmed.source_name
    assert after[changed.attribution_id].source_name == "Mine"
    assert after[answered.attribution_id].source_name == answered.source_name
    assert removed.attribution_id not in after
    assert {after[each.attribution_id].source_name for each in free} == {
        f"{e.source_name} again" for e in free
    }
    assert len(after) == 3 + len(free)
    assert spans == list(
        Placement.objects.current().filter(article=twin).values_list("claim", "start", "end")
    )
    assert set(Placement.objects.current().filter(article=twin).values_list("priority", flat=True)) == {9.0}
    assert Revision.objects.get(article=twin).analysis_version == pipeline.VERSION
    assert check_article(twin) == []


def test_once_is_enough(mara, twin, newer):
    assert not read_again_with_newer(actor=mara, article=twin)
    newer()
    read_again_with_newer(actor=mara, article=twin)
    events = Event.objects.filter(article=twin).count()
    assert not read_again_with_newer(actor=mara, article=twin)
    assert not read_again_with_newer(actor=mara, article=twin, force=True)
    assert Event.objects.filter(article=twin).count() == events
    assert check_article(twin) == []


def test_a_mark_holds_since_the_words_are_the_same(mara, twin, newer):
    placement = Placement.objects.current().filter(article=twin).select_related("article", "claim").last()
    mark_claim(actor=mara, placement=placement, opinion=Opinion(Mark.VERIFIED), former=None)
    newer()
    read_again_with_newer(actor=mara, article=twin)
    placement.claim.refresh_from_db()
    assert placement.claim.status == Status.VERIFIED
    assert check_article(twin) == []


def test_what_a_person_added_is_not_guessed_once_more(mara, twin, newer):
    version = next(iter(current(twin).values()))
    place = place_of(version)
    chosen = Given(**vars(given_in(version)) | {"cues": [], "contents": [Words(place.start, place.end)]})
    remove_attribution(actor=mara, placement=place, version=version)
    added = add_attribution(actor=mara, placement=place, given=chosen)
    newer()
    read_again_with_newer(actor=mara, article=twin)
    assert version.attribution_id not in current(twin)
    assert current(twin)[added.attribution_id].confirmed_by == mara


def test_what_was_undone_is_a_guess_again(mara, twin, newer):
    version = next(iter(current(twin).values()))
    remove_attribution(actor=mara, placement=place_of(version), version=version)
    undo_last(actor=mara, article=twin)
    newer()
    read_again_with_newer(actor=mara, article=twin)
    assert current(twin)[version.attribution_id].source_name.endswith("again")
    assert check_article(twin) == []


def test_a_source_that_guesses_were_joined_to_is_kept(mara, twin, newer):
    first, *others = [row for row in current(twin).values() if row.source_name == "Velmara"]
    named = {"source_name": "Velmaran army", "source_type": SourceType.NAMED_GROUP, "keep": True}
    chosen = Given(**vars(given_in(first)) | named)
    change_attribution(actor=mara, placement=place_of(first), version=first, given=chosen, others=True)
    newer()
    read_again_with_newer(actor=mara, article=twin)
    assert {current(twin)[each.attribution_id].source.name for each in others} == {"Velmaran army"}


def test_guesses_go_and_come_with_the_reading(mara, twin, newer, monkeypatch):
    before = current(twin)
    newer(attributions=())
    read_again_with_newer(actor=mara, article=twin)
    assert current(twin) == {}
    monkeypatch.undo()
    monkeypatch.setattr(pipeline, "VERSION", pipeline.VERSION + 2)
    revision = Revision.objects.get(article=twin)
    assert read_again_with_newer(actor=mara, article=twin)
    assert len(current(twin)) == len(before)
    assert revision.analysis_version < Revision.objects.get(article=twin).analysis_version
    assert check_article(twin) == []


def test_only_an_unconfirmed_status_is_replaced(mara, twin, newer):
    one, two, *_ = EvidenceStatusVersion.objects.current().filter(article=twin).select_related("claim")
    place = Placement.objects.select_related("article", "claim", "revision").get(claim=one.claim)
    about = {"placement": place, "value": EvidenceStatus.DATA, "warnings": [TextWarning.HEDGED]}
    change_evidence_status(actor=mara, version=one, **about)
    found = pipeline.analyse(twin.current_revision.text, engine="auto")
    other = [c._replace(evidence=c.evidence._replace(status=EvidenceStatus.EYEWITNESS)) for c in found.claims]
    newer(claims=tuple(other))
    read_again_with_newer(actor=mara, article=twin)
    values = dict(EvidenceStatusVersion.objects.current().filter(article=twin).values_list("claim", "value"))
    assert (values.pop(one.claim_id), set(values.values())) == ("data", {"eyewitness"})


def test_where_the_text_is_cut_otherwise_claims_stay_as_they_are(mara, twin, newer):
    found = pipeline.analyse(twin.current_revision.text, engine="auto")
    shorter = [claim._replace(span=Span(claim.span.start, claim.span.end - 3)) for claim in found.claims]
    before = set(Placement.objects.current().filter(article=twin).values_list("pk", flat=True))
    newer(claims=tuple(shorter))
    read_again_with_newer(actor=mara, article=twin)
    assert set(Placement.objects.current().filter(article=twin).values_list("pk", flat=True)) == before


def test_the_command_says_what_it_read(twin, story, newer, capsys):
    newer()
    call_command("reanalyse", str(twin.pk))
    assert "1 of 1 stories" in capsys.readouterr().out
    call_command("reanalyse", all=True)
    assert "1 of 2 stories" in capsys.readouterr().out
    assert Event.objects.filter(kind=EventKind.ARTICLE_READ_AGAIN).count() == 2
    for wrong in ([], ["no-such-story"]):
        with pytest.raises(CommandError):
            call_command("reanalyse", *wrong)


@pytest.mark.django_db(transaction=True)
def test_two_workers_read_again_once(mara, twin, newer):
    newer()
    found = pipeline.analyse(twin.current_revision.text, engine="auto")
    reading.analyse, analyse = (lambda *_: found), reading.analyse
    try:
        results = at_once([lambda: read_again_with_newer(actor=mara, article=twin)] * 3)
    finally:
        reading.analyse = analyse
    assert sorted(results) == [False, False, True], results
    assert Event.objects.filter(kind=EventKind.ARTICLE_READ_AGAIN).count() == 1
    assert check_article(twin) == []


def test_a_guess_that_was_removed_stays_away_in_later_drafts_too(mara, edda, twin, newer):
    removed = next(version for version in current(twin).values() if version.cues)
    words = twin.current_revision.text[slice(*removed.contents[0])]
    remove_attribution(actor=mara, placement=place_of(removed), version=removed)
    take(edda, twin, twin.current_revision.text + "\nIt rained in Korsen.\n")
    newer()
    story = Article.objects.select_related("current_revision").get(pk=twin.pk)
    assert read_again_with_newer(actor=mara, article=story)
    text = story.current_revision.text
    said = [text[slice(*span)] for version in current(story).values() for span in version.contents]
    assert words not in said
    assert check_article(story) == []
