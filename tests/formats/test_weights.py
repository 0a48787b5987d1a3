"""What a page reads itself is little work, also in the worst shape; what is refused at once is no work."""

import subprocess
import sys
from pathlib import Path

import pytest

from claims.formats.kept import from_json, to_json
from claims.formats.previews import telling_words
from claims.formats.readers import MAX_LINES, Unreadable, check_text
from claims.formats.stories import ReadStory, put_back, read_story
from claims.formats.weights import HEAVY, weight_of_story, weight_of_table
from claims.vocabulary import FileKind
from tests.attacks.test_bombs import docx

FILES = Path(__file__).parent / "files"
LIGHT = {
    "a story": (b"It rained in Korsen.\n" * 5_000, "a.txt"),
    "a page": (b"<html>" + b"<p>It rained in Korsen all day long.</p>\n" * 4_000, "a.html"),
    "a document": (docx("<w:p><w:r><w:t>It rained in Korsen.</w:t></w:r></w:p>" * 2_000), "a.docx"),
    "too long for any text": (b"It rained in Korsen.\n" * 300_000, "a.txt"),
    "too large for any file": (b"x" * 15_000_001, "a.md"),
}
HEAVY_ONES = {
    "a book": (b"It rained in Korsen.\n" * 20_000, "a.txt"),
    "paragraphs of one letter": (b"<html>" + b"<p>a" * 6_000, "a.html"),
    "the same in UTF-16": (("<html>" + "<p>a" * 6_000).encode("utf-16"), "a.html"),
    "brackets": (b"[" * 50_000, "a.md"),
    "empty paragraphs": (docx("<w:p/>" * 11_000), "a.docx"),
    "much in few": (docx(f"<w:p><w:r><w:t>{'x' * 1_100_000}</w:t></w:r></w:p>"), "a.docx"),
}


@pytest.mark.parametrize("what", LIGHT)
def test_what_people_mostly_send_is_read_at_once(what: str):
    assert weight_of_story(*LIGHT[what]) <= HEAVY


@pytest.mark.parametrize("what", HEAVY_ONES)
def test_what_is_long_or_intricate_is_not(what: str):
    assert weight_of_story(*HEAVY_ONES[what]) > HEAVY


def test_a_kind_that_was_chosen_decides():
    data = b"<html>" + b"<p>a" * 6_000
    assert weight_of_story(data, "a.html", FileKind.TEXT) < HEAVY < weight_of_story(data, "a.html")
    assert weight_of_table(100_000) < HEAVY < weight_of_table(300_000)


@pytest.mark.parametrize("name", ["libreoffice.docx", "chromium.html"])
def test_what_is_kept_comes_out_as_it_was(name: str):
    story = read_story((FILES / name).read_bytes(), name)
    again = from_json(ReadStory, to_json(story))
    assert again == story
    assert put_back(again, [0, 1, 2]) == put_back(story, [0, 1, 2])


def test_more_lines_than_anybody_shows_are_refused():
    assert check_text("a\n" * MAX_LINES)
    with pytest.raises(Unreadable, match="lines"):
        check_text("a\n" * (MAX_LINES + 1))


def test_words_that_tell_the_encoding_are_found_in_a_text_without_spaces():
    assert telling_words("x" * 2_000_000 + " Łódź “a” b") == ["Łódź"]  # by the square it would take an hour


def test_readers_of_pages_and_documents_and_the_analysis_are_loaded_by_those_alone_who_need_them():
    names = "{'trafilatura', 'mammoth', 'claims.analysis.pipeline'}"
    code = f"import sys, claims.queries.read_apart; print({names} & {{*sys.modules}})"
    root = Path(__file__).parents[2]
    asked = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == "set()"
