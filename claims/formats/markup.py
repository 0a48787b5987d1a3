"""Walks through HTML and gives its blocks of plain text; nothing of the markup is left."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, NamedTuple

from lxml import etree
from lxml import html as lxml_html

from claims.formats.addresses import AddressRefused, checked_address
from claims.formats.blocks import Backing, ReadBlock
from claims.vocabulary import BackingKind, BlockKind

MAX_DEPTH = 200  # elements inside one another; deeper ones are left out
Note = tuple[BackingKind, str, str, str]
"""A footnote or comment: which of them, its text, an address in it, and whose it is."""

_SKIPPED_TAGS = """audio button canvas head iframe map math noscript object option script select style svg
    template textarea title video"""
_BLOCK_TAGS = """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup p
    pre section summary table tbody tfoot thead tr ul"""
_SKIPPED, _BLOCKS = frozenset(_SKIPPED_TAGS.split()), frozenset(_BLOCK_TAGS.split())
_ROLES = {
    "nav": BlockKind.NAVIGATION, "footer": BlockKind.NAVIGATION, "aside": BlockKind.NAVIGATION,
    "form": BlockKind.NAVIGATION, "menu": BlockKind.NAVIGATION, "dialog": BlockKind.NAVIGATION,
    "figcaption": BlockKind.CAPTION, "caption": BlockKind.CAPTION, "table": BlockKind.TABLE,
    "h1": BlockKind.HEADLINE, "h2": BlockKind.SUBHEAD, "h3": BlockKind.SUBHEAD, "h4": BlockKind.SUBHEAD,
    "h5": BlockKind.SUBHEAD, "h6": BlockKind.SUBHEAD, "li": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
}  # fmt: skip
_FIRM = frozenset(
    {BlockKind.NAVIGATION, BlockKind.CAPTION, BlockKind.TABLE}
)  # what stands inside is that too
_BY_CLASS = {"caption": BlockKind.CAPTION, "standfirst": BlockKind.STANDFIRST}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_ONE_LINE = str.maketrans("\r\n", "  ")
_PARSER = {"no_network": True, "huge_tree": False, "remove_comments": True, "remove_pis": True}


def parse(markup: str) -> Any:
    """The tree of an HTML page; `None` where there is nothing in it. Nothing is fetched or expanded."""
    # As bytes: lxml refuses a str that declares an encoding.
    parser = lxml_html.HTMLParser(encoding="utf-8", **_PARSER)
    try:
        return lxml_html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def blocks_of(
    root: Any, *, notes: Mapping[str, Note] | None = None, collapse: bool = True
) -> list[ReadBlock]:
    """The blocks of a tree in reading order, all kept but captions, tables and navigation.

    `notes` are by the fragment that refers to each ("#fn1"). White space is collapsed as browsers do
    (HTML standard; NBSP is none), or kept as it is for writers that put it there on purpose (`collapse`
    false). Links to http and https become backing. Linear in the tree.
    """
    walker = _Walker(notes or {}, collapse)
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        if event == "end":
            walker.leave(element)
        elif not walker.enter(element):
            steps.skip_subtree()
    walker.flush()
    return walker.blocks


class _Link(NamedTuple):
    """One that is open: where it began in the block, by code points and by pieces."""

    start: int
    piece: int
    address: str


class _Walker:
    def __init__(self, notes: Mapping[str, Note], collapse: bool) -> None:
        self.notes, self.collapse = notes, collapse
        self.blocks: list[ReadBlock] = []
        self.roles = [BlockKind.PARAGRAPH]
        self.links: list[_Link | None] = [None]  # one for each element that is open
        self._begin_block()

    def enter(self, element: Any) -> bool:
        """Whether to go into it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        note = self.notes.get(element.get("href", "")) if tag == "a" else None
        if self._breaks(tag) or tag == "br":
            self.flush()
        elif tag in ("td", "th") and self.length:
            self._add("| " if self.pieces[-1][-1] == " " else " | ")
        self.roles.append(self._role(element, tag))
        self.links.append(None)
        if note:
            self._take(note)
        if note or tag in _SKIPPED or not tag or "hidden" in element.attrib or len(self.roles) > MAX_DEPTH:
            return False
        if tag == "a":
            self.links[-1] = _Link(self.length, len(self.pieces), element.get("href", ""))
        self._add(element.text)
        return True

    def leave(self, element: Any) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if link := self.links.pop():
            self._close(link)
        self.roles, inside = self.roles[:-1], self.roles[-1]
        if self._breaks(tag):
            self.flush(inside)
        elif tag in _BLOCKS:
            self._add(" ")
        self._add(element.tail)

    def flush(self, kind: BlockKind | None = None) -> None:
        kind = kind or self.roles[-1]
        for at, link in enumerate(self.links):
            if link:
                self._close(link)
                self.links[at] = _Link(0, 0, link.address)
        text = "".join(self.pieces).translate(_ONE_LINE)
        shift = len(text) - len(text.lstrip())
        if text := text.strip():
            backing = tuple(_trimmed(one, shift, len(text)) for one in self.backing)
            self.blocks.append(ReadBlock(text, kind, backing, kind not in _FIRM))
        self._begin_block()

    def _begin_block(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.backing: list[Backing] = []

    def _breaks(self, tag: str) -> bool:
        """A table is given row by row, whatever stands in its cells."""
        in_row = self.roles[-1] is BlockKind.TABLE and tag not in ("table", "tr", "caption")
        return tag in _BLOCKS and not in_row

    def _role(self, element: Any, tag: str) -> BlockKind:
        now = self.roles[-1]
        if now in _FIRM or (now is BlockKind.LIST_ITEM and tag in ("p", "div")):
            return now
        by_class = next((_BY_CLASS[c] for c in element.get("class", "").split() if c in _BY_CLASS), None)
        return by_class or _ROLES.get(tag, now)

    def _add(self, text: str | None) -> None:
        if text and self.collapse:
            text = _SPACE.sub(" ", text)
            if text[0] == " " and (not self.pieces or self.pieces[-1][-1] == " "):
                text = text[1:]
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def _close(self, link: _Link) -> None:
        words = "".join(self.pieces[link.piece :])
        start = link.start + len(words) - len(words.lstrip())
        if not (words := words.strip()) or self.roles[-1] is BlockKind.NAVIGATION:
            return
        with suppress(AddressRefused):
            address = checked_address(link.address)
            self.backing.append(Backing(BackingKind.LINK, start, start + len(words), address, words[:300]))

    def _take(self, note: Note) -> None:
        """Tied to the last letter before its mark."""
        kind, text, address, by = note
        start = max(0, self.length - 1)
        self.backing.append(Backing(kind, start, start + 1, address, text, by))


def _trimmed(one: Backing, shift: int, length: int) -> Backing:
    """The same in a block of so many code points, of which so many spaces went from the front."""
    start = min(max(0, one.start - shift), length - 1)
    return replace(one, start=start, end=min(max(start + 1, one.end - shift), length))
