"""Whatever is split, merged or given other ends: `text[start:end]` are the claim's words, in order, once.

Three machines do the same random acts. The first goes through 5,000 random Unicode texts with the functions
that decide where a claim may stand (`analysis.cuts`, `analysis.layout`), on a list of spans, not on tables:
a database would take minutes for that. The second goes through 1,000 such texts, 200 to a story, with the
actions, the database and the history, and each act must end as on the list of spans, refusals too; a tenth
is undone. The third takes 30 texts by themselves, makes claims none too, and undoes all of it again.
"""

from bisect import bisect_right
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.actions.importing import add_article
from claims.actions.reading import read_article
from claims.actions.refused import Refused
from claims.actions.spans import adjust_claim, merge_claims, set_not_a_claim, split_claim
from claims.actions.undo import undo_last
from claims.analysis.cuts import CannotStand, cuts, parts_at, says_something, with_ends
from claims.analysis.graphemes import is_between_characters
from claims.analysis.layout import lay_out
from claims.analysis.pipeline import analyse
from claims.analysis.spans import Span
from claims.models import Article, Placement, User
from claims.queries.history_check import check_article

LETTERS = [
    *"abcXYZ 12.,;:!?\"'-\n\u201c\u201d\u2013\u2026",
    *"\u00e9\u0301\u00df\u0416\u0448\u05d0\u05d1\u05bc\u0639\u0631\u4e2d\u6587\u3002\u0e01\u0e33",
    *"\ud55c\u1112\u1161\u11ab\ufb01\U0001d4b3\ufe0f\u00a0\u2028\u202e\u200f\u200d",
    *"\U0001f469\U0001f3fd\U0001f1f8\U0001f1ea",
]
TEXTS = st.text(st.sampled_from(LETTERS), max_size=70).map(lambda text: f"Rain in Korsen\n{text}a b")
STORIES, TEXTS_IN_STORY, ACTS_IN_STORY = 5, 200, 500
KINDS = ("split", "cut", "merge", "ends", "ends")
Act = tuple[str, int, int, int]


def act_of(number: int) -> Act:
    """One number is drawn for an act: what, on which claim, and two places."""
    return KINDS[number % 5], number // 5 % 97, number // 485 % 89, number // 43165 % 83


ACTS = st.lists(st.integers(0, 3_582_694).map(act_of), max_size=5)


def letters_in(text: str, spans: list[Span]) -> list[int]:
    return [at for span in spans for at in range(*span) if text[at].isalnum()]


def all_is_well(text: str, spans: list[Span]) -> bool:
    inside = all(0 <= span.start < span.end <= len(text) and span.cut(text) for span in spans)
    in_order = all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))
    tidy = all(span.cut(text) == span.cut(text).strip() for span in spans)
    return inside and in_order and tidy


def places_of(what: str, text: str, claim: Span, one: int, other: int) -> Span:
    """Where a claim is to be cut, or its new ends."""
    if what == "ends":
        return Span(claim.start + one % 30 - 10, claim.end + other % 30 - 15)
    places = cuts(text, claim) if what == "split" else []
    return Span(places[one % len(places)] if places else claim.start + one % 40, claim.end)


class Story:
    """Claims as bare spans, and the rules of `actions.spans` on them."""

    def __init__(self, text: str, claims: list[Span]) -> None:
        self.text, self.claims = text, claims
        self.blocks = [block.span for block in lay_out(text).blocks]
        self.starts = [block.start for block in self.blocks]

    def block(self, at: int) -> Span:
        return self.blocks[bisect_right(self.starts, at) - 1]

    def act(self, what: str, which: int, one: int, other: int) -> None:
        if not self.claims:
            raise CannotStand
        index = which % len(self.claims)
        at, end = places_of(what, self.text, self.claims[index], one, other)
        match what:
            case "split" | "cut":
                self.split(index, at)
            case "merge":
                self.merge(index)
            case "ends":
                self.ends(index, at, end)

    def split(self, index: int, at: int) -> None:
        self.claims[index : index + 1] = parts_at(self.text, self.claims[index], at)

    def merge(self, index: int) -> None:
        one, *others = self.claims[index : index + 2]
        if not others:
            raise CannotStand
        other = others[0]
        if self.block(one.start) != self.block(other.start):
            raise CannotStand
        self.claims[index : index + 2] = [Span(one.start, other.end)]

    def ends(self, index: int, start: int, end: int) -> None:
        claim = self.claims[index]
        span = with_ends(self.text, claim, start, end, block=self.block(claim.start))
        before = self.claims[index - 1].end if index else 0
        after = self.claims[index + 1].start if index + 1 < len(self.claims) else len(self.text)
        if not Span(before, after).contains(span):
            raise CannotStand
        self.claims[index] = span


@settings(max_examples=5_000, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, ACTS)
def test_5000_texts_without_a_database(text: str, acts: list[Act]):
    story = Story(text, [claim.span for claim in analyse(text, engine="light", language="").claims])
    assert all_is_well(text, story.claims)
    odd = {edge for claim in story.claims for edge in claim if not is_between_characters(text, edge)}
    for what, *numbers in acts:
        before = list(story.claims)
        try:
            story.act(what, *numbers)
        except CannotStand:
            assert story.claims == before
        assert all_is_well(text, story.claims)
        if what != "merge":
            assert all(says_something(text, claim) for claim in story.claims if claim not in before)
        if what in ("split", "cut"):
            assert letters_in(text, story.claims) == letters_in(text, before)
        if what == "merge":
            assert {*letters_in(text, before)} <= {*letters_in(text, story.claims)}
    edges = {edge for claim in story.claims for edge in claim}
    assert all(is_between_characters(text, edge) for edge in edges - odd)


def state(article: Article) -> list[tuple]:
    current = Placement.objects.current().filter(article=article).order_by("start")
    return list(current.values_list("start", "end", "claim__kind", "claim__status", "not_a_claim"))


def act(person: User, article: Article, what: str, which: int, one: int, other: int) -> None:
    current = Placement.objects.current().filter(article=article).select_related("article", "claim")
    here = list(current.order_by("start"))
    if what == "ends" and one % 5 == 0:
        set_not_a_claim(actor=person, placement=here[which % len(here)], flag=bool(one % 2))
    else:
        correct(person, article.current_revision.text, here, what, which % len(here), one, other)


def correct(
    person: User, text: str, here: list[Placement], what: str, index: int, one: int, other: int
) -> None:
    place = here[index]
    at, end = places_of(what, text, Span(place.start, place.end), one, other)
    about = {"actor": person, "placement": place}
    match what:
        case "split" | "cut":
            split_claim(at=at, **about)
        case "merge":
            merge_claims(following=here[(index + 1) % len(here)], **about)
        case "ends":
            adjust_claim(start=at, end=end, **about)


@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=TEXTS, acts=ACTS)
def test_the_actions_keep_words_order_and_history(mara, text: str, acts: list[Act]):
    article = add_article(actor=mara, content=text, ask_for_reading=False)
    read_article(actor=mara, article=article)
    article = Article.objects.get(pk=article.pk)
    draft, before, done = article.current_revision.text, [state(article)], 0
    for what, which, one, other in acts:
        try:
            act(mara, article, what, which, one, other)
        except Refused:
            assert state(article) == before[-1]
            continue
        if state(article) != before[-1]:
            before.append(state(article))
            done += 1
        assert all_is_well(draft, [Span(*row[:2]) for row in before[-1]])
    assert check_article(article) == []
    for was in reversed(before[:-1]):
        undo_last(actor=mara, article=article)
        assert state(article) == was
    assert check_article(article) == []


def standing(article: Article, block: Span | None = None) -> list[Placement]:
    within = {"start__gte": block.start, "start__lt": block.end} if block else {}
    rows = Placement.objects.current().filter(article=article, **within).order_by("start")
    return list(rows.select_related("article", "claim", "revision"))


def spans_in(article: Article) -> list[Span]:
    """Of the whole story: two numbers a claim instead of three rows, one of which holds the text."""
    return [Span(*row[:2]) for row in state(article)]


def spans_of(places: list[Placement]) -> list[Span]:
    return [Span(place.start, place.end) for place in places]


@pytest.mark.parametrize("seed", range(STORIES))
def test_many_texts_in_a_story_end_as_they_do_without_a_database(mara, seed: int):
    chance = Random(seed)
    texts = ["".join(chance.choices(LETTERS, k=chance.randrange(70))) + "a b" for _ in range(TEXTS_IN_STORY)]
    article = add_article(
        actor=mara, content="Rain in Korsen\r\n" + "\r\n".join(texts), ask_for_reading=False
    )
    read_article(actor=mara, article=article)
    text, here = article.current_revision.text, standing(article)
    story, before = Story(text, spans_of(here)), []
    for number in range(ACTS_IN_STORY):
        what, which, one, other = act_of(chance.randrange(3_582_694))
        index, was = chance.randrange(len(here)), list(story.claims)
        block = story.block(was[index].start)
        try:
            story.act(what, index, one, other)
        except CannotStand:
            if number % 4 == 0:
                with pytest.raises(Refused):
                    correct(mara, text, here, what, index, one, other)
            continue
        correct(mara, text, here, what, index, one, other)
        others = [place for place in here if not block.start <= place.start < block.end]
        here = sorted([*others, *standing(article, block)], key=lambda place: place.start)
        assert spans_of(here) == story.claims
        before += [was] if was != story.claims else []
    assert spans_in(article) == story.claims
    assert all_is_well(text, story.claims)
    assert len(before) > ACTS_IN_STORY / 6
    assert check_article(article) == []
    for was in before[: -len(before) // 10 : -1]:
        undo_last(actor=mara, article=article)
        assert spans_in(article) == was
    assert check_article(article) == []
