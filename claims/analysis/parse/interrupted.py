"""Finds what is said before a cue verb, and what goes on behind one that only interrupts it."""

from claims.analysis.function_words import RESUMES, TIME_WORDS
from claims.analysis.lexicon import Verb
from claims.analysis.parse.lexicon import PARSED_VERBS, TAG_VERBS
from claims.analysis.parse.subjects import EMPTY_SUBJECTS, is_passive, own_subject
from claims.analysis.parse.tree import Range, Tree

_TIMES = frozenset(["since", "during", "after", "before", "until"])
_BREAKS = frozenset([",", "--", "-", "—", "–"])
_FURTHEST_COMMA = 14  # tokens behind a verb that interrupts what it reports


def said_before(tree: Tree, verb: int, entry: Verb) -> Range | None:
    """What stands before "…, Holt said" or "…," said Holt; None where nothing there is reported."""
    if entry.lemma not in TAG_VERBS and tree.low[verb : verb + 3] != ["pointed", "out", ","]:
        return None
    subject = own_subject(tree, verb)
    front = min(verb, tree.left[subject]) if subject is not None else _front(tree, verb)
    if front == 0 or not (tree.low[front - 1] in _BREAKS or tree.is_quote(front - 1)):
        return None
    if tree.deps[verb] == "parataxis" or ends_the_sentence(tree, verb):
        return _after_colon(tree, (tree.left[tree.heads[verb]], front))
    clause = next((kid for kid in tree.children(verb, "ccomp", "parataxis", "dep") if kid < verb), None)
    quoted = tree.is_quote(front - 1) or front > 1 and tree.is_quote(front - 2)
    if clause is None and not (quoted and tree.left[verb] < front):
        return None
    return _after_colon(tree, (tree.left[verb], front))


def ends_the_sentence(tree: Tree, verb: int) -> bool:
    """ "The bridge fell, a monitor and two witnesses said": taken for a second clause by the parser.

    Or "The bridge fell, according to a monitor".
    """
    if tree.low[verb] == "according":
        return True
    entry, subject, over = PARSED_VERBS.get(tree.low[verb]), own_subject(tree, verb), tree.heads[verb]
    if entry is None or entry.lemma not in TAG_VERBS or subject is None or subject > verb:
        return False
    front = tree.left[subject]
    if tree.deps[verb] not in {"conj", "ccomp"} or over >= front or tree.at(front - 1) != ",":
        return False
    joined = any(over < kid < front for kid in tree.children(over, "cc"))
    return not joined and tree.deps[over] == "ROOT" and not _reports_behind(tree, verb)


def _reports_behind(tree: Tree, verb: int) -> bool:
    return any(kid > verb for kid in tree.children(verb, "ccomp", "dobj", "xcomp", "dative", "prt"))


def _front(tree: Tree, verb: int) -> int:
    return min([verb, *tree.children(verb, "aux", "advmod", "neg")])


def _after_colon(tree: Tree, piece: Range) -> Range:
    """What leads up to a quotation by a colon is not part of it."""
    for at in range(piece[1] - 2, piece[0], -1):
        if tree.low[at] in {":", ";"} and any(
            tree.is_quote(next_) for next_ in range(at + 1, min(at + 3, piece[1]))
        ):
            return at + 1, piece[1]
    return piece


def judged(tree: Tree, verb: int, entry: Verb) -> Range | None:
    """Of whom it is said: the subject in "Holt is expected to …", "Holt was accused of …"."""
    if "h" in entry.takes or not is_passive(tree, verb):
        return None
    subject = tree.child(verb, "nsubjpass")
    if subject is None or subject > verb or tree.low[subject] in EMPTY_SUBJECTS:
        return None
    return tree.reach(subject)


def interrupts(tree: Tree, verb: int) -> bool:
    """Whether a comma, colon or quotation follows the verb: "The plan, Holt said, is dead"."""
    return any(
        tree.low[at] in {",", ":"} or tree.is_quote(at)
        for at in range(verb + 1, min(len(tree), verb + _FURTHEST_COMMA))
    )


def resumed(tree: Tree, verb: int) -> Range | None:
    """The rest of what the cue only interrupts: "The plan, Holt said, is dead", "…, Holt said, because …"."""
    subject = own_subject(tree, verb)
    after = max(verb + 1, tree.right[subject] if subject is not None else 0)
    while after < len(tree) and (
        tree.deps[after] in {"npadvmod", "advmod", "prt"} or tells_time(tree, after)
    ):
        after = max(after + 1, tree.right[after])
    if tree.at(after) != ",":
        return None
    if tree.at(after + 1) in RESUMES and not _is_said_apart(tree, after + 1):
        opened = (tree.right[kid] for kid in range(after + 1, len(tree)) if tree.left[kid] == after + 1)
        return after, max(opened, default=after)
    if tree.deps[verb] != "parataxis":
        return None
    over = tree.heads[verb]
    if _does_meanwhile(tree, after + 1, over):
        return None  # "…,” she says, shrugging"
    goes_on = over > verb or tree.right[over] > after + 1 and tree.tags[after + 1] not in {"VBG", "CC"}
    return (after, tree.right[over]) if goes_on and not _explains(tree, after + 1) else None


def _does_meanwhile(tree: Tree, begin: int, verb: int) -> bool:
    """ "Shrugging", taken for the main verb of "“It's over,” she says, shrugging"."""
    if verb < begin or tree.tags[verb] != "VBG" or tree.child(verb, "aux") is not None:
        return False
    return all(tree.deps[at] == "advmod" for at in range(begin, verb))


def _is_said_apart(tree: Tree, begin: int) -> bool:
    """ "…, said Holt, although he conceded that …": the clause behind the comma is another saying."""
    verb = tree.heads[begin]
    entry = PARSED_VERBS.get(tree.low[verb])
    reports = tree.child(verb, "ccomp", "neg") is not None  # or does not: "though he will not say which"
    return entry is not None and reports and own_subject(tree, verb) is not None


def _explains(tree: Tree, begin: int) -> bool:
    """Whether an apposition begins there: "…, Holt said, one of the oldest in town" is the outlet's own."""
    at = begin
    while tree.left[tree.heads[at]] >= begin and tree.heads[at] != at:
        at = tree.heads[at]
    return tree.deps[at] == "appos"


def tells_time(tree: Tree, kid: int) -> bool:
    """ "on Tuesday", "since the debate", "last week"."""
    if tree.deps[kid] == "npadvmod":
        return True
    if tree.deps[kid] != "prep" or tree.low[kid] == "of":
        return False
    if tree.low[kid] in _TIMES:
        return True
    relative = "relcl" in tree.deps[kid : tree.right[kid]]  # "at Brint that has stood idle since April"
    return not relative and tree.at(tree.right[kid] - 1) in TIME_WORDS
