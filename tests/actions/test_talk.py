"""Notes, questions to the writer and outcomes: who may, what is kept, and what can be taken back."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions import review, talk, undo
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.models import Article, Attribution, Event, Note, Outcome, Placement
from claims.queries.desk import offered_beside
from claims.queries.history_check import check_article
from claims.queries.outline import outline_of
from claims.queries.talk import in_words, talk_of
from claims.vocabulary import NoteKind, SaidAnswer
from claims.vocabulary import Outcome as Became
from tests.together import at_once


@pytest.fixture
def outline(story: Article, mara):
    return outline_of(story, mara)


@pytest.fixture
def place(outline) -> Placement:
    """Of a claim that nobody in the text says."""
    row = next(row for row in outline.rows if row.claim_id not in outline.attributions)
    return Placement.objects.select_related("claim", "article").get(pk=row.placement_id)


@pytest.fixture
def said(outline) -> tuple:
    """A claim that somebody says, and who."""
    row = next(row for row in outline.rows if row.claim_id in outline.attributions)
    placement = Placement.objects.select_related("claim", "article").get(pk=row.placement_id)
    return placement, Attribution.objects.get(pk=outline.attributions[row.claim_id][0].attribution_id)


def card(user, place: Placement):
    offered = offered_beside(user, place.article, [place.claim_id], card=place.claim_id)[place.claim_id]
    row = outline_of(place.article, user).row(place.claim_id)
    return talk_of(user, place.article, row, offered)


def whole(story: Article) -> None:
    assert check_article(story) == []


def test_a_reader_writes_changes_and_takes_back_a_note(ana, place, story):
    note = talk.write_note(actor=ana, placement=place, text=" Libel risk. ")
    changed = talk.change_note(actor=ana, placement=place, note=note, text="High libel risk.")
    assert changed.public_id == note.public_id
    (shown,) = card(ana, place).threads
    assert (shown.text, shown.author, shown.mine, shown.resolved) == (
        "High libel risk.",
        "Ana Paz",
        True,
        False,
    )
    undo.undo_last(actor=ana, article=story)
    assert card(ana, place).threads[0].text == "Libel risk."
    undo.undo_last(actor=ana, article=story)
    assert card(ana, place).threads == []
    assert undo.undo_last(actor=ana, article=story) is None
    whole(story)


def test_who_lost_the_right_to_mark_takes_back_notes_only(mara, place, story, person):
    opinion = review.Opinion(review.Mark.VERIFIED)
    review.mark_claim(actor=mara, placement=place, opinion=opinion, former=None)
    mara.role = "reader"
    assert undo.last_undoable(mara, story) is None


def test_replies_stand_under_what_began_the_thread_and_it_is_resolved_as_one(ana, mara, oskar, place, story):
    first = talk.write_note(actor=mara, placement=place, text="Which year?")
    talk.write_note(actor=oskar, placement=place, text="2019.", reply_to=first.public_id)
    talk.resolve_note(actor=ana, placement=place, note=first)
    shown = card(mara, place)
    assert [thread.text for thread in shown.resolved] == ["Which year?"] and shown.open == []
    assert [reply.text for reply in shown.threads[0].replies] == ["2019."]
    now = Note.objects.current().get(public_id=first.public_id)
    talk.reopen_note(actor=mara, placement=place, note=now)
    assert len(card(mara, place).open) == 1
    whole(story)


def test_only_the_author_changes_the_words(mara, oskar, edda, place):
    note = talk.write_note(actor=mara, placement=place, text="Mine.")
    for other in (oskar, edda):
        with pytest.raises(PermissionDenied):
            talk.change_note(actor=other, placement=place, note=note, text="Yours.")
    assert Note.objects.current().get().text == "Mine."


def test_the_second_of_two_windows_is_told(mara, place, story):
    """CO-13."""
    note = talk.write_note(actor=mara, placement=place, text="One.")
    talk.change_note(actor=mara, placement=place, note=Note.objects.get(pk=note.pk), text="Two.")
    with pytest.raises(Stale):
        talk.change_note(actor=mara, placement=place, note=Note.objects.get(pk=note.pk), text="Three.")
    assert Note.objects.current().get().text == "Two."
    whole(story)


@pytest.mark.django_db(transaction=True)
def test_of_ten_windows_at_once_one_changes_the_note(mara, place, story):
    note = talk.write_note(actor=mara, placement=place, text="One.")

    def change(number: int):
        seen = Note.objects.select_related("article").get(pk=note.pk)
        return talk.change_note(actor=mara, placement=place, note=seen, text=f"Window {number}")

    results = at_once([lambda number=number: change(number) for number in range(10)])
    assert sum(isinstance(result, Note) for result in results) == 1
    assert sum(isinstance(result, Stale) for result in results) == 9
    whole(story)


def test_a_note_on_a_text_that_changed_is_not_saved(mara, place):
    Placement.objects.filter(pk=place.pk).update(until=99)
    with pytest.raises(Stale):
        talk.write_note(actor=mara, placement=place, text="Too late.")
    assert not Note.objects.exists()


def test_nothing_written_is_refused_and_the_same_again_is_no_event(mara, place, story):
    with pytest.raises(Refused):
        talk.write_note(actor=mara, placement=place, text=" \n ")
    note = talk.write_note(actor=mara, placement=place, text="Once.")
    before = Event.objects.filter(article=story).count()
    assert talk.change_note(actor=mara, placement=place, note=note, text="Once. ").pk == note.pk
    assert Event.objects.filter(article=story).count() == before
    whole(story)


def test_archived_stories_take_no_notes(ada, mara, place, story):
    place.article.archived_at = story.added_at
    for act in (
        lambda: talk.write_note(actor=mara, placement=place, text="Late."),
        lambda: talk.ask_writer(actor=mara, placement=place, text="Late?"),
        lambda: talk.set_outcome(actor=ada, placement=place, value=Became.STANDS, reason="", former=None),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_people_without_a_role_write_nothing(nobody, place):
    with pytest.raises(PermissionDenied):
        talk.write_note(actor=nobody, placement=place, text="Let me in.")


def test_a_question_stays_open_until_who_asked_or_an_editor_writes_the_answer(
    ana, mara, oskar, edda, place, story
):
    with pytest.raises(PermissionDenied):
        talk.ask_writer(actor=ana, placement=place, text="Source?")
    query = talk.ask_writer(actor=mara, placement=place, text="Source?", rewrite="A loaf costs two crowns.")
    (shown,) = card(oskar, place).open
    assert (shown.kind, shown.rewrite, shown.may_answer) == (
        NoteKind.QUERY,
        "A loaf costs two crowns.",
        False,
    )
    with pytest.raises(PermissionDenied):
        talk.answer_query(actor=oskar, placement=place, note=query, answer="Yes.", resolved=True)
    with pytest.raises(PermissionDenied):
        talk.resolve_note(actor=oskar, placement=place, note=query)
    with pytest.raises(Refused):
        talk.answer_query(actor=mara, placement=place, note=query, answer=" ", resolved=True)
    half = talk.answer_query(actor=mara, placement=place, note=query, answer="Asking.", resolved=False)
    assert len(card(mara, place).open) == 1
    talk.answer_query(actor=edda, placement=place, note=half, answer="The bakers’ list.", resolved=True)
    (shown,) = card(mara, place).resolved
    assert shown.answer == "The bakers’ list."
    note = talk.write_note(actor=mara, placement=place, text="Not a question.")
    with pytest.raises(Refused):
        talk.answer_query(actor=mara, placement=place, note=note, answer="Yes.", resolved=True)
    whole(story)


def test_outcomes_are_set_changed_taken_away_and_taken_back(ana, mara, oskar, place, story):
    with pytest.raises(PermissionDenied):
        talk.set_outcome(actor=ana, placement=place, value=Became.STANDS, reason="", former=None)
    first = talk.set_outcome(actor=mara, placement=place, value=Became.STANDS, reason="", former=None)
    with pytest.raises(Stale):
        talk.set_outcome(actor=oskar, placement=place, value=Became.REMOVED, reason="", former=None)
    about = {"reason": "Wrong year.", "former": first.pk}
    asked = talk.set_outcome(actor=oskar, placement=place, value=Became.CHANGE_ASKED, **about)
    shown = card(mara, place).outcome
    assert (shown.value, shown.reason, shown.who) == (Became.CHANGE_ASKED, "Wrong year.", "Oskar Veit")
    talk.set_outcome(actor=mara, placement=place, value=None, reason="", former=asked.pk)
    assert card(mara, place).outcome is None
    undo.undo_last(actor=mara, article=story)
    assert card(mara, place).outcome.value == Became.CHANGE_ASKED
    assert Outcome.objects.current().count() == 1
    whole(story)


def test_only_editors_decide_in_their_own_name(mara, edda, place):
    about = {"placement": place, "value": Became.EDITORS_DECISION, "reason": "Ours to say.", "former": None}
    with pytest.raises(PermissionDenied):
        talk.set_outcome(actor=mara, **about)
    assert Became.EDITORS_DECISION not in card(mara, place).outcomes
    talk.set_outcome(actor=edda, **about)
    assert Became.EDITORS_DECISION in card(edda, place).outcomes


def test_runs_on_their_word_needs_somebody_who_said_it(mara, oskar, place, said, story):
    value = {"value": Became.RUNS_ON_THEIR_WORD, "reason": "", "former": None}
    with pytest.raises(Refused):
        talk.set_outcome(actor=mara, placement=place, **value)
    there, attribution = said
    answer = {"placement": there, "attribution": attribution}
    with pytest.raises(Refused):
        talk.set_outcome(actor=mara, placement=there, **value)
    no = review.answer_said(actor=oskar, answer=SaidAnswer.NO, former=None, **answer)
    with pytest.raises(Refused):
        talk.set_outcome(actor=mara, placement=there, **value)
    review.answer_said(actor=oskar, answer=SaidAnswer.YES, former=no.pk, **answer)
    assert talk.set_outcome(actor=mara, placement=there, **value)
    whole(story)


@pytest.mark.django_db(transaction=True)
def test_of_ten_outcomes_at_once_one_is_set(mara, place, story):
    acts = [
        lambda value=value: talk.set_outcome(actor=mara, placement=place, value=value, reason="", former=None)
        for value in (Became.STANDS, Became.CHANGED, Became.REMOVED, Became.CHANGE_ASKED) * 3
    ]
    results = at_once(acts)
    assert sum(isinstance(result, Outcome) for result in results) == 1, results
    assert all(isinstance(result, Stale | Outcome) for result in results)
    whole(story)


def test_it_is_one_query_more_whoever_is_called(mara, oskar, place, django_assert_num_queries):
    for number in range(5):
        talk.write_note(actor=mara, placement=place, text=f'{number}: @oskar and @"Mara Lind", see.')
    talk.set_outcome(actor=mara, placement=place, value=Became.STANDS, reason="", former=None)
    with django_assert_num_queries(4):  # two are the outline's, one is that of what the article offers
        shown = card(mara, place)
    called = [words.name for words in shown.threads[0].words if words.name]
    assert called == ["Oskar Veit", "Mara Lind"]


def test_who_may_not_see_the_story_is_not_called(mara, oskar, place, story):
    Article.objects.filter(pk=story.pk).update(restricted=True)
    story.admitted.set([mara])
    place.article.refresh_from_db()
    talk.write_note(actor=mara, placement=place, text="@oskar @mara @nobodyhere")
    (shown,) = card(mara, place).threads
    assert [words.name for words in shown.words if words.name] == ["Mara Lind"]
    assert "".join(words.text for words in shown.words) == "@oskar @mara @nobodyhere"


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Ask @oskar.", ["@oskar"]),
        ("Ask @OSKAR, please", ["@OSKAR"]),
        ("@oskar.veit", []),
        ('@"Oskar Veit" knows', ['@"Oskar Veit"']),
        ('@"Oskar V" knows', []),
        ("write to press@oskar", []),
        ("@oskar@mara", []),
        ("(@oskar)", ["@oskar"]),
        ("@ oskar", []),
    ],
)
def test_what_calls_somebody(text, called):
    called_people = {"oskar": (2, "Oskar Veit"), "oskar veit": (2, "Oskar Veit")}
    words = in_words(text, called_people)
    assert [part.text for part in words if part.name] == called
    assert "".join(part.text for part in words) == text
