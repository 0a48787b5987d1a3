"""What becomes of each claim of a draft in the next, by the pairs in drafts/ and the answers given there."""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from claims.analysis.alignment import DraftText, Fate, align
from claims.analysis.spans import Span
from claims.vocabulary import ClaimFate

FOLDER = Path(__file__).parent / "drafts"
TAG = re.compile(r"\{([^}]*)\}")
KEPT = {"unchanged", "moved", "typographic"}


@dataclass
class Draft:
    """A draft as read from a file: its text without the tags, and what each claim's tag says."""

    text: str = ""
    spans: list[Span] = field(default_factory=list)
    tags: list[list[str]] = field(default_factory=list)


@dataclass
class Pair:
    name: str
    old: Draft
    new: Draft


def read_draft(body: str, known: dict[str, str]) -> Draft:
    draft = Draft()
    parts = TAG.split(body)
    draft.text = parts[0]
    for tag, words in zip(parts[1::2], parts[2::2], strict=True):
        claim = words.strip() or known[tag.split()[0]]
        space = words[len(words.rstrip()) :] if words.strip() else words
        start = len(draft.text)
        draft.text += claim + space
        draft.spans.append(Span(start, start + len(claim)))
        draft.tags.append(tag.split())
    return draft


def read_pairs() -> list[Pair]:
    pairs = []
    for path in sorted(FOLDER.glob("*.txt")):
        for piece in path.read_text(encoding="utf-8").split("=== ")[1:]:
            name, _, rest = piece.partition("\n")
            before, _, after = f"\n{rest}".partition("\n--- new\n")
            old = read_draft(before.removeprefix("\n"), {})
            claims = {tag[0]: span.cut(old.text) for tag, span in zip(old.tags, old.spans, strict=True)}
            pairs.append(Pair(f"{path.stem}: {name}", old, read_draft(after, claims)))
    return pairs


PAIRS = read_pairs()


def aligned(pair: Pair) -> list[Fate]:
    return align(DraftText(pair.old.text), DraftText(pair.new.text))


@dataclass
class Answer:
    """What is right for one claim of the new draft, and what was found."""

    pair: str
    text: str
    right: str
    old: set[str]
    fate: Fate

    @property
    def matched(self) -> bool:
        return self.found_old == self.old

    found_old: set[str] = field(default_factory=set)


def answers() -> list[Answer]:
    found = []
    for pair in PAIRS:
        names = {span: tag[0] for span, tag in zip(pair.old.spans, pair.old.tags, strict=True)}
        by_new = {span: fate for fate in aligned(pair) for span in fate.new}
        for tag, span in zip(pair.new.tags, pair.new.spans, strict=True):
            olds = {word for word in tag if word.isdigit()}
            right = next((word for word in tag if not word.isdigit()), "unchanged")
            fate = by_new[span]
            found.append(
                Answer(
                    pair.name, span.cut(pair.new.text), right, olds, fate, {names[old] for old in fate.old}
                )
            )
    return found


ANSWERS = answers()


def shown(wrong: list[Answer]) -> str:
    return "\n".join(
        f"{a.pair}: {a.text!r} should be {a.right} of {a.old}, is {a.fate.fate} of {a.found_old}, "
        f"material: {a.fate.material} {a.fate.reasons}"
        for a in wrong
    )


def test_the_set_is_large_and_split_as_the_splitter_splits_it():
    assert len(PAIRS) >= 60
    for pair in PAIRS:
        for draft in (pair.old, pair.new):
            assert (
                sorted(span for fate in align(DraftText(draft.text), DraftText("")) for span in fate.old)
                == draft.spans
            ), pair.name


def test_unchanged_claims_keep_their_verdicts():
    same = [a for a in ANSWERS if a.right in KEPT]
    wrong = [a for a in same if not a.matched or a.fate.material or a.fate.fate not in KEPT]
    assert len(same) >= 150
    assert len(wrong) <= 0.01 * len(same), shown(wrong)


def test_no_verdict_is_carried_to_a_text_that_says_something_else():
    other = [a for a in ANSWERS if a.right not in KEPT | {"any"}]
    assert len(other) >= 100
    wrong = [a for a in other if not a.fate.material]
    assert not wrong, shown(wrong)


def test_edited_claims_are_matched_to_what_they_were():
    edited = [a for a in ANSWERS if a.right in {"changed", "split", "merged", "recheck"}]
    wrong = [a for a in edited if not a.matched]
    assert len(edited) >= 100
    assert len(wrong) <= 0.05 * len(edited), shown(wrong)


@pytest.mark.parametrize("word", ["typographic", "changed", "split", "merged", "new"])
def test_the_fate_is_the_one_named(word):
    named = [a for a in ANSWERS if a.right == word]
    wrong = [a for a in named if a.fate.fate != ClaimFate(word)]
    assert named
    assert len(wrong) <= 0.05 * len(named), shown(wrong)


def test_what_no_new_claim_comes_from_is_removed():
    for pair in PAIRS:
        used = {word for tag in pair.new.tags for word in tag if word.isdigit()}
        gone = {tag[0] for tag in pair.old.tags} - used
        names = {span: tag[0] for span, tag in zip(pair.old.spans, pair.old.tags, strict=True)}
        found = {names[span] for fate in aligned(pair) if fate.fate is ClaimFate.REMOVED for span in fate.old}
        assert found == gone, pair.name


def test_every_claim_stands_in_one_fate():
    for pair in PAIRS:
        fates = aligned(pair)
        assert Counter(s for fate in fates for s in fate.old) == Counter(pair.old.spans)
        assert Counter(s for fate in fates for s in fate.new) == Counter(pair.new.spans)
