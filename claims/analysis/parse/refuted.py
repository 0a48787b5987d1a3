"""Tells verbs of a parsed sentence that look like cues and report nothing: "was told to leave"."""

from claims.analysis.function_words import word_set
from claims.analysis.lexicon import (
    ALSO_NOUNS,
    FURTHEST_PUSHED,
    FURTHEST_TRIED,
    PHRASAL,
    PUSHED,
    PUSHING,
    SPEECH,
    TRIED,
    Verb,
)
from claims.analysis.names.source_words import is_self_styled, what_shows
from claims.analysis.parse.giving import gives
from claims.analysis.parse.lexicon import PARSED_VERBS, PREVENTED, URGED, WORDED
from claims.analysis.parse.subjects import is_passive, speaker_of
from claims.analysis.parse.tree import Tree
from claims.vocabulary import CueClass

_CLAUSE_TAKERS = frozenset("qctwi")
_FINITE_TAGS = frozenset(["VBD", "VBZ", "VBP", "MD"])
_EMERGENCIES = word_set("report reports call calls scene alarm emergency fire blaze crash incident shooting")


def refuted_verbs(tree: Tree) -> frozenset[int]:
    """Where words end, in code points of the text, that look like cue verbs and are none by the parse."""
    return frozenset(
        tree.base + tree.parse.ends[at]
        for at, low in enumerate(tree.low)
        if low in PARSED_VERBS
        and (
            _is_no_verb(tree, at, PARSED_VERBS[low])
            or gives(tree, at, PARSED_VERBS[low])
            or _has_object(tree, at)
            or _does_else(tree, at)
            or tree.tags[at] == "VBN"
            and tree.deps[at] in {"acl", "amod"}
            and not _is_main_verb(tree, at)
            or tree.tags[at] in {"VB", "VBG"}
            and says_nothing(tree, at, PARSED_VERBS[low], speaker_of(tree, at).kind)
            or is_passive(tree, at)
            and _is_ordered(tree, at, PARSED_VERBS[low])
        )
    )


def _is_no_verb(tree: Tree, at: int, entry: Verb) -> bool:
    """By its tag, unless it is a form that can be nothing else: "prosecutors allege", "the army insists"."""
    surely = entry.lemma in SPEECH and entry.lemma not in ALSO_NOUNS and entry.form in {"b", "s"}
    taken = is_mistagged(tree, at) or _is_show_of_pictures(tree, at) or _is_set_off(tree, at, entry)
    return not (tree.is_verb(at) or surely or taken)


def _is_main_verb(tree: Tree, at: int) -> bool:
    """ "Its director, Lim Boon Keng, accused activists of lying": taken for activists who were accused."""
    if tree.at(at - 1) != ",":
        return False
    return tree.child(at, "dobj") is not None or _FINITE_TAGS.isdisjoint(tree.tags)


def _is_set_off(tree: Tree, at: int, entry: Verb) -> bool:
    """ "Lead, Orr notes, can seep in", "say it weakens, but caution that": taken for nouns."""
    if entry.form == "s":
        return tree.at(at + 1) == "," == tree.at(at - 2) and tree.tags[at - 1] in {"NNP", "PRP"}
    return entry.form == "b" and tree.at(at - 1) in {"and", "but"} and tree.at(at + 1) == "that"


def _is_show_of_pictures(tree: Tree, at: int) -> bool:
    """ "Photos released by the port show boats adrift": "show", taken for a noun before another."""
    taken = tree.deps[at] == "compound" or tree.deps[at] == "pobj" and tree.tags[at - 1] == "NNP"
    return taken and tree.low[at] == "show" and what_shows(tree.low, at)


def is_mistagged(tree: Tree, at: int) -> bool:
    """ "Rosters show that …": a noun by its tag, with a subject and a that-clause."""
    subject, clause = tree.child(at, "nsubj"), tree.child(at, "ccomp")
    return subject is not None and clause is not None and subject < at < clause


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
    if not plain or any(tree.is_quote(at) for at in range(verb, thing or verb)):
        return False  # "said in a post: “Another fantasy.”"
    if not {"n", "o", "h"}.isdisjoint(entry.takes) or tree.child(verb, "ccomp") is not None:
        return False
    return not opens_words(tree, verb)


def opens_words(tree: Tree, verb: int) -> bool:
    """Whether a quotation follows, as in "…, saying, “No.”": it is not part of what another verb reports."""
    return any(tree.is_quote(at) for at in range(verb + 1, min(len(tree), verb + 3)))


def says_nothing(tree: Tree, verb: int, entry: Verb, kind: str) -> bool:
    """Whether a verb with a speaker of this kind gives no words of theirs."""
    if (mark := tree.child(verb, "mark")) is not None and tree.low[mark] == "whether":
        return True  # "Whether Brekke knew of the plan is disputed."
    if verb == 1 and tree.low[0] == "that" and tree.at(2) == ",":
        return True  # "That said, …"
    if _does_without_words(tree, verb, entry, kind):
        return True
    if kind == "ing":
        return is_self_styled(tree.low, verb) or only_does(tree, verb, entry) or _is_prevented(tree, verb)
    if kind == "passive":
        aside = tree.at(verb - 1) == "," and tree.at(verb + 1) in {"about", "of", "to"}
        return aside or _is_ordered(tree, verb, entry)
    return kind == "infinitive" and _is_urged(tree, verb)


def _does_without_words(tree: Tree, verb: int, entry: Verb, kind: str) -> bool:
    """ "Referred questions to the ministry", "brushed her hair", "responded to a call"."""
    if entry.lemma == "write" and entry.form == "g" and tree.at(verb - 1) == "in":
        return True  # "confirmed in writing that"
    if entry.lemma in PHRASAL:
        behind = verb + 1 + (tree.at(verb + 1) in {"it", "that", "this", "them"})  # "ruled that out"
        return tree.at(behind) in PHRASAL[entry.lemma]
    if entry.lemma == "hear":
        return not TRIED.isdisjoint(tree.low[verb + 1 : verb + FURTHEST_TRIED])
    if entry.lemma == "know":
        return kind == "passive" and tree.at(verb - 2) == "what"  # "What is known about the merger"
    if entry.lemma == "refer":
        return tree.child(verb, "dobj") is not None
    if entry.lemma in PUSHING:
        return PUSHED.isdisjoint(tree.low[verb + 1 : verb + FURTHEST_PUSHED])
    if entry.lemma == "respond":
        return tree.at(verb + 1) == "to" and not _EMERGENCIES.isdisjoint(tree.low[verb + 2 : verb + 5])
    # "accuses those who ask of lying"
    return entry.lemma == "ask" and kind == "relative" and tree.at(verb + 1) == "of"


def _is_ordered(tree: Tree, verb: int, entry: Verb) -> bool:
    """ "Residents were told to leave": an order from nobody in particular, and no claim."""
    ordered = tree.child(verb, "xcomp")
    return "h" in entry.takes and ordered is not None and tree.child(verb, "agent") is None


def only_does(tree: Tree, verb: int, entry: Verb) -> bool:
    """Whether a participle tells what somebody does, thinks or sees, and gives no words of theirs."""
    if entry.lemma in SPEECH or entry.lemma in WORDED or tree.child(verb, "ccomp") is not None:
        return False
    inner = entry.cue_class in {CueClass.BELIEF, CueClass.PERCEPTION, CueClass.FACTIVE}
    return inner or _CLAUSE_TAKERS.isdisjoint(entry.takes)


def _is_prevented(tree: Tree, verb: int) -> bool:
    """ "banned from claiming asylum", "stopped him from saying": it was not said."""
    at = tree.heads[verb]
    return tree.low[at] == "from" and tree.low[tree.heads[at]] in PREVENTED


def _is_urged(tree: Tree, verb: int) -> bool:
    """ "Readers were encouraged to write and suggest names": nobody has suggested any."""
    over = tree.heads[verb]
    if tree.deps[verb] == "conj":
        over = tree.heads[over]
    return tree.low[over] in URGED and tree.child(over, "auxpass") is not None
