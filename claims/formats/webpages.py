"""Reads a web page: which of its blocks are the article, and what it says about itself."""

import copy
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lxml import etree

from claims.formats import markup
from claims.formats.addresses import AddressRefused, checked_address
from claims.formats.blocks import ReadBlock
from claims.vocabulary import BlockKind

MAX_ELEMENTS = 10_000  # of a page, and as many for formatting; of a larger one all text is kept

_INLINE_TAGS = (
    "abbr b big bdi bdo cite code em font i ins kbd mark q s samp small span strong sub sup tt u var"
)
_INLINE = _INLINE_TAGS.split()
_LOOKS_LIKE_ONE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{4}\)(\S{1,2000}) -->")
_DAYS = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='date' or @name='DC.date.issued']/@content",
    "//time[@pubdate or @itemprop='datePublished']/@datetime",
    "//article//time/@datetime",
)
_ADDRESSES = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page holds; "" where it does not say. The day is an ISO date."""

    blocks: tuple[ReadBlock, ...]
    headline: str = ""
    published_on: str = ""
    publication: str = ""
    address: str = ""


def looks_like_page(text: str) -> bool:
    """Whether a text is an HTML page by how it begins."""
    return bool(_LOOKS_LIKE_ONE.match(text, 0, 100_000))


def read_page(text: str) -> Page:
    """Split a page into blocks and mark those as kept that are the article.

    The text of each block is the page's own; trafilatura (Barbaresi 2021, ACL demo) says which blocks
    belong to the article. Where it finds none, or the page is too large for it, all but
    captions, tables and navigation is kept.
    """
    root = markup.parse(text)
    if root is None:
        return Page(())
    saved_from = _SAVED_FROM.search(text[:2000])
    addresses = [*(_first(root, path) for path in _ADDRESSES), saved_from[1] if saved_from else ""]
    blocks = markup.blocks_of(root)
    found = _article(root)
    headline = " ".join((getattr(found, "title", None) or "").split())
    body = getattr(found, "body", None)
    if body is not None:
        blocks = _marked(blocks, _texts_of(body), headline)
    return Page(
        tuple(blocks),
        headline=headline,
        published_on=next((day for path in _DAYS if (day := _day(_first(root, path)))), ""),
        publication=" ".join((getattr(found, "sitename", None) or "").split())[:150],
        address=next((kept for one in addresses if (kept := _address(one))), ""),
    )


def _article(root: Any) -> Any:
    """What trafilatura finds; it takes time and memory by the square of the elements, so it gets few."""
    inline = sum(1 for _ in root.iter(*_INLINE))
    if inline > MAX_ELEMENTS or sum(1 for _ in root.iter()) - inline > MAX_ELEMENTS:
        return None
    from trafilatura import bare_extraction  # a fifth of a second and 20 MB: only where a page is read

    tree = copy.deepcopy(root)
    etree.strip_tags(tree, *_INLINE)
    return bare_extraction(
        tree, include_links=False, include_formatting=True, include_tables=False, include_comments=False,
        with_metadata=True, date_extraction_params={"original_date": True, "extensive_search": False},
    )  # fmt: skip


def _texts_of(body: Any) -> Counter[str]:
    """What belongs to the article, line by line and without spaces: how often each stands there."""
    for line_break in body.iter("lb"):
        line_break.text = _BREAK
    lines: Counter[str] = Counter()
    for element in body.iter("p", "head", "item", "quote", "ab", "code"):
        if element.find("p") is None and element.find("list") is None:
            lines.update(_bare(line) for line in "".join(element.itertext()).split(_BREAK))
    return lines


def _marked(blocks: Sequence[ReadBlock], texts: Counter[str], headline: str) -> list[ReadBlock]:
    """In the page's order; what the page shows twice is kept as often as the article has it."""
    left, title, titled = Counter(texts), _bare(headline), False
    marked = []
    for block in blocks:
        bare = _bare(block.text)
        is_title = not titled and bool(title) and bare == title and block.kind is not BlockKind.NAVIGATION
        kept = block.kept and (left[bare] > 0 or is_title)
        if kept:
            left[bare] -= 1
            titled = titled or is_title
        kind = BlockKind.HEADLINE if is_title else block.kind
        if not kept and kind not in (BlockKind.CAPTION, BlockKind.TABLE, BlockKind.NAVIGATION):
            kind = BlockKind.OTHER
        marked.append(replace(block, kept=kept, kind=kind))
    return marked


def _bare(text: str) -> str:
    return "".join(text.split())


def _first(root: Any, path: str) -> str:
    return next((str(value) for value in root.xpath(path)), "")


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return ""


def _address(text: str) -> str:
    try:
        return checked_address(text)
    except AddressRefused:
        return ""
