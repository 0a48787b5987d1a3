"""IN-15: whatever is nested in a page, only plain text comes out, and hostile pages end soon."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats import markup
from claims.formats.blocks import compose
from claims.formats.readers import Unreadable
from claims.formats.stories import read_story
from claims.vocabulary import BlockKind

MXSS = [
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<svg><foreignobject><iframe><!--</iframe><script>alert(1)</script>-->",
    "<template><script>alert(1)</script></template>",
    "<textarea></textarea><script>alert(1)</script>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<script>alert(1)</script><style>*{background:url(http://x)}</style>",
    "<object data=x><embed src=y></object>",
]


def texts(page: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in markup.blocks_of(markup.parse(page))]


@pytest.mark.parametrize("nested", MXSS)
def test_in_15_only_plain_text_comes_out(nested: str):
    page = f"<html><body>{nested}</body></html><p>It rained in Korsen.</p>"
    said = " ".join(text for _, text in texts(page))
    assert "alert" not in said or "<" in said, "what is left of it is text, never an element"
    assert "script" not in said.replace("<script>", "")


def test_roles_are_told_by_tags():
    page = """<html><body><nav>Menu</nav><h1>Head</h1><p>One <b>bold</b>
    word.<br>Next line.</p><ul><li><p>Item</p></li></ul><blockquote><p>Said</p></blockquote>
    <figure><figcaption>Photo</figcaption></figure><table><tr><td><p>A</p></td><td>B</td></tr></table></body></html>"""
    assert texts(page) == [
        ("navigation", "Menu"),
        ("headline", "Head"),
        ("paragraph", "One bold word."),
        ("paragraph", "Next line."),
        ("list_item", "Item"),
        ("quote", "Said"),
        ("caption", "Photo"),
        ("table", "A | B"),
    ]


def test_links_to_other_places_than_the_web_are_no_backing():
    hrefs = [
        "javascript:alert(1)",
        "data:text/html,x",
        "/inside",
        "#part",
        "file:///etc/passwd",
        "https://u@h/",
    ]
    page = "".join(f'<p><a href="{href}">It rained.</a></p>' for href in hrefs)
    blocks = markup.blocks_of(markup.parse(f"<html><body>{page}<a href='https://k.example/'>Yes</a>"))
    assert [one.address for block in blocks for one in block.backing] == ["https://k.example/"]


@given(st.text(st.sampled_from("<>/ab pdivtrhliu=\"'&;! \n-"), max_size=300))
def test_no_markup_breaks_it_and_backing_stays_inside(words: str):
    root = markup.parse(f"<html><body>{words}<a href='https://k.example/'>x</a>")
    blocks = [] if root is None else markup.blocks_of(root)
    made = compose(blocks)
    for one in made.backing:
        assert 0 <= one.start < one.end <= len(made.text)
    assert all(block.text == block.text.strip() and "\n" not in block.text for block in blocks)


HOSTILE = {
    "deep": "<div>" * 100_000 + "x",
    "open tags": "<" * 200_000,
    "attributes": "<p " + "a=b " * 100_000 + ">It rained.</p>",
    "inline": "<p>" + "<b>It rained.</b> " * 30_000,
    "paragraphs": "<p>It rained in Korsen.</p>" * 15_000,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_in_11_hostile_pages_are_read_or_refused(what: str):
    try:
        story = read_story(f"<html><body>{HOSTILE[what]}".encode())
    except Unreadable as refusal:
        assert str(refusal).endswith(".")
    else:
        assert story.text.strip()


def test_deep_nesting_is_left_out():
    page = "<html><body><p>Top.</p>" + "<div>" * 190 + "Near.</div>" + "</div>" * 189
    kinds = {block.kind for block in markup.blocks_of(markup.parse(page))}
    assert kinds <= set(BlockKind)
