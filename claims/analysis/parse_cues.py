"""Finds the words of a parsed sentence that attribute, with their speaker and the words they report."""

from dataclasses import dataclass
from itertools import pairwise

from claims.analysis.lexicon import SPEECH
from claims.analysis.parse_contents import contents_of, gives
from claims.analysis.parse_lexicon import PARSED_VERBS
from claims.analysis.parse_phrases import adjective_cue, noun_cue
from claims.analysis.parse_subjects import own_subject, speaker_of
from claims.analysis.parse_tree import Range, Tree
from claims.vocabulary import CueClass

_LONGEST_CUE = 5  # tokens
_JOINTS = frozenset([",", "--", "-", "—", "–"])


@dataclass(slots=True)
class ParsedCue:
    """One cue of a sentence, in token indexes; `pieces` are the words that it reports, in order."""

    at: int
    cue: Range
    cue_class: CueClass
    kind: str
    lemma: str
    source: Range | None
    pieces: list[Range]
    named_by: Range | None = None
    shares_source: bool = False


def find_parsed_cues(tree: Tree) -> list[ParsedCue]:
    """The cues of one sentence in reading order; each has at least one piece. Never raises."""
    found: list[ParsedCue] = []
    for index, low in enumerate(tree.low):
        cue = None
        if low in PARSED_VERBS and tree.is_verb(index):
            cue = _verb_cue(tree, index)
        elif tree.tags[index][:2] in {"NN", "JJ"} or tree.tags[index] == "VBN":
            cue = _phrase_cue(tree, index)
        if cue is not None:
            found.append(cue)
    found = _lend_verbs(tree, found)
    _untangle(tree, found)
    return found


def _lend_verbs(tree: Tree, found: list[ParsedCue]) -> list[ParsedCue]:
    """Makes one cue of a verb and its noun: "voiced concern", "repeated the claim"."""
    lent: set[int] = set()
    for cue in found:
        verb = tree.heads[cue.at]
        if cue.kind == "noun" and tree.deps[cue.at] == "dobj" and cue.at - _LONGEST_CUE < verb < cue.at:
            lent.add(verb)
            cue.cue = (verb, cue.at + 1)
    return [cue for cue in found if cue.at not in lent]


def refuted_verbs(tree: Tree) -> frozenset[int]:
    """Where words end, in code points of the text, that look like cue verbs and are none by the parse."""
    return frozenset(
        tree.base + tree.parse.ends[at]
        for at, low in enumerate(tree.low)
        if low in PARSED_VERBS
        and (
            not tree.is_verb(at)
            or gives(tree, at, PARSED_VERBS[low])
            or _has_object(tree, at)
            or _does_else(tree, at)
        )
    )


def _does_else(tree: Tree, verb: int) -> bool:
    """Whether the verb does something that it cannot say: "continued to run"."""
    goes_on = tree.child(verb, "xcomp")
    return (
        goes_on is not None
        and goes_on > verb
        and {"i", "c", "t", "h"}.isdisjoint(PARSED_VERBS[tree.low[verb]].takes)
    )


def _has_object(tree: Tree, verb: int) -> bool:
    """Whether the verb does something to a thing that it cannot say: "adding the words"."""
    thing = tree.child(verb, "dobj")
    plain = thing is not None and thing > verb and tree.tags[thing] in {"NN", "NNS"}
    entry = PARSED_VERBS[tree.low[verb]]
    if not plain or not {"n", "o", "h"}.isdisjoint(entry.takes) or tree.child(verb, "ccomp") is not None:
        return False
    return not any(tree.is_quote(at) for at in range(verb + 1, min(len(tree), verb + 3)))


def _untangle(tree: Tree, found: list[ParsedCue]) -> None:
    """Cuts the words of a cue off where the next saying begins, although the parser hung it inside them."""
    for before, cue in pairwise(found):
        if cue.lemma not in SPEECH or before.lemma not in SPEECH:
            continue
        piece = before.pieces[-1]
        if not piece[0] < cue.at < piece[1]:
            continue
        if _is_sibling(tree, before, cue):
            cue.source, cue.named_by, cue.shares_source = before.source, before.named_by, True
            before.pieces[-1] = (piece[0], _joint(tree, cue.at, piece[0] + 1))
        elif (begin := _new_saying(tree, cue)) > piece[0] + 1:
            before.pieces[-1] = (piece[0], _joint(tree, begin, piece[0] + 1))


def _joint(tree: Tree, at: int, first: int) -> int:
    """The end of what stands before the conjunction, comma and adverbs that lead up to `at`."""
    while at > first and (tree.low[at - 1] in _JOINTS or tree.deps[at - 1] in {"cc", "advmod"}):
        at -= 1
    return at


def _new_saying(tree: Tree, cue: ParsedCue) -> int:
    """Where "…, and Holt warned" begins, or 0 if the cue has no subject of its own behind a comma."""
    subject = own_subject(tree, cue.at)
    if subject is None or subject > cue.at:
        return 0
    begin = tree.left[subject]
    opened = tree.at(begin - 1) in {"and", "but"} and tree.at(begin - 2) == ","
    return begin if opened and tree.deps[cue.at] == "conj" else 0


def _is_sibling(tree: Tree, before: ParsedCue, cue: ParsedCue) -> bool:
    """Whether it is the same speaker who goes on: "…, adding that", "said he would … and insisted that"."""
    if before.source is None or own_subject(tree, cue.at) is not None:
        return False
    back = cue.at - 1
    while back > 0 and tree.deps[back] == "advmod":
        back -= 1
    if tree.tags[cue.at] == "VBG":
        return tree.low[back] in _JOINTS and tree.deps[cue.at] == "advcl"
    if tree.low[back] not in {"and", "but"} or tree.deps[cue.at] != "conj":
        return False
    if tree.at(back - 1) == "," or tree.is_quote(back - 1):
        return True
    over = tree.heads[cue.at]
    other = tree.tags[over] != tree.tags[cue.at] or tree.child(over, "aux", "auxpass") is not None
    return tree.tags[cue.at] == tree.tags[before.at] and other


def _verb_cue(tree: Tree, verb: int) -> ParsedCue | None:
    entry = PARSED_VERBS[tree.low[verb]]
    pieces = contents_of(tree, verb, entry)
    if not pieces:
        return None
    speaker = speaker_of(tree, verb)
    return ParsedCue(
        at=verb,
        cue=(verb, verb + 1),
        cue_class=entry.cue_class,
        kind=speaker.kind,
        lemma=entry.lemma,
        source=speaker.words,
        pieces=pieces,
        named_by=speaker.named_by,
        shares_source=speaker.shared,
    )


def _phrase_cue(tree: Tree, at: int) -> ParsedCue | None:
    """A noun or an adjective that attributes."""
    found = noun_cue(tree, at) if tree.tags[at].startswith("NN") else adjective_cue(tree, at)
    if found is None:
        return None
    stand, speaker, piece = found
    kind = "noun" if tree.tags[at].startswith("NN") else "adjective"
    return ParsedCue(
        at, (at, at + 1), stand, kind, tree.low[at], speaker.words, [tree.trim(piece)], speaker.named_by
    )
