"""Reads Markdown: paragraphs, headings, lists, and the links and footnotes of the writer."""

from typing import Any

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from claims.formats import markup
from claims.formats.blocks import ReadBlock
from claims.vocabulary import BackingKind

# HTML inside is text like any other: nothing vanishes.
_READER = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin)


def read_markdown(text: str) -> list[ReadBlock]:
    """The blocks of a text in Markdown (CommonMark 0.31, with tables and footnotes), in reading order."""
    root = markup.parse(_READER.render(text))
    if root is None:
        return []
    return markup.blocks_of(root, notes=_footnotes(root))


def _footnotes(root: Any) -> dict[str, markup.Note]:
    found = {}
    for section in root.xpath("//section[@class='footnotes']"):
        for item in section.xpath("./ol/li[@id]"):
            for back in item.xpath(".//a[@class='footnote-backref']"):
                back.drop_tree()
            blocks = markup.blocks_of(item)
            words = " ".join(block.text for block in blocks)[:4000]
            address = next((one.address for block in blocks for one in block.backing), "")
            found[f"#{item.get('id')}"] = (BackingKind.FOOTNOTE, words, address, "")
        section.drop_tree()
    return found
