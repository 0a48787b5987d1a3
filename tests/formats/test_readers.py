"""What files and pasted texts are taken in, and how each other one is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats.readers import MAX_TEXT_BYTES, Unreadable, check_text, read_text

NONCHARACTERS = {
    *range(0xFDD0, 0xFDF0),
    *(plane * 0x10000 + low for plane in range(17) for low in (0xFFFE, 0xFFFF)),
}
ALLOWED = st.characters(
    exclude_categories=["Cs", "Cc"],
    include_characters="\t\n",
    exclude_characters="".join(map(chr, NONCHARACTERS)),
)


def refusal(data: bytes | str) -> str:
    with pytest.raises(Unreadable) as caught:
        read_text(data) if isinstance(data, bytes) else check_text(data)
    message = str(caught.value)
    assert message.count(". ") == 0 and message.endswith("."), "one sentence"
    assert "\n" not in message
    return message


@given(st.text(ALLOWED))
def test_allowed_text_is_kept_exactly(words):
    text = f"a{words}"
    assert read_text(text.encode()).text == text
    assert check_text(text) == text


@given(st.text(st.sampled_from("a \r\n\u2028\u2029\xa0\u200b\u202e"), min_size=1))
def test_only_line_ends_change(words):
    text = f"a{words}"
    expected = text.replace("\r\n", "\n").replace("\r", "\n")
    assert read_text(text.encode()).text == expected == check_text(text)
    assert check_text(expected) == expected


def test_decomposed_letters_emoji_and_invisible_characters_are_kept():
    text = "cafe\u0301 café 👩‍👩‍👧 \u200f\ufeff–\u2028x\x09y"
    assert read_text(text.encode()).text == text


@pytest.mark.parametrize(("mark", "had_bom"), [(b"", False), (b"\xef\xbb\xbf", True)])
def test_encoding_and_bom_are_told(mark, had_bom):
    found = read_text(mark + "naïve".encode())
    assert (found.text, found.encoding, found.had_bom) == ("naïve", "utf-8", had_bom)


def test_only_one_bom_is_dropped():
    assert read_text(b"\xef\xbb\xbf" * 2 + b"x").text == "\ufeffx"


@pytest.mark.parametrize("blank", ["", " ", "\n\r\n\t", "\u2028\xa0\u3000", "\u200b\ufeff\u202e"])
def test_nothing_to_read_is_refused(blank):
    assert "no text here" in refusal(blank.encode())
    assert "no text here" in refusal(blank)


def test_size_limit_counts_bytes_of_utf8():
    fits = "é" * (MAX_TEXT_BYTES // 2)
    assert check_text(fits) == fits
    assert read_text(b"\xef\xbb\xbf" + fits.encode()).text == fits
    for refused in (fits + "a", (fits + "a").encode()):
        assert "2 MB" in refusal(refused)


CONTROLS = [chr(code) for code in [*range(32), *range(0x7F, 0xA0)] if chr(code) not in "\t\n\r"]


@pytest.mark.parametrize("char", CONTROLS, ids=lambda char: f"U+{ord(char):04X}")
def test_each_control_character_is_refused_with_its_line(char):
    for refused in (f"one\r\ntwo\rthree {char}", f"one\ntwo\nthree {char}".encode()):
        message = refusal(refused)
        assert message.startswith("Line 3 ")
        assert f"U+{ord(char):04X}" in message


def test_well_known_controls_are_named():
    assert "NUL (U+0000)" in refusal("a\x00")
    assert "NUL (U+0000)" in refusal(b"a\x00b")
    assert "FORM FEED (U+000C)" in refusal("a\x0c")
    assert "wrong encoding" in refusal("it\x92s")


@pytest.mark.parametrize("code", sorted(NONCHARACTERS))
def test_noncharacters_are_refused(code):
    assert f"U+{code:04X}" in refusal(f"a\n{chr(code)}".encode())


def test_lone_surrogates_are_refused():
    assert "surrogate pair (U+D83D)" in refusal("a\ud83d")
    assert refusal("\n\udc00").startswith("Line 2 ")
    assert "Byte 5 " in refusal(b"a\r\nb\r\xed\xa0\xbd\xed\xb8\x80")
    assert "line 3" in refusal(b"a\r\nb\r\xed\xa0\xbd\xed\xb8\x80")
    assert "CESU-8" in refusal(b"\xed\xb0\x80")


@pytest.mark.parametrize(
    "data",
    [
        "it’s".encode("cp1252"),
        "café".encode("latin-1"),
        "東京の記事".encode("shift-jis"),
        b"ab\xc0\xaf",
        b"ab\xf5",
        b"ab\xe2\x82",
    ],
)
def test_other_encodings_are_refused_with_the_byte(data):
    with pytest.raises(UnicodeDecodeError) as error:
        data.decode()
    assert f"Byte {error.value.start} (0x{data[error.value.start]:02X}, line 1)" in refusal(data)


def test_byte_offset_counts_the_bom():
    assert "Byte 4 (0xFF" in refusal(b"\xef\xbb\xbfa\xff")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Story".encode("utf-16"), "UTF-16"),
        ("Story".encode("utf-16-be"), "UTF-16"),
        ("Störung im Netz".encode("utf-16-le"), "UTF-16"),
        ("Störung\n".encode("utf-32"), "UTF-32"),
        (b"PK\x03\x04\x14\x00\x08\x08\x08\x00\xff", "a Word or zip file"),
        (b"PK\x03\x04\x14\x00\x08\x08\x08\x00", "a Word or zip file"),
        (b"PK\x03\x04" + b"\x00\xff" * 2_000_000, "a Word or zip file"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF"),
        (b"%PDF-1.4\nplain", "a PDF"),
        (b"{\\rtf1\\ansi Story}", "an RTF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"\xff\xd8\xff\xe0", "an image"),
        (b"GIF89a\x01\x00\xff", "an image"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 \xff", "an image"),
    ],
)
def test_other_files_are_recognised(data, words):
    message = refusal(data)
    assert f"looks like {words}" in message
    assert "try again" in message


@pytest.mark.parametrize(
    "text", ["PK fighters said so.", "GIF89a is a format.", "BMW said so.", "<p>html</p>", "MZ said so."]
)
def test_text_that_begins_like_a_file_is_text(text):
    assert read_text(text.encode()).text == text


def test_refusal_is_quick_on_long_input():
    assert "Line 1 " in refusal("a" * (MAX_TEXT_BYTES - 1) + "\x00")
