"""The stories that stand in files, folders, archives and tables: one after another, never all at once."""

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from claims.actions._apart import read_apart_from_here
from claims.actions.importing import Incoming, details_of, incoming_of
from claims.formats.blocks import retied
from claims.formats.claim_rows import is_claims_table, stories_of_claims
from claims.formats.encodings import ENCODINGS, SAMPLE
from claims.formats.kept import from_json, raise_refusal
from claims.formats.packed import Entry, entries, may_hold_stories, read_entry
from claims.formats.readers import Unreadable
from claims.formats.rows import BadRow, Row, count_rows, guess_encoding, read_head, read_rows, table_kind
from claims.formats.stories import MAX_FILE_BYTES, ReadStory, put_back, read_story
from claims.formats.story_rows import guess_columns, require_text, story_in
from claims.formats.weights import HEAVY, weight_of_story
from claims.vocabulary import Certainty, FileKind, StoryField, TableKind

Columns = dict[StoryField, str]
GoingOn = Callable[[], None]  # called while something takes long; it raises where the work must end
PACKED_TABLE = "It is a table inside an archive: unpack it, and give it by itself."


@dataclass(frozen=True, slots=True)
class Loaded:
    """A story, with where its sentences stand if the row said so."""

    story: Incoming
    headline: str = ""
    sentences: tuple[tuple[int, int], ...] | None = None
    is_ours: bool = False  # its claims are read like those of any other story, but stand where they stood


@dataclass(frozen=True, slots=True)
class Item:
    """A story that may be there; `load` raises `Unreadable` or OSError where it cannot be taken."""

    number: int
    name: str
    key: str  # the same for the same place with the same content, and for nothing else
    size: int
    load: Callable[[GoingOn], Loaded]
    once: bool = False  # not where the same text or address is here already


@dataclass(frozen=True, slots=True)
class Table:
    """A file of many stories, and how it is read; what is not said is guessed."""

    path: Path
    name: str
    kind: TableKind
    place: int = 1  # among the sources of the job
    encoding: str = ""
    delimiter: str = ""
    columns: Columns | None = None
    once: bool = False

    def _codec(self) -> str:
        if self.encoding:
            return ENCODINGS[self.encoding][1]
        with self.path.open("rb") as file:
            return ENCODINGS[guess_encoding(file.read(SAMPLE))[0]][1]

    def count(self, going_on: GoingOn) -> int:
        codec = self._codec()
        with self.path.open("rb") as file:
            if not self._is_ours(codec):
                return count_rows(file, self.kind, codec, self.delimiter, going_on)
            count = 0
            for _ in stories_of_claims(read_rows(file, self.kind, codec, self.delimiter)):
                count += 1
                going_on()
            return count

    def items(self) -> Iterator[Item]:
        """Of JSON Lines each row may have other names; where the first has no text, the whole is refused."""
        first, codec = True, self._codec()
        ours = self._is_ours(codec)
        with self.path.open("rb") as file:
            rows = read_rows(file, self.kind, codec, self.delimiter)
            for row in stories_of_claims(rows) if ours else rows:
                columns: Columns = {}
                if isinstance(row, Row):
                    given = None if ours else self.columns
                    columns = guess_columns(row.cells) if given is None else given
                    if first:
                        require_text(columns, row.cells)
                    first = False
                yield self._item(row, columns, ours)

    def _is_ours(self, codec: str) -> bool:
        with self.path.open("rb") as file:
            return is_claims_table(read_head(file, self.kind, codec).columns)

    def _item(self, row: Row | BadRow, columns: Columns, ours: bool) -> Item:
        key = _key(self.place, self.name, row.number, row.digest)
        load = partial(_of_row, row, columns, ours)
        return Item(row.number, self.name, key, row.size, load, self.once)


@dataclass(frozen=True, slots=True)
class OneFile:
    """A file that holds one story, and what a person who looked at it said of it."""

    path: Path
    name: str
    place: int = 1
    number: int = 1
    once: bool = False
    encoding: str = ""
    kind: str = ""
    headline: str = ""
    back: tuple[int, ...] = ()
    edited: Path | None = None
    about: dict[str, str] | None = None  # what a person said of desk, outlet, language and due time

    def count(self, going_on: GoingOn) -> int:
        return 1

    def items(self) -> Iterator[Item]:
        try:
            data = self._bytes()
        except OSError as error:
            yield _bad(self.place, self.number, self.name, _sentence(error))
            return
        item = _file_item(self.place, self.number, self.name, data, once=self.once)
        # Not by its number: in a folder that grows others come before it.
        item = replace(item, key=_key(self.place, self.name, 0, hashlib.sha256(data).hexdigest()))
        yield replace(item, load=partial(self._load, data)) if self.looked_at else item

    @property
    def looked_at(self) -> bool:
        return bool(self.encoding)

    def _load(self, data: bytes, going_on: GoingOn) -> Loaded:
        read = _read(data, self.name, going_on, self.encoding, self.kind)
        read = put_back(read, self.back)
        about: dict[str, Any] = {"headline": self.headline} if self.headline else {}
        if self.edited:
            text = self.edited.read_bytes().decode()
            about |= {"text": text, "edited": True, "backing": retied(read.composed, text)}
        return Loaded(incoming_of(read, data, **about | details_of(self.about or {})))

    def _bytes(self) -> bytes:
        with self.path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)


@dataclass(frozen=True, slots=True)
class Folder:
    """The files in it and below that hold stories, folder by folder in the order of their names."""

    path: Path
    place: int = 1
    once: bool = False

    def count(self, going_on: GoingOn) -> int:
        return sum(source.count(going_on) for source in self._sources())

    def items(self) -> Iterator[Item]:
        """A table that cannot be read at all stops no other."""
        for source in self._sources():
            try:
                yield from source.items()
            except (Unreadable, OSError) as error:
                yield _bad(self.place, 0, source.name, _sentence(error))

    def _sources(self) -> Iterator[Table | OneFile]:
        number = 0
        for folder, folders, names in os.walk(self.path):
            folders.sort()
            for name in sorted(names):
                path = Path(folder, name)
                shown = str(path.relative_to(self.path))
                if kind := table_kind(name):
                    yield Table(path, shown, kind, self.place, once=self.once)
                elif may_hold_stories(name):
                    number += 1
                    yield OneFile(path, shown, self.place, number, self.once)


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip file of files that hold a story each."""

    path: Path
    place: int = 1
    once: bool = False

    def count(self, going_on: GoingOn) -> int:
        with self.path.open("rb") as file:
            return sum(1 for _ in self._entries(file))

    def items(self) -> Iterator[Item]:
        with self.path.open("rb") as directory, self.path.open("rb") as file:
            for number, entry in enumerate(self._entries(directory), start=1):
                try:
                    data = read_entry(file, entry, MAX_FILE_BYTES)
                except Unreadable as refusal:
                    yield _bad(self.place, number, entry.name, str(refusal))
                    continue
                if table_kind(entry.name):
                    yield _bad(self.place, number, entry.name, PACKED_TABLE)
                else:
                    yield _file_item(self.place, number, entry.name, data, once=self.once)

    def _entries(self, file: BinaryIO) -> Iterator[Entry]:
        return (entry for entry in entries(file) if may_hold_stories(entry.name))


def _file_item(place: int, number: int, name: str, data: bytes, *, once: bool = False) -> Item:
    key = _key(place, name, number, hashlib.sha256(data).hexdigest())
    return Item(number, name, key, len(data), partial(_of_file, data, name), once)


Source = Table | OneFile | Folder | Archive


def source_at(path: Path, place: int = 1, *, once: bool = False) -> Source:
    if path.is_dir():
        return Folder(path, place, once)
    if path.suffix.lower() == ".zip":
        return Archive(path, place, once)
    if kind := table_kind(path.name):
        return Table(path, path.name, kind, place, once=once)
    return OneFile(path, path.name, place, place, once)


def _key(place: int, name: str, number: int, digest: str) -> str:
    words = f"{place}\0{name}\0{number}\0{digest}"
    return hashlib.sha256(words.encode("utf-8", "surrogateescape")).hexdigest()


def _bad(place: int, number: int, name: str, words: str) -> Item:
    return Item(number, name, _key(place, name, number, ""), 0, partial(_refuse, words))


def _sentence(error: Unreadable | OSError) -> str:
    return f"{error.strerror}." if isinstance(error, OSError) else str(error)


def _refuse(words: str, going_on: GoingOn) -> NoReturn:
    raise Unreadable(words)


def _of_row(row: Row | BadRow, columns: Columns, is_ours: bool, going_on: GoingOn) -> Loaded:
    if isinstance(row, BadRow):
        raise Unreadable(row.error)
    found = story_in(row.cells, columns)
    story = Incoming(
        text=found.text,
        original=found.text.encode(),
        desk=found.desk,
        publication=found.publication,
        published_on=found.published_on,
        url=found.address,
        language=found.language,
    )
    return Loaded(story, found.headline, found.sentences, is_ours)


def _read(data: bytes, name: str, going_on: GoingOn, encoding: str = "", kind: str = "") -> ReadStory:
    """In a process of its own where that may take long or much memory."""
    chosen = FileKind(kind) if kind else None
    if weight_of_story(data, name, chosen) <= HEAVY:
        return read_story(data, name, encoding or None, chosen)
    file = {"name": name, "encoding": encoding, "read_as": kind}
    answer = read_apart_from_here(file, data, going_on)
    raise_refusal(answer)
    return from_json(ReadStory, answer)


def _of_file(data: bytes, name: str, going_on: GoingOn) -> Loaded:
    """Nobody looks at it first, so an encoding that is only guessed is refused."""
    found = _read(data, name, going_on)
    if found.certainty is Certainty.GUESSED:
        raise Unreadable(
            f"It is not UTF-8 and may be {ENCODINGS[found.encoding][0]}: add it by itself, where you see "
            "how it reads, or save it again as UTF-8."
        )
    return Loaded(incoming_of(found, data))
