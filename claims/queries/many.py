"""What several files, or a table, would bring in, read as far as is needed to show and correct it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from claims.analysis.pipeline import analyse
from claims.formats.blocks import ReadBlock
from claims.formats.claim_rows import is_claims_table, stories_of_claims
from claims.formats.encodings import ENCODINGS, SAMPLE
from claims.formats.packed import ARCHIVE, Archive, look_into
from claims.formats.readers import Unreadable
from claims.formats.rows import BadRow, Row, count_rows, guess_encoding, read_head, read_rows
from claims.formats.stories import ReadStory, put_back, read_story
from claims.formats.story_rows import StoryRow, guess_columns, require_text, story_in
from claims.models import Article, Job, User
from claims.queries.doubles import Told, here_among
from claims.queries.uploads import SHOWN_TEXT, laid_out, staged_path
from claims.vocabulary import Certainty, FileKind, StoryField, TableKind

SHOWN_ROWS = 5
SHOWN_CLAIMS = 12
READ_ROWS = 20  # looked at: of these, what cannot be taken is told


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
    here: list[Article] = field(default_factory=list)


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


def look_at(user: User, job: Job) -> list[FileLook]:
    """Each file that was sent; two queries. Raises FileNotFoundError where one is gone."""
    looks = [_look(number, file) for number, file in enumerate(job.about["files"], start=1)]
    stories = [story for look in looks for story in look.stories]
    told = [Told(story.text, story.address) for story in stories]
    for story, here in zip(stories, here_among(user, told) if told else [], strict=True):
        story.here = here
    for look in looks:
        if "left_out" not in look.file:  # nobody said yet
            look.file["left_out"] = look.story is not None and bool(look.story.here)
    return looks


def _look(number: int, file: dict[str, Any]) -> FileLook:
    look = FileLook(number, file["name"], file["size"], file.get("kind", ""), dict(file))
    with staged_path(file["stored"]).open("rb"):
        pass  # that it is there
    try:
        if look.kind == ARCHIVE:
            _look_into_archive(look)
        elif look.kind:
            _look_at_table(look)
        else:
            _look_at_story(look)
    except Unreadable as refusal:
        look.refused = str(refusal)
    return look


def _look_at_story(look: FileLook) -> None:
    file = look.file
    chosen = file.get("read_as", "")
    data = staged_path(file["stored"]).read_bytes()
    read = read_story(data, look.name, file.get("encoding") or None, FileKind(chosen) if chosen else None)
    read = put_back(read, file.get("back", ()))
    look.read, look.certainty = read, read.certainty
    file["encoding"] = read.encoding
    file["read_as"] = "" if read.kind is FileKind.WORD else read.kind.value
    look.story = _story(read.text, file.get("headline") or read.headline)
    look.story.address = read.address
    look.story.about = " · ".join(filter(None, (read.published_on, read.publication)))
    file["headline"] = look.story.headline


def _look_at_table(look: FileLook) -> None:
    file, kind = look.file, TableKind(look.kind)
    path = staged_path(file["stored"])
    with path.open("rb") as begins:
        found, look.certainty = guess_encoding(begins.read(SAMPLE))
    if file.get("encoding"):
        look.certainty = Certainty.CHOSEN if file["encoding"] != found else look.certainty
    file["encoding"] = file.get("encoding") or found
    how = (kind, ENCODINGS[file["encoding"]][1])
    with path.open("rb") as begins:
        head = read_head(begins, *how, most=READ_ROWS, delimiter=file.get("delimiter", ""))
    file["delimiter"] = file.get("delimiter") or head.delimiter
    how = (*how, file["delimiter"])
    look.columns, look.is_ours = head.columns, is_claims_table(head.columns)
    rows: Sequence[Row | BadRow] = head.rows
    if look.is_ours:
        with path.open("rb") as again:
            stories = stories_of_claims(read_rows(again, *how))
            rows = list(islice(stories, SHOWN_ROWS))
            look.count = len(rows) + sum(1 for _ in stories)
    else:
        with path.open("rb") as again:
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


def _look_into_archive(look: FileLook) -> None:
    with staged_path(look.file["stored"]).open("rb") as file:
        look.archive = look_into(file)
    look.count = look.archive.count


def _story(text: str, headline: str) -> StoryLook:
    """Only split: the full reading follows when it is stored."""
    sample, blocks = text[:SHOWN_TEXT], laid_out(text).blocks
    claims = analyse(sample, language="").claims
    first = " ".join((headline or blocks[0].span.cut(text)).split())[:300]
    return StoryLook(
        first,
        text,
        paragraphs=len(blocks),
        claims=[claim.span.cut(sample) for claim in claims[:SHOWN_CLAIMS]],
        claim_count=len(claims),
        whole=len(sample) == len(text),
    )
