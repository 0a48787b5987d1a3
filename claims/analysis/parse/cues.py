"""Finds the words of a parsed sentence that attribute, with their speaker and the words they report."""

from dataclasses import dataclass

from claims.analysis.function_words import POSSESSIVES
from claims.analysis.lexicon import PERCEIVED, SPEECH, Verb
from claims.analysis.parse.contents import contents_of, is_object_of_cue
from claims.analysis.parse.interrupted import ends_the_sentence
from claims.analysis.parse.lexicon import PARSED_VERBS, WORDED
from claims.analysis.parse.phrases import adjective_cue, noun_cue
from claims.analysis.parse.quoting import QUOTING, saying_of_quoted
from claims.analysis.parse.refuted import is_mistagged, only_does, opens_words, says_nothing
from claims.analysis.parse.subjects import is_passive, own_subject, speaker_of
from claims.analysis.parse.tree import Range, Tree
from claims.vocabulary import CueClass

_LONGEST_CUE = 5  # tokens
_OPENS_SAYING = frozenset(["and", "but", "while", "whereas"])
_CONCEDES = frozenset(["though", "although"])
_THEMSELVES = frozenset(["he", "she", "they", "it"])
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
    passed_on: Range | None = None  # who quotes the source


def find_parsed_cues(tree: Tree) -> list[ParsedCue]:
    """The cues of one sentence in reading order; each has at least one piece. Never raises."""
    found: list[ParsedCue] = []
    for index, low in enumerate(tree.low):
        cue = None
        if is_object_of_cue(tree, index) or low in PERCEIVED and _is_heard_saying(tree, index):
            continue
        if low in PARSED_VERBS and (tree.is_verb(index) or is_mistagged(tree, index)):
            cue = _verb_cue(tree, index)
        elif tree.tags[index][:2] in {"NN", "JJ"} or tree.tags[index] == "VBN":
            cue = _phrase_cue(tree, index)
        if cue is not None:
            found.append(cue)
    found = _lend_verbs(tree, found)
    _untangle(tree, found)
    for one in found:
        if one.lemma in SPEECH:
            one.pieces = [_without_act(tree, one.at, piece) for piece in one.pieces]
    return found


def _is_heard_saying(tree: Tree, heard: int) -> bool:
    """ "The aide can be heard saying": who says it is the aide."""
    to = tree.at(heard + 1) == "to"  # "was heard to say"
    entry = PARSED_VERBS.get(tree.at(heard + 1 + to))
    return entry is not None and entry.form == ("b" if to else "g") and is_passive(tree, heard)


def _lend_verbs(tree: Tree, found: list[ParsedCue]) -> list[ParsedCue]:
    """Makes one cue of a verb and its noun: "voiced concern", "repeated his claim", "denied reports"."""
    verbs = {cue.at: cue for cue in found if cue.kind not in {"noun", "adjective"}}
    lent: set[int] = set()
    for cue in found:
        verb = tree.heads[cue.at]
        quoted = '"' in tree.low[verb : cue.at]  # "have “a poor view of the sea”"
        near = cue.at - _LONGEST_CUE < verb < cue.at and not quoted
        if cue.kind == "noun" and tree.deps[cue.at] == "dobj" and near:
            lent.add(verb)
            cue.cue = (verb, cue.at + 1)
            _take_side(tree, cue, verbs.get(verb))
    return [cue for cue in found if cue.at not in lent]


def _take_side(tree: Tree, cue: ParsedCue, verb: ParsedCue | None) -> None:
    """Gives the cue the verb's subject and stand where "Orr's claim" is denied, or "his claim" repeated."""
    if verb is None or verb.source is None:
        return
    denied = verb.cue_class is CueClass.DENIAL
    if denied:
        cue.cue_class = CueClass.DENIAL
    if denied or cue.source and tree.low[cue.source[0]] in POSSESSIVES:
        cue.source, cue.named_by = verb.source, verb.named_by


def _untangle(tree: Tree, found: list[ParsedCue]) -> None:
    """Cuts the words of a cue off where the next saying begins, although the parser hung it inside them."""
    for number, cue in enumerate(found):
        conceded = _is_conceded(tree, cue.at)
        before = next((one for one in reversed(found[:number]) if _swallows(one, cue, conceded)), None)
        if before is None or not _may_go_on(tree, cue):
            continue
        piece = before.pieces[-1]
        if _is_sibling(tree, before, cue):
            cue.source, cue.named_by, cue.shares_source = before.source, before.named_by, True
            before.pieces[-1] = (piece[0], _joint(tree, cue.at, piece[0] + 1))
        elif (begin := _new_saying(tree, before, cue)) > piece[0] + 1:
            before.pieces[-1] = (piece[0], _joint(tree, begin, piece[0] + 1))
    _follow_refusals(tree, found)


def _follow_refusals(tree: Tree, found: list[ParsedCue]) -> None:
    """Gives the "say" of "told him of the loan, but refused to say" the speaker of "refused", who told."""
    refusing = {cue.at: cue for cue in found if cue.shares_source}
    for cue in found:
        over = refusing.get(tree.heads[cue.at])
        if over is not None and over is not cue and cue.kind == "infinitive" and tree.deps[cue.at] == "xcomp":
            cue.source, cue.named_by = over.source, over.named_by


def _is_conceded(tree: Tree, verb: int) -> bool:
    """ "…, though he stressed that": said of the same speaker."""
    subject = own_subject(tree, verb)
    if subject is None or subject > verb or tree.low[subject] not in _THEMSELVES:
        return False
    return tree.at(tree.left[subject] - 1) in _CONCEDES


def _swallows(before: ParsedCue, cue: ParsedCue, conceded: bool) -> bool:  # noqa: FBT001
    """Whether the last words that a saying, or a thought before "though he", reports hold the other cue."""
    says = conceded or before.lemma in SPEECH or before.cue_class is CueClass.DENIAL
    return says and before.pieces[-1][0] < cue.at < before.pieces[-1][1]


def _may_go_on(tree: Tree, cue: ParsedCue) -> bool:
    """Whether it may be a second cue of the same speaker: "…, blaming Orr", "… and urged all to leave"."""
    worded = tree.tags[cue.at] == "VBG" and cue.lemma in WORDED
    called = cue.lemma == "call" and tree.at(cue.at + 1) in {"on", "for"}
    return worded or called or cue.lemma in SPEECH or cue.cue_class is CueClass.COMMITMENT


def _without_act(tree: Tree, verb: int, piece: Range) -> Range:
    """Leaves out what the speaker does behind a comma: "said the dam held, thanking engineers"."""
    for at in range(max(verb, piece[0] + 2), piece[1]):
        entry = PARSED_VERBS.get(tree.low[at])
        if entry is None or tree.tags[at] != "VBG" or tree.low[at - 1] != ",":
            continue
        if entry.cue_class is CueClass.NEUTRAL and only_does(tree, at, entry):
            return piece[0], _joint(tree, at, piece[0] + 1)
    return piece


def _joint(tree: Tree, at: int, first: int) -> int:
    """The end of what stands before the conjunction, comma and adverbs that lead up to `at`."""
    while at > first and tree.deps[at - 1] == "advmod":
        at -= 1
    while at > first and (
        tree.low[at - 1] in _JOINTS or tree.low[at - 1] in _CONCEDES or tree.deps[at - 1] == "cc"
    ):
        at -= 1
    return at


def _new_saying(tree: Tree, before: ParsedCue, cue: ParsedCue) -> int:
    """Where "…, and Holt warned" begins, or 0 if the cue has no subject of its own behind a comma."""
    subject = own_subject(tree, cue.at)
    if subject is None or subject > cue.at:
        return 0
    begin = tree.left[subject]
    if (
        not _is_conceded(tree, cue.at)
        and tree.at(begin - 1) not in _OPENS_SAYING
        or tree.at(begin - 2) != ","
    ):
        return 0
    first = tree.child(before.at, "ccomp")
    second = tree.deps[cue.at] == "ccomp" and tree.heads[cue.at] == before.at and first != cue.at
    return begin if second or tree.deps[cue.at] in {"conj", "advcl"} else 0


def _is_sibling(tree: Tree, before: ParsedCue, cue: ParsedCue) -> bool:
    """Whether it is the same speaker who goes on: "…, adding that", "said he would … and insisted that"."""
    if before.source is None or own_subject(tree, cue.at) is not None:
        return False
    back = cue.at - 1
    while back > 0 and tree.deps[back] == "advmod":
        back -= 1
    if "also" in tree.low[back : cue.at] and tree.low[back] == "and":
        return True  # however the parser hung it: "claims the hills and also claims to have …"
    if tree.tags[cue.at] == "VBG":
        return _is_added(tree, before, cue, back)
    if tree.low[back] not in {"and", "but"} or tree.deps[cue.at] != "conj":
        return False
    if tree.at(back - 1) == "," or tree.is_quote(back - 1):
        return True
    over = tree.heads[cue.at]
    other = tree.tags[over] != tree.tags[cue.at] or tree.child(over, "aux", "auxpass") is not None
    if tree.tags[before.at] == "VBD" and tree.tags[cue.at] in {"VBZ", "VBP"}:
        return other  # what "said" reports is seldom in the present, so it is not "claims"
    return tree.tags[cue.at] == tree.tags[before.at] and other


def _is_added(tree: Tree, before: ParsedCue, cue: ParsedCue, back: int) -> bool:
    """ "…, adding that", "saying … and accusing": a participle with the speaker before it."""
    if tree.low[back] in {"and", "but"}:
        return tree.tags[before.at] == "VBG" != tree.tags[tree.heads[cue.at]]
    set_off = tree.low[back] in _JOINTS or tree.is_quote(back)
    return set_off and (tree.deps[cue.at] == "advcl" or cue.lemma in SPEECH and opens_words(tree, cue.at))


def _verb_cue(tree: Tree, verb: int) -> ParsedCue | None:
    entry = PARSED_VERBS[tree.low[verb]]
    if tree.low[verb] in QUOTING and saying_of_quoted(tree, verb) is not None:
        return None
    pieces = contents_of(tree, verb, entry) or _before_quoting(tree, verb)
    if not pieces or entry.takes == "q" and not _holds_quotation(tree, pieces):
        return None
    if verb == 0 and tree.low[0] == "asked":
        pieces = [_to_comma(tree, piece) for piece in pieces]
    speaker = speaker_of(tree, verb)
    if says_nothing(tree, verb, entry, speaker.kind):
        return None
    return ParsedCue(
        at=verb,
        cue=(verb, verb + 1),
        cue_class=entry.cue_class,
        kind="retold" if _is_retold(tree, verb, entry) else speaker.kind,
        lemma=entry.lemma,
        source=speaker.words,
        pieces=pieces,
        named_by=speaker.named_by,
        shares_source=speaker.shared,
        passed_on=speaker.passed_on,
    )


def _to_comma(tree: Tree, piece: Range) -> Range:
    """What was asked in "Asked if it was fair, Orr paused", where the parser took Orr for a part of it."""
    first, after = piece
    comma = next((at for at in range(first + 1, after) if tree.low[at] == ","), after)
    return first, comma


def _holds_quotation(tree: Tree, pieces: list[Range]) -> bool:
    """Whether there is a quotation to go with a "laughed" or a "began", which report nothing else."""
    return any(tree.at(at) == '"' for first, after in pieces for at in range(first - 1, after + 1))


def _before_quoting(tree: Tree, saying: int) -> list[Range]:
    """What stands before "…, the agency quoted Holt as saying"."""
    over = tree.heads[tree.heads[saying]]
    if tree.low[over] not in QUOTING or saying_of_quoted(tree, over) != saying:
        return []
    return contents_of(tree, over, PARSED_VERBS["say"])


def _is_retold(tree: Tree, verb: int, entry: Verb) -> bool:
    """ "Holt said that Orr had told her that the bridge was mined": a saying of its own within another one.

    It must be the clause that the first verb of saying reports, with a speaker who is named in it; or stand
    before another saying: "Nurses say they were told to go, an inquiry has found".
    """
    if any(ends_the_sentence(tree, kid) for kid in tree.children(verb, "ccomp", "conj")):
        return True
    over = tree.heads[verb]
    outer = PARSED_VERBS.get(tree.low[over])
    if tree.deps[verb] != "ccomp" or over > verb or outer is None or not {entry.lemma, outer.lemma} <= SPEECH:
        return False
    subject = own_subject(tree, verb)
    named = subject is not None and subject < verb and tree.tags[subject].startswith("NN")
    return named and tree.child(verb, "ccomp") is not None


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
