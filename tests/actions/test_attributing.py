"""A person sets who says so: every span is checked, one wins, and everything can be taken back."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions._chosen import Words
from claims.actions.attributing import (
    Given,
    add_attribution,
    change_attribution,
    change_evidence_status,
    given_in,
    remove_attribution,
)
from claims.actions.newsroom import make_source, save_source
from claims.actions.refused import Refused
from claims.actions.review import answer_said
from claims.actions.stale import Stale
from claims.actions.undo import undo_last
from claims.models import (
    Alias,
    Article,
    AttributionVersion,
    Event,
    EvidenceStatusVersion,
    Placement,
    Source,
)
from claims.queries.history_check import check_article, check_newsroom
from claims.vocabulary import (
    Channel,
    CueClass,
    EventKind,
    EvidenceStatus,
    SaidAnswer,
    SourceType,
    TextWarning,
)
from tests.together import at_once


@pytest.fixture
def version(twin: Article) -> AttributionVersion:
    """Tarsk claimed to have brought down three helicopters."""
    return AttributionVersion.objects.current().get(article=twin, source_name="Tarsk")


@pytest.fixture
def placement(twin: Article, version: AttributionVersion) -> Placement:
    rows = Placement.objects.current().filter(article=twin, start__lte=version.start, end__gte=version.end)
    return rows.select_related("article", "claim", "revision").get()


def words(placement: Placement, text: str) -> Words:
    start = placement.revision.text.index(text, placement.start)
    return Words(start, start + len(text), text)


def given(placement: Placement, **changes) -> Given:
    said = words(placement, "to have brought down three Velmaran helicopters")
    chosen = {
        "contents": [said],
        "cues": [(words(placement, "also claimed"), CueClass.DOUBT)],
        "source_words": words(placement, "Tarsk"),
        "source_name": "Tarsk",
        "source_type": SourceType.NAMED_GROUP,
    }
    return Given(**chosen | changes)


def now(version: AttributionVersion) -> AttributionVersion:
    return AttributionVersion.objects.current().get(attribution=version.attribution_id)


def last_kind() -> str:
    return Event.objects.order_by("pk").last().kind


def check(article: Article) -> None:
    assert check_article(article) == []
    assert check_newsroom() == []


def test_a_person_changes_who_says_so(mara, placement, version):
    chosen = given(placement, channel=Channel.STATEMENT)
    change_attribution(actor=mara, placement=placement, version=version, given=chosen)
    after = now(version)
    assert (after.confirmed_by, after.confidence, after.channel) == (mara, 1, "statement")
    cue, said = chosen.cues[0][0], chosen.contents[0]
    assert after.cues == [[cue.start, cue.end, "doubt"]]
    assert after.contents == [[said.start, said.end]]
    assert (after.start, after.end) == (cue.start, said.end)
    assert last_kind() == EventKind.ATTRIBUTION_CHANGED
    check(placement.article)
    undo_last(actor=mara, article=placement.article)
    assert (now(version).cues, now(version).confirmed_by) == (version.cues, None)
    check(placement.article)


def test_saving_a_guess_as_it_is_confirms_it_and_again_changes_nothing(mara, placement, version):
    confirmed = change_attribution(actor=mara, placement=placement, version=version, given=given_in(version))
    assert last_kind() == EventKind.ATTRIBUTION_CONFIRMED
    before = Event.objects.count()
    again = change_attribution(actor=mara, placement=placement, version=confirmed, given=given_in(confirmed))
    assert (again.pk, Event.objects.count()) == (confirmed.pk, before)
    check(placement.article)


def test_one_is_added_and_taken_back(mara, placement):
    chosen = given(placement, contents=[words(placement, "over the marshes")], cues=[], source_words=None)
    added = add_attribution(actor=mara, placement=placement, given=chosen)
    assert (added.confirmed_by, added.source_start, added.cues) == (mara, None, [])
    check(placement.article)
    undo_last(actor=mara, article=placement.article)
    assert not AttributionVersion.objects.current().filter(attribution=added.attribution).exists()
    check(placement.article)


def test_one_that_somebody_answered_since_is_not_taken_back(mara, oskar, placement):
    chosen = given(placement, contents=[words(placement, "over the marshes")], cues=[], source_words=None)
    added = add_attribution(actor=mara, placement=placement, given=chosen)
    asked = {"placement": placement, "attribution": added.attribution}
    answer_said(actor=oskar, answer=SaidAnswer.YES, former=None, **asked)
    with pytest.raises(Stale):
        undo_last(actor=mara, article=placement.article)
    assert AttributionVersion.objects.current().filter(attribution=added.attribution).exists()
    undo_last(actor=oskar, article=placement.article)
    undo_last(actor=mara, article=placement.article)
    with pytest.raises(Stale):
        answer_said(actor=oskar, answer=SaidAnswer.YES, former=None, **asked)
    check(placement.article)


def test_one_is_removed_and_comes_back(mara, placement, version):
    remove_attribution(actor=mara, placement=placement, version=version)
    assert not AttributionVersion.objects.current().filter(attribution=version.attribution).exists()
    with pytest.raises(Stale):
        remove_attribution(actor=mara, placement=placement, version=version)
    undo_last(actor=mara, article=placement.article)
    assert now(version).contents == version.contents
    check(placement.article)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda p: {"contents": []}, "what they said"),
        (lambda p: {"contents": [Words(p.start, p.start)]}, "at least one word"),
        (lambda p: {"contents": [Words(-4, p.start)]}, "at least one word"),
        (lambda p: {"contents": [Words(p.end, 10**9)]}, "at least one word"),
        (lambda p: {"contents": [Words(p.start, p.start + 5, "Other")]}, "does not stand"),
        (lambda p: {"source_words": Words(0, 9)}, "too far away"),
        (lambda p: {"contents": [Words(p.start - 20, p.start + 20)]}, "too far away"),
        (lambda p: {"contents": [Words(p.start, p.start + 9), Words(p.start + 5, p.end)]}, "chosen twice"),
        (lambda p: {"contents": [Words(p.start - 20, p.start - 4)], "cues": []}, "in the claim"),
        (lambda p: {"contents": [Words(p.start + n, p.start + n + 1) for n in range(40)]}, "too many"),
        (lambda p: {"source_type": SourceType.UNNAMED_GROUP, "keep": True}, "unnamed"),
        (lambda p: {"source_type": None, "keep": True}, "what kind"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(mara, placement, version, change, why):
    before = Event.objects.count()
    with pytest.raises(Refused, match=why):
        change_attribution(
            actor=mara, placement=placement, version=version, given=given(placement, **change(placement))
        )
    assert Event.objects.count() == before
    assert not Source.objects.exists()


def test_the_source_may_stand_in_the_paragraph_before(mara, placement, version):
    text = placement.revision.text
    start = text.rindex("Brevsk", 0, placement.start)
    chosen = given(placement, source_words=Words(start, start + 6, "Brevsk"))
    change_attribution(actor=mara, placement=placement, version=version, given=chosen)
    assert now(version).source_start == start


def test_a_reader_and_a_former_text_are_turned_away(ana, mara, placement, version):
    about = {"placement": placement, "version": version, "given": given(placement)}
    with pytest.raises(PermissionDenied):
        change_attribution(actor=ana, **about)
    Placement.objects.filter(pk=placement.pk).update(until=99)
    with pytest.raises(Stale, match="text of this claim changed"):
        change_attribution(actor=mara, **about)


def test_a_source_is_made_on_the_way_and_the_namesakes_join_it(mara, placement, version, twin):
    velmara = AttributionVersion.objects.current().filter(article=twin, source_name="Velmara")
    first, *others = velmara
    place = Placement.objects.select_related("article", "claim", "revision").get(
        article=twin, start__lte=first.contents[0][0], end__gte=first.contents[0][1], until=None
    )
    named = {"source_name": "Velmaran government", "keep": True, "alias": "Velmara"}
    chosen = Given(**vars(given_in(first)) | named)
    assert len(others) >= 2
    change_attribution(actor=mara, placement=place, version=first, given=chosen, others=True)
    source = Source.objects.get()
    assert sorted(source.aliases.values_list("text", flat=True)) == ["Velmara", "Velmaran government"]
    assert {now(each).source for each in [first, *others]} == {source}
    assert [now(each).confirmed_by for each in [first, *others]] == [mara, *[None] * len(others)]
    check(twin)
    undo_last(actor=mara, article=twin)
    assert {now(each).source for each in [first, *others]} == {None}
    assert velmara.count() == len(others) + 1
    check(twin)


def test_a_source_is_found_by_any_of_its_names_case_and_accents_aside(mara, placement, version):
    source = make_source(actor=mara, name="Tàrskan Ministry", source_type=SourceType.NAMED_GROUP)
    chosen = given(placement, source_name="the tarskan MINISTRY", keep=True)
    changed = change_attribution(actor=mara, placement=placement, version=version, given=chosen)
    assert (changed.source, changed.source_name) == (source, "Tàrskan Ministry")
    assert Source.objects.count() == 1


def test_a_name_of_another_source_is_refused_by_name(mara, placement, version):
    make_source(actor=mara, name="Brevsk Guard", source_type=SourceType.NAMED_GROUP, aliases=["Tarsk"])
    chosen = given(placement, source_name="Tarskan army", keep=True, alias="Tarsk")
    with pytest.raises(Refused, match="“Tarsk” is a name of Brevsk Guard already"):
        change_attribution(actor=mara, placement=placement, version=version, given=chosen)
    assert Source.objects.count() == 1


def test_reviewers_add_names_but_only_editors_change_a_source(mara, ana, edda, placement, version):
    source = make_source(actor=mara, name="Tarskan army", source_type=SourceType.NAMED_GROUP)
    chosen = given(placement, source=source, alias="Tarsk")
    change_attribution(actor=mara, placement=placement, version=version, given=chosen)
    assert set(Alias.objects.values_list("text", flat=True)) == {"Tarsk", "Tarskan army"}
    with pytest.raises(PermissionDenied):
        save_source(actor=mara, source=source, aliases=[])
    with pytest.raises(PermissionDenied):
        make_source(actor=ana, name="Somebody", source_type=SourceType.NAMED_PERSON)
    save_source(actor=edda, source=source, aliases=[])
    assert check_newsroom() == []


def status(placement: Placement) -> EvidenceStatusVersion:
    return EvidenceStatusVersion.objects.current().get(claim=placement.claim)


def test_what_the_article_offers_is_changed_by_hand(mara, placement):
    about = {"actor": mara, "placement": placement, "value": EvidenceStatus.VISUAL_HANDOUT}
    warnings = [TextWarning.HEDGED, TextWarning.ANONYMOUS]
    former = status(placement)
    change_evidence_status(version=former, warnings=warnings, **about)
    after = status(placement)
    assert (after.value, after.confirmed_by, after.start) == ("visual_handout", mara, None)
    assert after.warnings == [[w.value, placement.start, placement.end] for w in warnings]
    with pytest.raises(Stale):
        change_evidence_status(version=former, warnings=[], **about)
    events = Event.objects.count()
    change_evidence_status(version=after, warnings=warnings, **about)
    assert Event.objects.count() == events
    check(placement.article)
    undo_last(actor=mara, article=placement.article)
    assert (status(placement).value, status(placement).confirmed_by) == (former.value, None)


def test_words_that_show_a_warning_stay_with_it(mara, add_story):
    story = add_story(
        "Dam bursts\nOfficials said on condition of anonymity that the dam at Korsen had burst.\n"
    )
    row = next(row for row in EvidenceStatusVersion.objects.filter(article=story) if row.warnings)
    places = Placement.objects.current().select_related("article", "claim", "revision")
    here = places.get(claim=row.claim)
    warnings = [TextWarning(name) for name, *_ in row.warnings]
    about = {"actor": mara, "placement": here, "version": row}
    kept = change_evidence_status(value=EvidenceStatus.DATA, warnings=warnings, **about)
    assert kept.warnings == row.warnings
    check(story)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_it_at_once_one_wins(mara, oskar, edda, placement, version):
    def change(actor, channel):
        chosen = given(placement, channel=channel, source_name="Tarskan army", keep=True)
        return lambda: change_attribution(actor=actor, placement=placement, version=version, given=chosen)

    acts = [change(mara, Channel.SPEECH), change(oskar, Channel.INTERVIEW), change(edda, Channel.DATA)]
    results = at_once(acts)
    names = sorted(type(result).__name__ for result in results)
    assert names.count("AttributionVersion") == 1, results
    assert set(names) == {"AttributionVersion", "Stale"}, results
    assert Source.objects.count() == 1
    check(placement.article)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_what_is_offered_one_wins(mara, oskar, placement):
    former = status(placement)

    def change(actor, value):
        about = {"placement": placement, "version": former, "warnings": []}
        return lambda: change_evidence_status(actor=actor, value=value, **about)

    results = at_once([change(mara, EvidenceStatus.DATA), change(oskar, EvidenceStatus.EYEWITNESS)])
    assert sorted(type(result).__name__ for result in results) == ["EvidenceStatusVersion", "Stale"], results
    check(placement.article)
