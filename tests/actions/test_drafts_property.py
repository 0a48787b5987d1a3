"""Random drafts of random texts, one after the other, with claims cut by hand between them."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.actions.importing import add_article
from claims.actions.proposing import compare_proposals, propose_draft
from claims.actions.reading import read_article
from claims.actions.refused import Refused
from claims.actions.revising import take_draft
from claims.actions.spans import merge_claims, set_not_a_claim, split_claim
from claims.analysis.alignment import claims_in
from claims.analysis.cuts import cuts
from claims.analysis.drafts.carried import Carried
from claims.analysis.drafts.redraft import redraft
from claims.analysis.drafts.stored import redraft_from_json, redraft_to_json
from claims.analysis.drafts.wording import canonical
from claims.analysis.spans import Span
from claims.models import Article, Placement, Verdict
from claims.queries.history_check import check_article
from claims.vocabulary import Mark
from tests.drafting import fresh, is_sound, mark, standing

WORDS = st.sampled_from(
    [
        "Rain fell. ",
        "It rained again. ",
        "“We saw it,” she said. ",
        "Ada Falk left on Monday. ",
        "The mill burned, and 412 sacks went. ",
        "So did Odo Brel. ",
        "a b ",
        "\n",
        "“ ",
        "… ",
        "5% – ",
        "中文。 ",
        "She said the wall held. ",
        "He denied it. ",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=14).map(
    lambda words: "Rain in Korsen\n" + "".join(words) + "x y"
)


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS, st.lists(st.integers(0, 10_000), max_size=4))
def test_random_pairs_without_a_database(old: str, new: str, cutting: list[int]):
    claims = [span for span, _ in claims_in(old)]
    kinds = [kind for _, kind in claims_in(old)]
    for number in cutting:  # as people split
        at = number % len(claims)
        if places := cuts(old, claims[at]):
            place = places[number % len(places)]
            first, second = Span(claims[at].start, place), Span(place, claims[at].end)
            first = Span(first.start, first.start + len(first.cut(old).rstrip()))
            claims[at : at + 1], kinds[at : at + 1] = [first, second], [kinds[at]] * 2
    found = redraft(old, claims, kinds, new)
    assert all(span.cut(new) == span.cut(new).strip() != "" for span in found.spans)
    assert all(one.end <= other.start for one, other in zip(found.spans, found.spans[1:], strict=False))
    assert sorted(at for fate in found.fates for at in fate.old_numbers) == list(range(len(claims)))
    assert sorted(at for fate in found.fates for at in fate.new_numbers) == list(range(len(found.spans)))
    for fate in found.fates:
        if not fate.material:
            assert canonical(fate.old[0].cut(old)).casefold() == canonical(fate.new[0].cut(new)).casefold()
    assert redraft_from_json(redraft_to_json(found), claims) == found


@settings(max_examples=300)
@given(TEXTS, TEXTS, st.integers(0, 500), st.integers(1, 60))
def test_words_are_found_again_or_not_at_all(old: str, new: str, start: int, length: int):
    fates = redraft(old, *zip(*claims_in(old), strict=True), new).fates
    carried = Carried(old, new, [(f.old[0], f.new[0]) for f in fates if f.old and f.new])
    span = Span(start % len(old), min(len(old), start % len(old) + length))
    now = carried.span(span)
    assert now is None or canonical(now.cut(new)) == canonical(span.cut(old))
    whole = Carried(old, old, [(Span(0, len(old)),) * 2])
    assert not any(letter.isalnum() for letter in span.cut(old)) or whole.span(span) == span


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(drafts=st.lists(TEXTS, min_size=2, max_size=4, unique=True), numbers=st.lists(st.integers(0, 999)))
def test_drafts_keep_claims_marks_and_history(edda, drafts: list[str], numbers: list[int]):
    article = add_article(actor=edda, content=drafts[0], ask_for_reading=False)
    read_article(actor=edda, article=article)
    for text in drafts[1:]:
        work_at(edda, article, numbers)
        try:
            proposal = propose_draft(actor=edda, article=fresh(article), content=text)
        except Refused:  # the same words, but for line ends
            continue
        compare_proposals(fresh(article))
        take_draft(actor=edda, proposal=proposal)
        assert is_sound(article)
        assert marks_hold_on_the_same_words(article)
    assert check_article(fresh(article)) == []


def work_at(person, article: Article, numbers: list[int]) -> None:
    for number in numbers:
        here = list(standing(article).values())
        place = here[number % len(here)]
        about = {"actor": person, "placement": place}
        try:
            match number % 4:
                case 0:
                    places = cuts(place.revision.text, Span(place.start, place.end))
                    split_claim(at=places[number % len(places)] if places else place.end, **about)
                case 1:
                    merge_claims(following=here[(number + 1) % len(here)], **about)
                case 2:
                    set_not_a_claim(flag=bool(number % 3), **about)
                case _:
                    mark(person, article, place.revision.text[place.start : place.end], Mark.DISPUTED)
        except (Refused, ValueError):  # the words stand more than once
            continue


def marks_hold_on_the_same_words(article: Article) -> bool:
    stands = {row.claim_id: row for row in Placement.objects.current().select_related("revision")}
    for verdict in Verdict.objects.current().select_related("placement__revision"):
        given, now = verdict.placement, stands.get(verdict.claim_id)
        if now and now.wording == given.wording:
            words = (given.revision.text[given.start : given.end], now.revision.text[now.start : now.end])
            assert canonical(words[0]).casefold() == canonical(words[1]).casefold()
    return True
