"""Who has what: assigned, shared out, taken back; one refusal leaves everything as it was."""

from functools import partial

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions import articles, assigning, spans
from claims.actions.articles import to_all
from claims.actions.refused import Refused
from claims.actions.review import Opinion, mark_claim
from claims.actions.undo import undo_last
from claims.analysis.cuts import cuts
from claims.analysis.spans import Span
from claims.models import Article, Assignment, Event, Placement
from claims.queries.history_check import check_article
from claims.vocabulary import EventKind, Mark
from tests.attacks.browsing import everything
from tests.finding import places_in


def had(article: Article) -> list[tuple[int | None, str]]:
    """In the order of the text."""
    order = [place.claim_id for place in places_in(article)]
    rows = Assignment.objects.current().filter(article=article).order_by("pk")
    found = list(rows.values_list("claim", "reviewer__username"))
    return sorted(found, key=lambda row: order.index(row[0]) if row[0] else -1)


def test_a_story_is_assigned_to_several_and_taken_from_all(edda, mara, oskar, story):
    made = assigning.assign_article(actor=edda, article=story, people=[mara, oskar])
    assert had(story) == [(None, "mara"), (None, "oskar")]
    assert {row.assigned_by for row in made} == {edda}
    assert assigning.assign_article(actor=edda, article=story, people=[mara]) == []
    assigning.unassign_article(actor=edda, article=story)
    assert had(story) == []
    assert check_article(story) == []
    kinds = Event.objects.filter(article=story).order_by("-number").values_list("kind", flat=True)[:2]
    assert list(kinds) == [EventKind.ARTICLE_UNASSIGNED, EventKind.ARTICLE_ASSIGNED]


def test_claims_are_shared_out_in_stretches_of_the_text(edda, mara, oskar, story):
    assigning.share_out_claims(actor=edda, article=story, people=[mara, oskar])
    names = [name for _, name in had(story)]
    assert names == ["mara"] * 4 + ["oskar"] * 3
    assert assigning.share_out_claims(actor=edda, article=story, people=[mara]) == []
    assert check_article(story) == []


def test_claims_are_shared_out_to_as_many_as_are_asked_to_read(edda, mara, oskar, person, story):
    third = person("third", "reviewer")
    Article.objects.filter(pk=story.pk).update(readings=2)
    story.refresh_from_db()
    place = places_in(story)[0]
    mark_claim(actor=mara, placement=place, opinion=Opinion(Mark.VERIFIED), former=None)
    assigning.share_out_claims(actor=edda, article=story, people=[mara, oskar, third])
    readers: dict[int, set[str]] = {}
    for claim, name in had(story):
        readers.setdefault(claim, set()).add(name)
    assert "mara" not in readers[place.claim_id] and len(readers[place.claim_id]) == 1
    assert {len(names) for claim, names in readers.items() if claim != place.claim_id} == {2}


def test_only_editors_assign_and_only_to_people_who_can(edda, mara, ana, oskar, story):
    for act in (assigning.assign_article, assigning.share_out_claims):
        with pytest.raises(PermissionDenied, match="Only editors"):
            act(actor=mara, article=story, people=[oskar])
        with pytest.raises(Refused, match="Ana Paz is a reader"):
            act(actor=edda, article=story, people=[ana])
        with pytest.raises(Refused, match="at least one"):
            act(actor=edda, article=story, people=[])
    articles.restrict(actor=edda, article=story, people=[mara])
    with pytest.raises(Refused, match="Oskar Veit does not see"):
        assigning.assign_article(actor=edda, article=story, people=[mara, oskar])
    assert had(story) == []
    assigning.assign_article(actor=edda, article=story, people=[mara])
    assert check_article(story) == []


def test_one_refusal_in_many_changes_nothing(edda, mara, oskar, add_story):
    stories = [add_story(), add_story(), add_story()]
    articles.restrict(actor=edda, article=stories[1], people=[mara])
    before = everything()
    with pytest.raises(Refused):
        to_all(stories, partial(assigning.assign_article, actor=edda, people=[mara, oskar]))
    assert everything() == before
    articles.archive(actor=edda, article=stories[2])
    before = everything()
    with pytest.raises(PermissionDenied):
        fresh = list(Article.objects.filter(pk__in=[story.pk for story in stories]))
        to_all(fresh, partial(assigning.take_article, actor=mara))
    assert everything() == before


def test_many_are_done_as_one_act_and_what_is_done_already_is_passed_over(edda, mara, add_story):
    stories = [add_story(), add_story()]
    assigning.take_article(actor=mara, article=stories[0])
    assert len(to_all(stories, partial(assigning.take_article, actor=mara))) == 1
    assert [had(story) for story in stories] == [[(None, "mara")]] * 2
    to_all(stories, partial(articles.archive, actor=edda))
    acts = Event.objects.filter(kind=EventKind.ARTICLE_ARCHIVED).values_list("act", flat=True)
    assert len(acts) == 2 and len(set(acts)) == 1


def test_due_archive_and_restriction_are_on_record(edda, mara, ada, story):
    due = story.added_at.replace(microsecond=0)
    articles.set_due(actor=edda, article=story, due=due)
    articles.set_due(actor=edda, article=story, due=due)  # nothing new
    articles.archive(actor=edda, article=story)
    articles.archive(actor=edda, article=story)
    articles.unarchive(actor=edda, article=story)
    articles.restrict(actor=edda, article=story, people=[mara])
    articles.restrict(actor=ada, article=story, people=None)
    story.refresh_from_db()
    assert (story.due, story.archived_at, story.restricted) == (due, None, False)
    assert check_article(story) == []
    assert story.history_length == 2 + 1 + 1 + 1 + 2
    for act in (articles.archive, articles.unarchive, partial(articles.set_due, due=None)):
        with pytest.raises(PermissionDenied):
            act(actor=mara, article=story)


def test_who_reads_a_claim_reads_its_parts_and_its_whole(edda, mara, oskar, story):
    assigning.share_out_claims(actor=edda, article=story, people=[mara, oskar])
    text = story.current_revision.text
    place = next(row for row in places_in(story) if cuts(text, Span(row.start, row.end)))
    reader = dict(had(story))[place.claim_id]
    spans.split_claim(actor=edda, placement=place, at=cuts(text, Span(place.start, place.end))[0])
    parts = Placement.objects.current().filter(article=story, start__gte=place.start, end__lte=place.end)
    assert [dict(had(story))[part.claim_id] for part in parts] == [reader, reader]
    one, other = parts.select_related("article", "claim").order_by("start")
    spans.merge_claims(actor=edda, placement=one, following=other)
    whole = Placement.objects.current().get(article=story, start=place.start)
    assert dict(had(story))[whole.claim_id] == reader
    undo_last(actor=edda, article=story)
    undo_last(actor=edda, article=story)
    assert dict(had(story))[place.claim_id] == reader
    assert len(had(story)) == 7
    assert check_article(story) == []
