"""What a file is made of, block by block, and the one exact text that the chosen blocks make."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from claims.vocabulary import BackingKind, BlockKind

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Backing:
    """A link, footnote or comment of the writer, tied to a half-open span of code points of a text."""

    kind: BackingKind
    start: int
    end: int
    address: str = ""  # of a link, also of one inside a note
    text: str = ""  # of a footnote or comment; the words of a link
    by: str = ""  # whose comment


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A paragraph, heading, caption, row … of a file; offsets of its backing count in its own text."""

    text: str
    kind: BlockKind
    backing: tuple[Backing, ...] = ()
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Composed:
    """A text, and the backing tied to it."""

    text: str
    backing: tuple[Backing, ...]


def compose(blocks: Collection[ReadBlock]) -> Composed:
    """The text of the kept blocks, an empty line between two, with the backing moved along."""
    parts: list[str] = []
    backing: list[Backing] = []
    at = 0
    for block in (block for block in blocks if block.kept):
        backing += (moved(one, at) for one in block.backing)
        parts.append(block.text)
        at += len(block.text) + len(BETWEEN)
    return Composed(BETWEEN.join(parts) + "\n" if parts else "", tuple(backing))


def moved(backing: Backing, by: int) -> Backing:
    """The same, further on (or back) in the text by so many code points."""
    return replace(backing, start=backing.start + by, end=backing.end + by)


def retied(was: Composed, text: str) -> tuple[Backing, ...]:
    """The backing of a text after somebody edited it into another.

    What stands in a line that is still there stays with that line; else it goes where its words stand
    once and once only. What finds no place is left out. Linear in the texts for lines that are kept.
    """
    if was.text == text:
        return was.backing
    places: dict[str, list[int]] = {}
    for start, line in _lines(text):
        places.setdefault(line, []).append(start)
    starts = dict.fromkeys(places, 0)
    found: list[Backing] = []
    waiting = list(was.backing)
    for start, line in _lines(was.text):
        here = [one for one in waiting if start <= one.start < start + len(line)]
        same, taken = places.get(line, []), starts.get(line, 0)
        if taken < len(same):
            starts[line] += 1
            found += (moved(one, same[taken] - start) for one in here)
        else:
            found += (at for one in here if (at := _by_words(one, was.text, text)))
        waiting = (
            waiting[len(here) :] if waiting[: len(here)] == here else [w for w in waiting if w not in here]
        )
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _by_words(one: Backing, was: str, text: str) -> Backing | None:
    """Where the words that it is tied to stand, with a little of what is before them."""
    for around in (40, 15, 0):
        before = min(around, one.start)
        words = was[one.start - before : one.end]
        at = text.find(words)
        if len(words) >= 3 and at >= 0 and text.find(words, at + 1) < 0:
            return moved(one, at + before - one.start)
    return None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        if line:
            yield at, line
        at += len(line) + 1
