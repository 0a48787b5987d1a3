"""Tells verbs that give, take or count something and say nothing: "denied them visas", "claimed a seat"."""

from claims.analysis.lexicon import TAKEN, Verb
from claims.analysis.parse.tree import Tree

_SETS_TIME = frozenset(["when", "after", "before", "while", "as"])
_FINITE_TAGS = frozenset(["VBD", "VBZ", "VBP", "MD"])
_BEFORE_NOUN = frozenset(["DT", "PRP$", "JJ", "CD"])
_COUNTED = frozenset(
    ["view", "see", "read", "post", "tweet", "retweet", "publish", "repeat", "cite", "quote"]
)


def gives(tree: Tree, verb: int, entry: Verb) -> bool:
    """Whether the verb gives or takes and says nothing: "denied them visas", "was denied entry".

    Or tells how often: "a post viewed 300 times".
    """
    if entry.lemma == "claim":
        after = _after_noun(tree, verb + 1)
        taken = any(low in TAKEN for low in tree.low[verb + 1 : after])
        return taken and not _says_of_it(tree, after)
    if entry.lemma == "show" and tree.child(verb, "nsubjpass") is not None:
        return tree.child(verb, "dobj", "oprd") is not None
    if entry.lemma in _COUNTED and (often := _how_often(tree, verb)):
        return often == "dobj" or tree.child(verb, "ccomp", "xcomp") is None
    if entry.lemma == "offer":
        return tree.at(verb + 1) in {"no", "little", "few"}
    if entry.lemma != "deny":
        return False
    if tree.child(verb, "dative") is not None:
        return True
    return tree.child(verb, "nsubjpass") is not None and tree.child(verb, "dobj", "oprd") is not None


def _how_often(tree: Tree, verb: int) -> str:
    """The label of the "times" in "viewed 300 times", "repeated three times that", else ""."""
    often = tree.child(verb, "dobj", "npadvmod")
    return tree.deps[often] if often is not None and tree.low[often] == "times" else ""


def _says_of_it(tree: Tree, at: int) -> bool:
    """Whether a verb follows in the same clause: "claimed 40 percent of the votes were forged"."""
    while at < len(tree) and tree.deps[at] not in {"mark", "punct"} and tree.low[at] not in _SETS_TIME:
        if tree.tags[at] in _FINITE_TAGS:
            return True
        at += 1
    return False


def _after_noun(tree: Tree, at: int) -> int:
    """The end of a plain noun phrase that begins at `at`, up to its noun: "41 percent", "a second term"."""
    while at < len(tree) and tree.tags[at] in _BEFORE_NOUN:
        at += 1
    while at < len(tree) and tree.tags[at] in {"NN", "NNS"}:
        at += 1
    return at
