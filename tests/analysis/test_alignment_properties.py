"""What holds for any two drafts: each claim in one fate, nothing carried that reads otherwise."""

from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from claims.analysis.alignment import DraftText, Fate, align, by_risk
from claims.analysis.drafts.in_order import in_order
from claims.analysis.drafts.word_difference import Change, word_difference
from claims.analysis.drafts.wording import canonical
from claims.analysis.pipeline import analyse
from claims.analysis.spans import Span
from claims.vocabulary import ClaimFate

SENTENCES = (
    "Holt opened the bridge on Wednesday.",
    "She said it cost 40 million crowns.",
    "The claim could not be verified.",
    "“We saw nothing,” said a guard.",
    "“There was smoke.",
    "It smelled of oil,” said Orlan.",
    "Tarsk also denied it – again.",
    "The names were read aloud.",
    "The figure is twice last year’s.",
    "Річка вийшла з берегів.",
    "Rain fell.",
)
WORDS = ("not", "14", "−5", "Brel", "also", "she", "reportedly,", "“so”", "🙂")
drafts = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join), min_size=0, max_size=5
).map("\n\n".join)


@st.composite
def edited(draw, originals=drafts) -> tuple[str, str]:
    """A draft, and the same with words put in and taken out, as a careless editor would."""
    old = draw(originals)
    words = old.split(" ")
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(words)))
        words[at : at + draw(st.integers(0, 2))] = draw(st.lists(st.sampled_from(WORDS), max_size=2))
    return old, " ".join(words)


def fates(old: str, new: str) -> list[Fate]:
    return align(DraftText(old), DraftText(new))


def claims(text: str) -> list[Span]:
    return [claim.span for claim in analyse(text).claims]


@given(edited())
def test_every_claim_of_both_drafts_stands_in_one_fate(pair):
    old, new = pair
    found = fates(old, new)
    assert Counter(span for fate in found for span in fate.old) == Counter(claims(old))
    assert Counter(span for fate in found for span in fate.new) == Counter(claims(new))
    assert [span for fate in found for span in fate.new] == sorted(claims(new))


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_aligned(old, new):
    found = fates(old, new)
    assert Counter(span for fate in found for span in fate.old) == Counter(claims(old))
    assert Counter(span for fate in found for span in fate.new) == Counter(claims(new))


@given(drafts | st.text(max_size=300))
def test_a_draft_aligned_with_itself_is_all_unchanged(text):
    assert all(fate.fate is ClaimFate.UNCHANGED and not fate.material for fate in fates(text, text))


@given(edited())
def test_other_words_are_never_carried(pair):
    old, new = pair
    for fate in fates(old, new):
        was = [span.cut(old) for span in fate.old]
        now = [span.cut(new) for span in fate.new]
        if fate.fate in {ClaimFate.UNCHANGED, ClaimFate.MOVED}:
            assert was == now
        elif fate.fate is ClaimFate.TYPOGRAPHIC:
            assert was != now
            assert [canonical(one).casefold() for one in was] == [canonical(one).casefold() for one in now]
        else:
            assert fate.material


@given(edited(st.lists(st.sampled_from(SENTENCES), unique=True).map(" ".join)))
def test_back_again_the_roles_are_exchanged(pair):
    old, new = pair
    back = {
        ClaimFate.NEW: ClaimFate.REMOVED,
        ClaimFate.REMOVED: ClaimFate.NEW,
        ClaimFate.SPLIT: ClaimFate.MERGED,
        ClaimFate.MERGED: ClaimFate.SPLIT,
    }
    there = Counter(back.get(fate.fate, fate.fate) for fate in fates(old, new))
    again = Counter(fate.fate for fate in fates(new, old))
    kept = {ClaimFate.UNCHANGED, ClaimFate.MOVED, ClaimFate.TYPOGRAPHIC}
    assert sum(there[one] for one in kept) == sum(again[one] for one in kept)
    if not any(ClaimFate.SPLIT in one or ClaimFate.MERGED in one for one in (there, again)):
        assert there[ClaimFate.NEW] == again[ClaimFate.NEW]
        assert there[ClaimFate.REMOVED] == again[ClaimFate.REMOVED]


@given(st.lists(st.sampled_from(SENTENCES), unique=True, min_size=2, max_size=8), st.data())
def test_one_split_there_is_one_merge_back(sentences, data):
    at = data.draw(st.integers(0, len(sentences)))
    whole = "Trams stopped across Korsen for two hours and lorries queued outside the harbour gates."
    parts = ["Trams stopped across Korsen for two hours.", "Lorries queued outside the harbour gates."]
    one = "Story\n\n" + " ".join([*sentences[:at], whole, *sentences[at:]])
    two = "Story\n\n" + " ".join([*sentences[:at], *parts, *sentences[at:]])
    there, back = fates(one, two), fates(two, one)
    assert [len(fate.new) for fate in there if fate.fate is ClaimFate.SPLIT] == [2]
    assert [len(fate.old) for fate in back if fate.fate is ClaimFate.MERGED] == [2]


@given(edited())
def test_the_riskiest_come_first_and_none_is_lost(pair):
    found = fates(*pair)
    ordered = by_risk(found)
    assert Counter(map(id, ordered)) == Counter(map(id, found))
    assert [fate.material for fate in ordered] == sorted((fate.material for fate in found), reverse=True)


@given(st.text(max_size=80), st.text(max_size=80), st.integers(0, 9), st.integers(0, 9))
def test_the_pieces_of_a_difference_are_the_two_wordings(old, new, was, now):
    pieces = word_difference(old, new, was, now)
    assert "".join(piece.old.cut("x" * was + old) for piece in pieces if piece.old) == old
    assert "".join(piece.new.cut("x" * now + new) for piece in pieces if piece.new) == new
    for piece in pieces:
        assert (piece.old is None, piece.new is None) == (
            piece.change is Change.ADDED,
            piece.change is Change.REMOVED,
        )
        if piece.change is Change.KEPT:
            assert piece.old.cut("x" * was + old).split() == piece.new.cut("x" * now + new).split()


@given(st.text(alphabet="-–—−‐'‘’\"“”«» \u00a0\u2009.,5a%€", max_size=30))
@example("‐€ 5")
def test_one_setting_is_stable(text):
    assert canonical(canonical(text)) == canonical(text)


@given(st.lists(st.integers(0, 4), max_size=40), st.lists(st.integers(0, 4), max_size=40))
def test_what_is_in_order_is_equal_and_rises(old, new):
    pairs = in_order(old, new)
    assert all(old[a] == new[b] for a, b in pairs)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in zip(pairs, pairs[1:], strict=False))
