"""Real files of every kind come out with the right text, paragraphs, backing and what was dropped."""

from pathlib import Path

import pytest

from claims.formats.blocks import compose, retied
from claims.formats.readers import Unreadable, check_text
from claims.formats.stories import put_back, read_story
from claims.vocabulary import BackingKind, BlockKind, Certainty, FileKind

FILES = Path(__file__).parent / "files"
HARBOUR = """Harbour of Velm reopens after storm

Ships wait for days, and the mayor blames an old pump

The harbour of Velm reopened on Friday, the port office said. It had been shut for six days. Forty ships waited outside.

“The pump is older than I am,” mayor Tova Lank said. Grüße – Łódź, café, naïve: 東京.

What the pump costs

A new pump costs two million crowns.

It takes a year to build.

The port will publish its figures in May.
"""  # noqa: E501
BRIDGE = """Bridge at Korsen closed after cracks are found

Engineers say the old steel bridge can carry no more trains, and nobody knows for how long.

The old bridge at Korsen was closed on Friday, the railway said in a notice. Engineers had found cracks in four of its beams.

“We warned them three years ago,” said Tova Lank, who sits on the town council. The railway’s director did not reply to questions.

What happens now

Trains from Velm will end at the harbour until further notice. Buses carry passengers over the river each half hour, from five in the morning until midnight.

Repairs will cost about two million crowns, according to a first estimate.

They will begin in May, the railway said.
"""  # noqa: E501


def read(name: str, called: str = ""):
    return read_story((FILES / name).read_bytes(), called or name)


def tied(story) -> list[tuple[str, str, str]]:
    return [(one.kind.value, story.text[one.start : one.end], one.address) for one in story.backing]


@pytest.mark.parametrize("called", ["libreoffice.docx", "story.txt", "x"])
def test_a_document_of_libreoffice(called: str):
    story = read("libreoffice.docx", called)
    assert (story.kind, story.text) == (FileKind.WORD, HARBOUR)
    assert tied(story) == [
        ("link", "port office", "https://port.velm.example/notice?id=7"),
        ("footnote", ".", "https://port.velm.example/log"),
        ("comment", ".", ""),
    ]
    assert [one.text for one in story.backing[1:]] == [
        "Log of the harbour master, page 12, online.",
        "She said this on the phone, 30 April.",
    ]
    before = [story.text[: one.end][-9:] for one in story.backing[1:]]
    assert before == ["six days.", "ank said."]
    assert [(block.kind, block.text) for _, block in story.dropped] == [
        (BlockKind.CAPTION, "Ships off Velm on Thursday. Photo: L. Arn"),
        (BlockKind.TABLE, "Year | Ships"),
        (BlockKind.TABLE, "2023 | 1,204"),
    ]


def test_a_document_of_a_library():
    story = read("python-docx.docx")
    assert story.text.split("\n\n")[:4] == [
        "Bread costs more in Korsen",
        "A loaf costs two crowns, the bakers’ union said. The price has not moved since 2019.",
        "Line one of an address",
        "line two of it.",
    ]
    assert tied(story) == [
        ("link", "bakers’ union", "https://bread.korsen.example/prices"),
        ("comment", ".", ""),
    ]
    assert story.backing[1].text == "Checked with the union's table?"


@pytest.mark.parametrize("name", ["chromium.html", "windows-1252.htm"])
@pytest.mark.parametrize("called", ["bridge.html", "bridge.txt", "bridge.docx"])
def test_a_page_as_saved_and_as_sent(name: str, called: str):
    story = read(name, called)
    assert (story.kind, story.text) == (FileKind.WEB_PAGE, BRIDGE)
    assert story.headline == "Bridge at Korsen closed after cracks are found"
    assert (story.published_on, story.publication) == ("2024-05-02", "The Korsen Post")
    assert story.address == "https://post.korsen.example/2024/bridge"
    assert tied(story) == [("link", "railway said in a notice", "https://rail.korsen.example/notice")]
    kinds = {block.kind for _, block in story.dropped}
    assert kinds == {BlockKind.NAVIGATION, BlockKind.CAPTION, BlockKind.TABLE, BlockKind.OTHER}


def test_a_page_is_read_in_the_encoding_it_declares():
    assert (read("windows-1252.htm").encoding, read("windows-1252.htm").certainty) == (
        "windows-1252",
        Certainty.DECLARED,
    )
    # Chromium saved it as UTF-8 and left the old declaration in it.
    assert read("chromium.html").encoding == "utf-8"


def test_markdown_goes_by_its_name_alone():
    story = read("notes.md")
    assert story.kind is FileKind.MARKDOWN
    assert story.text.startswith(
        "Bread costs more in Korsen\n\nA loaf costs two crowns, the bakers’ union said. "
    )
    assert tied(story) == [
        ("link", "bakers’ union", "https://bread.korsen.example/prices"),
        ("footnote", ".", "https://bread.korsen.example/letter"),
    ]
    plain = read("notes.md", "notes.txt")
    assert (plain.kind, plain.text) == (FileKind.TEXT, (FILES / "notes.md").read_text())


def test_what_was_dropped_can_be_put_back_where_it_stood():
    story = read("libreoffice.docx")
    whole = put_back(story, {number for number, _ in story.dropped})
    assert whole.dropped == []
    lines = whole.text.split("\n\n")
    assert lines[4] == "Ships off Velm on Thursday. Photo: L. Arn"
    assert lines[-3:-1] == ["Year | Ships", "2023 | 1,204"]
    assert [whole.text[b.start : b.end] for b in whole.backing] == ["port office", ".", "."]
    assert whole.text == compose(whole.blocks).text == check_text(whole.text)


def test_a_kind_chosen_by_a_person_goes_before_the_content():
    page = (FILES / "chromium.html").read_bytes()
    assert read_story(page, "x.html", kind=FileKind.TEXT).text == page.decode()


def test_backing_follows_its_words_when_the_text_is_edited():
    story = read("libreoffice.docx")
    edited = story.text.replace("Harbour of Velm", "Port of Velm").replace(
        "reopened on Friday", "opened on Friday"
    )
    found = retied(story.composed, edited)
    assert [(one.kind, edited[one.start : one.end]) for one in found] == [
        (BackingKind.LINK, "port office"),
        (BackingKind.FOOTNOTE, "."),
        (BackingKind.COMMENT, "."),
    ]
    assert edited[: found[1].end].endswith("six days.")
    gone = retied(story.composed, "Nothing of it is left.\n")
    assert gone == ()
    assert retied(story.composed, story.text) == story.backing


def test_lines_that_stand_twice_keep_their_own_backing():
    data = b"# T\n\nSee [this](https://a.example/) now.\n\nSee [this](https://b.example/) now.\n"
    story = read_story(data, "x.md")
    edited = "Another.\n\n" + story.text
    assert [one.address for one in retied(story.composed, edited)] == [
        "https://a.example/",
        "https://b.example/",
    ]
    assert [edited[one.start : one.end] for one in retied(story.composed, edited)] == ["this", "this"]


@pytest.mark.parametrize("text", ["<html><body></body></html>", "<!doctype html><script>x</script>"])
def test_a_page_without_text_is_refused(text: str):
    with pytest.raises(Unreadable, match="no text here"):
        read_story(text.encode(), "x.html")


def test_a_layout_made_of_tables_is_no_table():
    row = b"<tr><td>It rained in Korsen.</td><td>It snowed in Velm.</td></tr>"
    story = read_story(b"<html><body><table>" + row + b"</table></body></html>")
    assert story.text == "It rained in Korsen. | It snowed in Velm.\n"


def test_a_word_file_whose_beginning_is_damaged_is_told_to_be_that():
    damaged = bytes(64) + (FILES / "libreoffice.docx").read_bytes()[64:]
    with pytest.raises(Unreadable, match="This Word file is damaged.*save it again"):
        read_story(damaged, "Harbour.DOCX")
    with pytest.raises(Unreadable, match="looks like a program"):
        read_story(damaged, "harbour.txt")
