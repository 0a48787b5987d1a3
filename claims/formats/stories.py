"""The one door for files: bytes go in, a story with all that the file tells comes out."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from claims.formats.blocks import Backing, Composed, ReadBlock, compose
from claims.formats.encodings import Decoded, decode
from claims.formats.markdown import read_markdown
from claims.formats.readers import (
    Undecodable,
    Unreadable,
    check_text,
    kind_of_other_file,
    looks_like_no_text,
)
from claims.formats.webpages import Page, looks_like_page, read_page
from claims.formats.word import read_word
from claims.vocabulary import BlockKind, Certainty, FileKind

MAX_FILE_BYTES = 15_000_000
"""The largest file that is opened; its text may still be too long."""

MAX_PAGE_CHARACTERS = 6_000_000  # of a web page, markup and all
MAX_BLOCKS = 20_000  # paragraphs, table rows …; as many links and notes

_KEPT_AT_NEED = frozenset({BlockKind.TABLE, BlockKind.OTHER})
_NO_TEXT = (
    "This looks like a program or another file that is no text, or like text in an encoding that cannot be "
    "told: choose the text itself and try again."
)
_DAMAGED_WORD = (
    "This Word file is damaged: its beginning is no Word document. Open it in Word and save it again, "
    "fetch it anew from where it came, or paste its text."
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_WORD_NAME = re.compile(r"\.docx\s*\Z", re.IGNORECASE)
_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown|mdown)\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadStory:
    """A story as a file holds it. Offsets of the backing count in code points of `text`."""

    text: str
    kind: FileKind
    encoding: str = "utf-8"  # a key of encodings.ENCODINGS
    certainty: Certainty = Certainty.SURE
    headline: str = ""  # of a page that has one; else the first line of the text says it
    published_on: str = ""  # an ISO date
    publication: str = ""
    address: str = ""
    backing: tuple[Backing, ...] = ()
    blocks: tuple[ReadBlock, ...] = ()  # none of plain text, which is taken exactly as it is

    @property
    def dropped(self) -> list[tuple[int, ReadBlock]]:
        """What the text leaves out, each with its number."""
        return [(number, block) for number, block in enumerate(self.blocks) if not block.kept]

    @property
    def composed(self) -> Composed:
        return Composed(self.text, self.backing)


def read_story(
    data: bytes, name: str = "", encoding: str | None = None, kind: FileKind | None = None
) -> ReadStory:
    """Read the bytes of a .txt, .md, .html or .docx file.

    In: the whole file; its name, which only tells Markdown from other plain text, and a damaged Word file
    from others that are no text; the encoding (a key of `encodings.ENCODINGS`) or kind that a person
    chose, where the content alone must not decide. Out: the text with LF line ends, checked as
    `readers.check_text` does; of plain text nothing else is changed.
    Raises `Unreadable` with one sentence for whatever is refused; `Undecodable`, which is one, where another
    encoding may read it (`previews.fitting` tells which).
    """
    if len(data) > MAX_FILE_BYTES:
        raise Unreadable(f"The file is larger than {MAX_FILE_BYTES // 1_000_000} MB: split it into several.")
    if is_zip(data):
        return _story(read_word(data), FileKind.WORD)
    if other := kind_of_other_file(data):
        raise Unreadable(f"This looks like {other} and try again.")
    if not encoding and looks_like_no_text(data):
        if _WORD_NAME.search(name):
            raise Unreadable(_DAMAGED_WORD)
        raise Undecodable(_NO_TEXT)
    decoded = decode(data, encoding, is_page=looks_like_page(data[:100_000].decode("latin-1")))
    try:
        return _decoded(decoded, kind or _kind(decoded.text, name))
    except Undecodable as refusal:
        if decoded.certainty is Certainty.SURE and decoded.encoding == "utf-8" and "\x00" not in decoded.text:
            raise Unreadable(str(refusal)) from None  # it is UTF-8, with a character that nobody takes
        raise


def _decoded(decoded: Decoded, kind: FileKind) -> ReadStory:
    if kind is FileKind.WEB_PAGE:
        return _page(decoded)
    if kind is FileKind.MARKDOWN:
        _check_markup(decoded.text)
        blocks = read_markdown(check_text(decoded.text))
        return _encoded(_story(blocks, FileKind.MARKDOWN), decoded)
    return ReadStory(check_text(decoded.text), FileKind.TEXT, decoded.encoding, decoded.certainty)


def is_zip(data: bytes) -> bool:
    """By its first bytes; of these only Word documents are read."""
    return data.startswith(_ZIP)


def named_markdown(name: str) -> bool:
    """By the ending of a file's name."""
    return bool(_MARKDOWN_NAME.search(name))


def put_back(story: ReadStory, numbers: Collection[int]) -> ReadStory:
    """The same story with the blocks of these numbers kept, too."""
    blocks = [replace(b, kept=b.kept or at in numbers) for at, b in enumerate(story.blocks)]
    if not story.blocks:
        return story
    made = _story(blocks, story.kind)
    return replace(story, text=made.text, backing=made.backing, blocks=made.blocks)


def _kind(text: str, name: str) -> FileKind:
    if looks_like_page(text):
        return FileKind.WEB_PAGE
    return FileKind.MARKDOWN if named_markdown(name) else FileKind.TEXT


def _page(decoded: Decoded) -> ReadStory:
    _check_markup(decoded.text)
    page = read_page(decoded.text)
    story = _story(_with_headline(page), FileKind.WEB_PAGE)
    return replace(
        _encoded(story, decoded),
        headline=page.headline,
        published_on=page.published_on,
        publication=page.publication,
        address=page.address,
    )


def _with_headline(page: Page) -> list[ReadBlock]:
    """A headline that the page only names in its head goes first."""
    kept = [block for block in page.blocks if block.kept]
    has_one = any(block.kind is BlockKind.HEADLINE for block in kept[:3])
    title = [ReadBlock(page.headline, BlockKind.HEADLINE)] if page.headline and kept and not has_one else []
    return [*title, *page.blocks]


def _story(blocks: Collection[ReadBlock], kind: FileKind) -> ReadStory:
    if not any(block.kept for block in blocks):  # a layout of tables, or a page that fits no pattern
        blocks = [replace(block, kept=block.kind in _KEPT_AT_NEED) for block in blocks]
    made = compose(blocks)
    _check_count(len(blocks), "paragraphs and table rows")
    _check_count(len(made.backing), "links and notes")
    return ReadStory(check_text(made.text), kind, backing=made.backing, blocks=tuple(blocks))


def _encoded(story: ReadStory, decoded: Decoded) -> ReadStory:
    return replace(story, encoding=decoded.encoding, certainty=decoded.certainty)


def _check_markup(text: str) -> None:
    if len(text) > MAX_PAGE_CHARACTERS:
        size, most = len(text.encode("utf-8", "replace")), MAX_PAGE_CHARACTERS // 1_000_000
        raise Unreadable(
            f"This page is {size:,} bytes long, more than the {most} MB that are read: paste its text."
        )


def _check_count(count: int, what: str) -> None:
    if count > MAX_BLOCKS:
        raise Unreadable(f"It has {count:,} {what}, more than the {MAX_BLOCKS:,} that are taken: split it.")
