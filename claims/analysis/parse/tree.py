"""A parsed sentence as plain data, and the questions that the reading of attributions asks of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.analysis.spans import Span

Range = tuple[int, int]  # token indexes, half-open

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_QUOTE_TAGS = frozenset(("``", "''"))
_NOUN_PARTS = frozenset(("compound", "nmod", "amod", "det", "poss", "nummod"))
_MARKS = frozenset((",", ";", ":", "-", "--", "–", "—", "―", "."))


@dataclass(frozen=True, slots=True)
class Parse:
    """One sentence as a parser gives it: parallel tuples, one entry a token.

    `starts` and `ends` are code points of the sentence's own text, `heads` are token indexes (a root is its
    own head), `deps` are the labels of English spaCy models (ClearNLP), `tags` are Penn Treebank tags.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    tags: tuple[str, ...]


class Tree:
    """A parse laid over the text: words, children and the reach of each token's subtree."""

    __slots__ = ("base", "deps", "heads", "kids", "left", "low", "parse", "raw", "right", "tags")

    def __init__(self, parse: Parse, text: str, base: int) -> None:
        self.parse = parse
        self.base = base
        self.tags = parse.tags
        self.heads, self.deps = _with_plural_subjects(parse)
        bounds = zip(parse.starts, parse.ends, strict=True)
        self.raw = [text[base + start : base + end] for start, end in bounds]
        self.low = [word.lower().translate(_PLAIN) for word in self.raw]
        self.kids: list[list[int]] = [[] for _ in self.heads]
        self.left = list(range(len(self.heads)))
        self.right = list(range(1, len(self.heads) + 1))
        for index, head in enumerate(self.heads):
            if head != index:
                self.kids[head].append(index)
            self._reach(index)

    def _reach(self, index: int) -> None:
        """Tells every token above `index` that its subtree covers it; ends on a broken tree, too."""
        at = index
        for _ in self.heads:
            self.left[at] = min(self.left[at], index)
            self.right[at] = max(self.right[at], index + 1)
            if self.heads[at] == at:
                return
            at = self.heads[at]

    def __len__(self) -> int:
        return len(self.low)

    def at(self, index: int) -> str:
        """The word at `index` in small letters, or "" beyond either end."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def children(self, index: int, *deps: str) -> Iterator[int]:
        """The tokens right below `index` that carry one of the labels, in order."""
        return (kid for kid in self.kids[index] if self.deps[kid] in deps)

    def child(self, index: int, *deps: str) -> int | None:
        """The first token right below `index` that carries one of the labels."""
        return next(self.children(index, *deps), None)

    def reach(self, index: int) -> Range:
        """The tokens from the first to the last below `index`, itself included."""
        return self.left[index], self.right[index]

    def root(self, index: int) -> int:
        """The token at the top of the tree that `index` stands in."""
        for _ in self.heads:
            if self.heads[index] == index:
                break
            index = self.heads[index]
        return index

    def is_verb(self, index: int) -> bool:
        """Whether the token is tagged as a verb in any form."""
        return self.tags[index].startswith("VB")

    def is_quote(self, index: int) -> bool:
        """Whether the token is a quotation mark."""
        return self.tags[index] in _QUOTE_TAGS or self.low[index] in {'"', "''", "'", "``"}

    def is_mark(self, index: int) -> bool:
        """Whether the token is punctuation that may close or part words."""
        return self.low[index] in _MARKS or self.is_quote(index)

    def trim(self, piece: Range) -> Range:
        """The piece without stops and commas at its ends; quotation marks stay."""
        first, after = piece
        while first < after and self.low[first] in _MARKS:
            first += 1
        while after > first and self.low[after - 1] in _MARKS:
            after -= 1
        return first, after

    def span(self, piece: Range) -> Span:
        """The piece as code points of the whole text; it must not be empty."""
        return Span(self.base + self.parse.starts[piece[0]], self.base + self.parse.ends[piece[1] - 1])


def _with_plural_subjects(parse: Parse) -> tuple[Sequence[int], Sequence[str]]:
    """Heads and labels, a plural noun made subject that was taken for a part of its verb: "records show"."""
    heads, deps = list(parse.heads), list(parse.deps)
    for verb in range(1, len(heads)):
        noun = verb - 1
        if parse.tags[verb] != "VBP" or parse.tags[noun] != "NNS":
            continue
        if heads[noun] != verb or deps[noun] not in _NOUN_PARTS:
            continue
        if any(head == verb and dep == "nsubj" for head, dep in zip(heads, deps, strict=True)):
            continue
        deps[noun] = "nsubj"
        at = noun - 1
        while at >= 0 and heads[at] == verb and deps[at] in _NOUN_PARTS:
            heads[at] = noun
            at -= 1
    return heads, deps
