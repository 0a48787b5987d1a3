"""Reads a Word document (.docx): its paragraphs, and the links, footnotes and comments in it."""

import io
import re
import zipfile
from typing import Any, BinaryIO

from claims.formats import markup
from claims.formats.archives import checked_parts, checked_xml, unpacked_size
from claims.formats.blocks import ReadBlock
from claims.formats.readers import Unreadable
from claims.vocabulary import BackingKind

# All that is handed on: no pictures, no embedded files, no fonts, no macros.
_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/_rels/[\w.]+\.xml\.rels"
    r"|word/(?:document\d*|styles|numbering|footnotes|endnotes|comments|commentsExtended)\.xml"
)
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p.standfirst:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
comment-reference => sup
"""
_PREFIX = "factcheck-"


def is_word(parts: list[str]) -> bool:
    """Whether a zip file with parts of these names is a Word document."""
    return any(re.fullmatch(r"word/document\d*\.xml", name) for name in parts)


def read_word(data: bytes) -> list[ReadBlock]:
    """The blocks of a .docx in reading order (ECMA-376; text only).

    Insertions that are tracked are read as accepted, deletions as gone. A link, footnote or comment is
    backing of the words before its mark. Raises `Unreadable` for what `archives` refuses and for what
    mammoth cannot read; no other file or address is ever opened.
    """
    parts = checked_parts(data, _PARTS)
    if not is_word(list(parts)):
        raise Unreadable("This is a zip file, but no Word document: unpack it and choose the files in it.")
    for name, part in parts.items():
        checked_xml(part, name)
    root = markup.parse(_html(parts))
    if root is None:
        return []
    notes = {**_footnotes(root), **_comments(root)}
    return markup.blocks_of(root, notes=notes, collapse=False)


def counted_parts(file: BinaryIO, most: int) -> tuple[list[bytes], int]:
    """The parts that would be read, unpacked, and their size; where that is more than `most`, no part.

    Raises `Unreadable` as `read_word` does for what is refused by the directory.
    """
    unpacked = unpacked_size(file, _PARTS)
    file.seek(0)
    return (list(checked_parts(file.read(), _PARTS).values()) if unpacked <= most else []), unpacked


def _html(parts: dict[str, bytes]) -> str:
    import mammoth  # takes a tenth of a second and 10 MB, which most processes need never

    clean = io.BytesIO()
    with zipfile.ZipFile(clean, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    clean.seek(0)
    try:
        read = mammoth.convert_to_html(
            clean, style_map=_STYLES, include_embedded_style_map=False, id_prefix=_PREFIX,
            external_file_access=False, convert_image=_no_image,
        )  # fmt: skip
    except Exception as error:  # whatever a damaged document makes it stumble over
        raise Unreadable(
            f"The document could not be read ({type(error).__name__}): save it again, or paste its text."
        ) from None
    return str(read.value)


def _no_image(image: Any) -> list[Any]:
    return []


def _footnotes(root: Any) -> dict[str, markup.Note]:
    """By what refers to each; taken out of the tree, so that none is read as a paragraph."""
    found = {}
    for item in root.xpath("//ol/li[@id]"):
        name = item.get("id")
        if name.startswith((f"{_PREFIX}footnote-", f"{_PREFIX}endnote-")):
            found[f"#{name}"] = (BackingKind.FOOTNOTE, *_words_and_address(item), "")
            item.drop_tree()
    return found


def _comments(root: Any) -> dict[str, markup.Note]:
    found = {}
    for term in root.xpath("//dl/dt[@id]"):
        name, said = term.get("id"), term.getnext()
        if name.startswith(f"{_PREFIX}comment-") and said is not None:
            by = re.sub(r"\AComment \[|\d*\]\Z", "", term.text_content().strip())
            found[f"#{name}"] = (BackingKind.COMMENT, *_words_and_address(said), by)
            said.drop_tree()
            term.drop_tree()
    return found


def _words_and_address(element: Any) -> tuple[str, str]:
    for back in element.xpath(f".//a[starts-with(@href, '#{_PREFIX}')]"):
        back.drop_tree()
    blocks = markup.blocks_of(element, collapse=False)
    text = " ".join(block.text for block in blocks)[:4000]
    address = next((one.address for block in blocks for one in block.backing), "")
    return text, address
