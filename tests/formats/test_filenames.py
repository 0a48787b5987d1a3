"""Names of downloads, whatever the headline holds."""

import re
import unicodedata
from email.message import Message
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats.filenames import content_disposition, safe_filename

HEADLINES = [
    "Grid operator warns\r\nSet-Cookie: x=1",
    "a\"; filename*=UTF-8''evil.exe",
    "../../x",
    "..\\..\\x",
    "invoice\u202efdp.exe",
    "👩‍👩‍👧 at the polls",
    "x" * 300,
    "é" * 300,
    "",
    "...",
    ".htaccess",
    "CON",
    "lpt1",
    "Zoë’s “river” – 5 % more; why?",
    "Крепость",
    "\ud800",
    "100%41",
]


def check(headline, suffix="-claims.csv"):
    header = content_disposition(headline, suffix)
    match = re.fullmatch(
        r"attachment; filename=\"([A-Za-z0-9._-]+)\"; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]+)", header
    )
    assert match, header
    plain, full = match[1], unquote(match[2], errors="strict")
    assert (plain, full) == safe_filename(headline, suffix)
    for name in (plain, full):
        assert name.endswith(suffix) and not name.startswith((".", " ", "-"))
        assert len(name.encode()) <= 255
        assert not set(name) & set('/\\:*?"<>|%;\r\n\x00')
        assert all(unicodedata.category(char)[0] not in "CZ" or char == " " for char in name)
    return plain, full


@pytest.mark.parametrize("headline", HEADLINES)
def test_hostile_headlines_make_one_plain_header(headline):
    check(headline)


@given(st.text(st.characters()))
def test_any_headline_makes_one_plain_header(headline):
    check(headline)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_clients_read_one_name(headline):
    message = Message()
    message["Content-Disposition"] = content_disposition(headline, "-claims.csv")
    assert message.get_content_disposition() == "attachment"
    assert message.get_filename() is not None


def test_letters_are_kept_where_they_can_be():
    assert check("Zoë’s river: 5 % more") == ("Zoes-river-5-more-claims.csv", "Zoë’s river 5 more-claims.csv")
    assert check("Крепость")[0] == "story-claims.csv"
    assert check("Крепость")[1] == "Крепость-claims.csv"
    assert check("") == ("story-claims.csv",) * 2


@pytest.mark.parametrize("device", ["CON", "nul", "Com1", "LPT9", "com¹"])
def test_devices_of_windows_are_not_opened(device):
    assert check(device, ".csv")[1].startswith("story-")
    assert check(f"{device} artists", ".csv")[1].startswith(device)


def test_long_headlines_are_cut_between_characters():
    plain, full = check("é" * 300)
    assert len(plain) <= 80 + len("-claims.csv")
    assert set(full.removesuffix("-claims.csv")) == {"é"}


@pytest.mark.parametrize("suffix", ["", "csv", "/x.csv", '".csv', ".csv\r\n", "é.csv", "../x.csv"])
def test_a_suffix_that_is_none_is_refused(suffix):
    with pytest.raises(ValueError, match="end of a file name"):
        content_disposition("x", suffix)
