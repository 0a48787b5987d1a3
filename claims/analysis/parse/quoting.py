"""Finds the "saying" of "the agency quoted Holt as saying", wherever the parser hung it."""

from claims.analysis.function_words import word_set
from claims.analysis.parse.tree import Tree

QUOTING = word_set("quote quotes quoted quoting cite cites cited citing")
_FURTHEST_SAYING = 16  # tokens: "quoted Holt, the mayor of Tarsk, as saying"


def saying_of_quoted(tree: Tree, verb: int) -> int | None:
    """The "saying" of "quoted Holt as saying", wherever the parser hung it."""
    by = next((at for at in tree.children(verb, "prep") if tree.low[at] == "as"), None)
    saying = tree.child(by, "pcomp") if by is not None else None
    if saying is not None and tree.tags[saying] == "VBG":
        return saying
    near = range(verb + 2, min(len(tree), verb + _FURTHEST_SAYING))
    return next((at for at in near if tree.low[at] == "saying" and tree.low[at - 1] == "as"), None)
