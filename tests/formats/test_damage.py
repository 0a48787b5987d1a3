"""UTF-8 with broken bytes is told from another encoding, with how many there are and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats.damage import damage_of
from claims.formats.encodings import DAMAGED, decode
from claims.formats.previews import fitting
from claims.formats.readers import Undecodable
from claims.vocabulary import Certainty

POLISH = "Łódź żółty\r\nPremier powiedział, że źle się dzieje w państwie.\r\nKoniec."
BROKEN = (
    POLISH.encode().replace("ź żółty".encode(), b"\xc5 \xc5\xbc\xf3\xc5\x82ty").replace(b"Kon", b"K\xffon")
)


def test_how_many_where_and_in_which_words():
    found = damage_of(BROKEN)
    assert (found.count, found.lines, found.is_likely) == (3, [1, 3], True)
    assert found.words == ["Łód�", "ż�łty", "K�oniec."]
    assert str(found) == "3 bytes in lines 1, 3: Łód� ż�łty K�oniec."
    assert str(damage_of("Łódź\nżar".encode() + b"\xc5")) == "1 byte in line 2: żar�"


def test_it_is_offered_first_and_never_guessed_to_be_anything_else():
    with pytest.raises(Undecodable, match=r"Byte 5 \(0xC5, line 1\)"):
        decode(BROKEN)
    assert fitting(BROKEN)[0] == (DAMAGED, "3 bytes in lines 1, 3: Łód� ż�łty K�oniec.")
    found = decode(BROKEN, DAMAGED)
    assert found.text.startswith("Łód� ż�łty\r\nPremier") and found.certainty is Certainty.CHOSEN


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Grüße aus München\n", "cp1252"),
        ("»Spaß« und »Gruß«, ein Café\n", "cp1252"),
        ("»Spaß« und »Gruß«, ein Café\n", "mac-roman"),
        ("Łódź, powiedział", "cp1250"),
        ("Порт Корсена\n", "cp1251"),
    ],
)
def test_other_encodings_are_not_taken_for_it(text: str, codec: str):
    data = text.encode(codec)
    damage = damage_of(data)
    assert damage is None or not damage.is_likely
    assert fitting(data)[0][0] != DAMAGED


def test_sound_text_and_other_files_offer_none():
    assert damage_of(POLISH.encode()) is None
    assert DAMAGED not in dict(fitting(POLISH.encode("utf-16-le")))
    assert DAMAGED not in dict(fitting(b"\x7fELF\x02\x01\x01\x00" + bytes(64) + b"\xc0\xaf"))


@given(st.binary(max_size=200))
def test_it_counts_what_is_broken(data: bytes):
    if found := damage_of(data):
        assert 1 <= found.count <= len(data) and found.lines and all("\ufffd" in word for word in found.words)
