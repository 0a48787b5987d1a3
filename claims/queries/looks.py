"""How files of one story or many look, as far as is needed to show and correct them; knows no database."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, BinaryIO

from claims.analysis.layout import claims_of, day_told, lay_out
from claims.analysis.spans import Layout
from claims.formats.blocks import ReadBlock
from claims.formats.claim_rows import PROVEN, is_claims_table, stories_of_claims
from claims.formats.encodings import ENCODINGS, SAMPLE
from claims.formats.packed import Archive, look_into
from claims.formats.readers import Unreadable
from claims.formats.rows import BadRow, Row, count_rows, guess_encoding, read_head, read_rows
from claims.formats.stories import ReadStory, put_back
from claims.formats.story_rows import StoryRow, guess_columns, require_text, story_in
from claims.vocabulary import Certainty, FileKind, StoryField, TableKind

SHOWN_TEXT = 30_000  # code points that are split for the preview
SHOWN_ROWS = 5
SHOWN_CLAIMS = 12
READ_ROWS = 20  # looked at: of these, what cannot be taken is told
Opener = Callable[[], BinaryIO]


def laid_out(text: str) -> Layout:
    """Raises `Unreadable` where nothing of it is a story."""
    layout = lay_out(text)
    if not layout.blocks:
        raise Unreadable("There is only a date here: put the text of the story below it.")
    return layout


@dataclass(slots=True)
class StoryLook:
    """One story as it would come in."""

    headline: str
    text: str
    number: int = 0  # of its row
    paragraphs: int = 0
    claims: list[str] = field(default_factory=list)  # the first
    claim_count: int = 0
    whole: bool = True  # else only the beginning was split
    about: str = ""  # date, outlet, desk
    address: str = ""
    here: list[Any] = field(default_factory=list)  # stories that are the same
    breaks_guessed: bool = False  # nothing tells where its paragraphs end


@dataclass(slots=True)
class FileLook:
    """One file of several; `refused` says why nothing of it can come in."""

    number: int  # among the files, from 1
    name: str
    size: int
    kind: str  # "" for one story, else csv, jsonl or zip
    file: dict[str, Any]  # as the job has it, what is not corrected being what was found
    refused: str = ""
    certainty: Certainty = Certainty.SURE
    story: StoryLook | None = None
    read: ReadStory | None = None
    columns: list[str] = field(default_factory=list)
    rows: list[StoryLook] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    count: int = 0  # stories of a table, files of an archive
    looked_at: int = 0  # rows
    is_ours: bool = False
    archive: Archive | None = None
    is_edited: bool = False  # its text is not as it was read any more, but as a person left it
    encodings: list[tuple[str, str]] = field(default_factory=list)  # it may be in, with words to tell by

    @property
    def comes_in(self) -> bool:
        return not self.refused and not self.file["left_out"]

    @property
    def stories(self) -> list[StoryLook]:
        return [self.story] if self.story else self.rows

    @property
    def blocks(self) -> list[tuple[int, ReadBlock]]:
        """What is left out, or was until it was put back."""
        back = self.file.get("back", ())
        return [
            (number, block)
            for number, block in enumerate(self.read.blocks if self.read else ())
            if not block.kept or number in back
        ]

    @property
    def here_count(self) -> int:
        return sum(bool(story.here) for story in self.stories)

    @property
    def is_guess(self) -> bool:
        return self.certainty is Certainty.GUESSED


def begin_look(number: int, file: dict[str, Any]) -> FileLook:
    """Nothing of it is read yet."""
    return FileLook(number, file["name"], file["size"], file.get("kind", ""), dict(file))


def look_at_story(look: FileLook, read: ReadStory, edited: str | None = None) -> None:
    """How a file of one story comes in, with what a person put back, or their own text."""
    file = look.file
    read = put_back(read, file.get("back", ()))
    look.read, look.certainty = read, read.certainty
    file["encoding"] = read.encoding
    file["read_as"] = "" if read.kind is FileKind.WORD else read.kind.value
    look.is_edited = edited is not None
    look.story = _story(read.text if edited is None else edited, file.get("headline") or read.headline)
    said = {"published_on": read.published_on or day_told(look.story.text), "url": read.address}
    said |= {"publication": read.publication} | file.get("about", {})
    look.story.address = said["url"]
    look.story.about = " · ".join(filter(None, (said["published_on"], said["publication"])))
    file["headline"] = look.story.headline


def look_into_archive(look: FileLook, file: BinaryIO) -> None:
    """Only its directory."""
    look.archive = look_into(file)
    look.count = look.archive.count


def look_at_table(look: FileLook, opened: Opener) -> None:
    """Its first rows, and how many there are. What is refused is said in the look, to be mended."""
    try:
        _look_at_table(look, opened)
    except Unreadable as refusal:
        look.refused = str(refusal)


def _look_at_table(look: FileLook, opened: Opener) -> None:
    file, kind = look.file, TableKind(look.kind)
    with opened() as begins:
        found, look.certainty = guess_encoding(begins.read(SAMPLE))
    if file.get("encoding"):
        look.certainty = Certainty.CHOSEN if file["encoding"] != found else look.certainty
    file["encoding"] = file.get("encoding") or found
    how = (kind, ENCODINGS[file["encoding"]][1])
    with opened() as begins:
        head = read_head(begins, *how, most=READ_ROWS, delimiter=file.get("delimiter", ""))
    file["delimiter"] = file.get("delimiter") or head.delimiter
    how = (*how, file["delimiter"])
    look.columns, look.is_ours = head.columns, is_claims_table(head.columns)
    rows: Sequence[Row | BadRow] = head.rows
    if look.is_ours:
        with opened() as again:
            stories = stories_of_claims(read_rows(again, *how))
            rows = list(islice(stories, SHOWN_ROWS))
            look.count = len(rows) + sum(1 for _ in stories)
    else:
        with opened() as again:
            look.count = count_rows(again, *how)
        file["columns"] = _matched(file, head.columns)
        require_text(file["columns"], head.columns)
    look.looked_at = len(rows)
    for row in rows:
        _look_at_row(look, row)


def _matched(file: dict[str, Any], columns: Sequence[str]) -> dict[StoryField, str]:
    chosen = file.get("columns")
    if chosen is None:
        return guess_columns(columns)
    return {StoryField(name): column for name, column in chosen.items() if column in columns}


def _look_at_row(look: FileLook, row: Row | BadRow) -> None:
    columns = guess_columns(row.cells) if isinstance(row, Row) and look.is_ours else look.file.get("columns")
    if isinstance(row, Row):
        try:
            found = story_in(row.cells, columns or {})
        except Unreadable as refusal:
            row = BadRow(row.number, str(refusal), row.digest)
        else:
            if len(look.rows) < SHOWN_ROWS:
                look.rows.append(_story_of_row(row.number, found))
                look.rows[-1].breaks_guessed = look.is_ours and not row.cells[PROVEN]
            return
    look.bad.append(row)


def _story_of_row(number: int, found: StoryRow) -> StoryLook:
    look = _story(found.text, found.headline)
    if found.sentences is not None:
        look.claims = [found.text[start:end] for start, end in found.sentences[:SHOWN_CLAIMS]]
        look.claim_count, look.whole = len(found.sentences), True
    day = found.published_on.isoformat() if found.published_on else ""
    look.number, look.address = number, found.address
    look.about = " · ".join(filter(None, (day, found.publication, found.desk)))
    return look


def _story(text: str, headline: str) -> StoryLook:
    """Only split: the full reading follows when it is stored."""
    sample, blocks = text[:SHOWN_TEXT], laid_out(text).blocks
    claims = [span for block in lay_out(sample).blocks for span in claims_of(sample, block, language="")]
    first = " ".join((headline or blocks[0].span.cut(text)).split())[:300]
    return StoryLook(
        first,
        text,
        paragraphs=len(blocks),
        claims=[span.cut(sample) for span in claims[:SHOWN_CLAIMS]],
        claim_count=len(claims),
        whole=len(sample) == len(text),
    )
