"""How much work it is to read a file, by what is quickly counted in it: no web request reads a heavy one."""

import re
from io import BytesIO

from claims.formats.readers import MAX_TEXT_BYTES, Unreadable
from claims.formats.stories import MAX_FILE_BYTES, is_zip, named_markdown
from claims.formats.webpages import looks_like_page
from claims.formats.word import counted_parts
from claims.vocabulary import FileKind

# What takes about half a second of one processor in the worst shape that was found (docs/jobs.md).
TEXT_BYTES = 200_000  # plain text of lines of one letter; tables
MARKDOWN_BYTES = 40_000  # of nothing but "["
PAGE_TAGS = 5_000  # paragraphs of one letter
PAGE_BYTES = 400_000
WORD_TAGS = 10_000  # empty paragraphs
WORD_BYTES, WORD_UNPACKED = 500_000, 1_000_000
HEAVY = 1.0
"""From here on a file is for the worker; two files of half of it are as much work as one of all of it."""

_TOO_LONG = 2 * MAX_TEXT_BYTES  # in no encoding but the wide ones is that a text that is taken
_TAG = re.compile(rb"<\x00{0,3}[A-Za-z]")


def weight_of_story(data: bytes, name: str = "", kind: FileKind | None = None) -> float:
    """For `stories.read_story` with the same arguments: more than `HEAVY` is no work for a page.

    What is refused at once weighs nothing. Linear in the bytes, and nothing is unpacked beyond a megabyte.
    """
    if len(data) > MAX_FILE_BYTES:
        return 0.0
    if is_zip(data):
        return _weight_of_word(data)
    if len(data) > _TOO_LONG and b"\x00" not in data[:1000] and _is_text(data, name, kind):
        return 0.0
    if kind is FileKind.TEXT or len(data) > PAGE_BYTES:
        return len(data) / TEXT_BYTES
    if kind is FileKind.MARKDOWN or kind is None and named_markdown(name):
        return len(data) / MARKDOWN_BYTES
    tags = sum(1 for _ in _TAG.finditer(data))
    return max(tags / PAGE_TAGS, len(data) / (PAGE_BYTES if tags > 3 else TEXT_BYTES))


def weight_of_table(size: int) -> float:
    """Of so many bytes, every row of which is counted."""
    return size / TEXT_BYTES


def _is_text(data: bytes, name: str, kind: FileKind | None) -> bool:
    page = looks_like_page(data[:100_000].decode("latin-1"))
    return kind is FileKind.TEXT or kind is None and not page and not named_markdown(name)


def _weight_of_word(data: bytes) -> float:
    if len(data) > WORD_BYTES:
        return len(data) / WORD_BYTES
    try:
        parts, unpacked = counted_parts(BytesIO(data), WORD_UNPACKED)
    except Unreadable:
        return 0.0
    tags = sum(1 for part in parts for _ in _TAG.finditer(part))
    return max(tags / WORD_TAGS, unpacked / WORD_UNPACKED)
