"""Each encoding is told or refused with the byte; what is only guessed says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats.encodings import ENCODINGS, decode
from claims.formats.readers import Unreadable
from claims.formats.stories import read_story
from claims.vocabulary import Certainty

GERMAN = "Grüße aus Korsen\nEs regnet in München, sagte die Ministerin „wirklich“.\n"
FRENCH = "Le prix du pain a augmenté à Korsen – c’est “cher”, a déclaré la boulangère.\n"
JAPANESE = "コルセンの港が金曜日に再開した。市長は「ポンプは古い」と述べた。\n"
RUSSIAN = "Порт Корсена снова открылся в пятницу, сообщила администрация порта.\n"

TOLD = {
    "utf-8": (GERMAN.encode(), "utf-8"),
    "utf-8 with mark": (b"\xef\xbb\xbf" + GERMAN.encode(), "utf-8"),
    "utf-16 le with mark": (b"\xff\xfe" + JAPANESE.encode("utf-16-le"), "utf-16-le"),
    "utf-16 be with mark": (b"\xfe\xff" + JAPANESE.encode("utf-16-be"), "utf-16-be"),
    "utf-16 le": (GERMAN.encode("utf-16-le"), "utf-16-le"),
    "utf-16 be": (GERMAN.encode("utf-16-be"), "utf-16-be"),
    "utf-32 le": (b"\xff\xfe\x00\x00" + GERMAN.encode("utf-32-le"), "utf-32-le"),
}
GUESSED = {
    "windows-1252 German": (GERMAN, "windows-1252"),
    "windows-1252 French": (FRENCH, "windows-1252"),
    "shift_jis": (JAPANESE, "shift_jis"),
    "euc-jp": (JAPANESE, "euc-jp"),
    "windows-1251": (RUSSIAN, "windows-1251"),
    "koi8-r": (RUSSIAN, "koi8-r"),
}


@pytest.mark.parametrize("what", TOLD)
def test_what_is_certain(what: str):
    data, name = TOLD[what]
    found = decode(data)
    assert (found.encoding, found.certainty) == (name, Certainty.SURE)
    assert found.text == (JAPANESE if "with mark" in what and "16" in what else GERMAN)


@pytest.mark.parametrize("what", GUESSED)
def test_what_is_guessed_is_right_and_says_so(what: str):
    text, name = GUESSED[what]
    found = decode(text.encode(ENCODINGS[name][1]))
    assert (found.encoding, found.certainty, found.text) == (name, Certainty.GUESSED, text)


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_encoding_can_be_chosen(name: str):
    found = decode("Rain.\n".encode(ENCODINGS[name][1]), name)
    assert (found.text, found.encoding, found.certainty) == ("Rain.\n", name, Certainty.CHOSEN)


@pytest.mark.parametrize(
    ("data", "offset"),
    [(b"Rain \xc0\xaf", 5), (b"Rain \xf4\x90\x80\x80", 5), (b"Rain \xed\xa0\xbd\xed\xb8\x80", 5)],
)
def test_damaged_utf_8_is_not_taken_for_another_encoding(data: bytes, offset: int):
    with pytest.raises(Unreadable, match=f"Byte {offset} "):
        decode(data)


def test_a_chosen_encoding_that_does_not_fit_names_the_byte():
    with pytest.raises(Unreadable, match=r"Byte 10 \(0xFC, line 2\) does not fit Unicode \(UTF-8\)"):
        decode(b"Rain.\r\nGr\x73\xfc\xdfe", "utf-8")
    with pytest.raises(Unreadable, match=r"Byte 4 \(0x81"):
        decode(b"Rain\x81", "windows-1252")


def test_the_wrong_choice_shows_and_never_loses_the_bytes():
    """Latin-1 fits every byte: the letters are wrong, or controls that are refused with a hint."""
    with pytest.raises(Unreadable, match="wrong encoding"):
        read_story("„Regen“ 東京".encode(), "x.txt", "iso-8859-1")


@given(st.binary(max_size=400))
def test_no_bytes_break_it(data: bytes):
    try:
        found = decode(data)
    except Unreadable as refusal:
        assert str(refusal).endswith(".")
    else:
        assert found.text.encode(ENCODINGS[found.encoding][1]) == data.removeprefix(b"\xef\xbb\xbf") or (
            found.had_bom or found.certainty is Certainty.GUESSED
        )
