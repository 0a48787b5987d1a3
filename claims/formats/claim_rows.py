"""Puts stories together again from our own table of claims, which has a row for each claim and reading."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from claims.formats.csv import unguard
from claims.formats.readers import MAX_LINES, MAX_TEXT_BYTES
from claims.formats.rows import BadRow, Row
from claims.vocabulary import ClaimKind, Status

_NEEDED = {"schema_version", "article_id", "claim_id", "kind", "status", "start", "end", "text"}
_ABOUT = ("publication", "published_on", "url")
PROVEN = "line breaks as in the draft"  # a cell of each story: whether its digest said so
MAX_CLAIMS = MAX_LINES  # of one story
_IN_A_PARAGRAPH = {ClaimKind.SENTENCE, ClaimKind.PART}


def is_claims_table(columns: Iterable[str]) -> bool:
    """Whether a table with these columns is one that `claims.csv` was, whatever was added to it."""
    return set(columns) >= _NEEDED


def stories_of_claims(rows: Iterable[Row | BadRow]) -> Iterator[Row | BadRow]:
    """One row a story, as `story_rows.story_in` takes it: its text, and the claims as its `sentences`.

    Between two claims stands what the table tells of it: a space within a paragraph, else an empty line, or
    single line breaks where the digest of the draft says so.
    Claims that are out of the text are left out. A story is bad as a whole where one of its rows is, and
    where they do not stand together in reading order. The number of a story is that of its first row. In
    memory is one story at a time, and 8 bytes of each before.
    """
    story: _Story | None = None
    seen: set[int] = set()
    for row in rows:
        if isinstance(row, BadRow):
            story = story or _Story(row.number)
            story.error = story.error or f"Its row {row.number} cannot be read: {row.error}"
            continue
        article = row.cells["article_id"]
        if story is None or story.article not in ("", article):
            if story:
                yield story.made()
            story = _Story(row.number)
            if hash(article) in seen:
                story.error = "Its claims do not stand together: sort the table by article_id and start."
            seen.add(hash(article))
        story.article = article
        story.add(row)
    if story:
        yield story.made()


@dataclass(slots=True)
class _Story:
    number: int
    article: str = ""
    error: str = ""
    sha256: str = ""
    about: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)  # of each claim
    gaps: list[tuple[int, bool]] = field(default_factory=list)  # how wide; whether outside a paragraph
    end: int = 0  # of the last claim, in the draft it stood on
    kind: str = ""
    claims: set[int] = field(default_factory=set)  # by the hash of their ids
    size: int = 0  # of its words

    def add(self, row: Row) -> None:
        cells = row.cells
        claim = hash(cells["claim_id"])
        if self.error or cells["status"] == Status.RETIRED or claim in self.claims:
            return
        self.claims.add(claim)
        self.sha256 = self.sha256 or cells.get("article_sha256", "")
        self.about = self.about or {name: unguard(cells.get(name, "")) for name in _ABOUT}
        text = unguard(cells["text"])
        try:
            start, end = int(cells["start"]), int(cells["end"])
        except ValueError:
            self.error = f"Its row {row.number} has no numbers in “start” and “end”."
            return
        if start < self.end or not text.strip():
            self.error = (
                f"Its row {row.number} is not in reading order: sort the table by article_id and start."
            )
            return
        self.size += len(text)
        if self.size > MAX_TEXT_BYTES or len(self.claims) > MAX_CLAIMS:
            self.error = "It has more claims, or more words in them, than one story may have."
            self.words, self.gaps, self.claims = [], [], set()
            return
        if self.words:
            self.gaps.append((start - self.end, not {self.kind, cells["kind"]} <= _IN_A_PARAGRAPH))
        self.words.append(text)
        self.end, self.kind = end, cells["kind"]

    def made(self) -> Row | BadRow:
        if not self.error and not self.words:
            self.error = "None of its claims is in the text any more."
        text, spans, is_proven = self._text()
        digest = _sha256(f"{self.article}\0{text}")
        if self.error:
            return BadRow(self.number, self.error, digest, self.size)
        cells = self.about | {"text": text, "sentences": spans, PROVEN: is_proven}
        return Row(self.number, cells, digest, self.size)

    def _text(self) -> tuple[str, list[list[int]], bool]:
        """The draft itself, where its digest tells which of three ways it was written; or the first."""
        for between in (_likely, _single_breaks, _breaks_alone):
            text, spans = self._joined(between)
            for end in ("", "\n"):  # how the draft ended, which no claim tells
                if self.sha256 == _sha256(text + end):
                    return text + end, spans, True
        return *self._joined(_likely), False

    def _joined(self, between: Callable[[int, bool], str]) -> tuple[str, list[list[int]]]:
        pieces, spans, length = [], [], 0
        for words, gap in zip(self.words, ["", *(between(*gap) for gap in self.gaps)], strict=False):
            spans.append([length + len(gap), length + len(gap) + len(words)])
            pieces += [gap, words]
            length += len(gap) + len(words)
        return "".join(pieces), spans


def _likely(wide: int, outside: bool) -> str:
    return "\n\n" if outside or wide >= 2 else " " * wide


def _single_breaks(wide: int, outside: bool) -> str:
    """One line break after headings, or paragraphs."""
    return "\n" if outside and wide == 1 else _likely(wide, outside)


def _breaks_alone(wide: int, outside: bool) -> str:
    """The same, where each paragraph is one sentence."""
    return "\n" if wide == 1 else _likely(wide, outside)


def _sha256(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
