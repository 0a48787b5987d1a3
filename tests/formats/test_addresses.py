"""Which addresses are taken, which are the same, and how they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats.addresses import (
    AddressRefused,
    address_key,
    checked_address,
    guessed_tier,
    looks_like_address,
    shown_host,
    title_of,
)
from claims.vocabulary import Tier

HOSTILE = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "vbscript:x",
    "file:///etc/passwd", "ftp://a.example/", "//evil", "///evil", "https://good@evil/", "https://a:b@evil/",
    "https://a.example/\0", "https://a.example/\u202etxt", 'https://a.example/"x', "https://a.example/<b>",
    "https://", "https:///x", "http:a.example", "http://a b.example/", "http://a.example:99999/",
    "http://a..example/", "https://%65vil.example/", "http://a.example\\@evil/", "http://[::1", "http://-/",
    "https://a.example/" + "x" * 2000, "", "a.example", "http://\u2100.example/", "https://a.example/a\u00a0b",
]  # fmt: skip


@pytest.mark.parametrize("address", HOSTILE)
def test_a_hostile_or_broken_address_is_refused(address: str):
    with pytest.raises(AddressRefused):
        checked_address(address)


@given(st.text(max_size=60))
def test_any_text_is_taken_or_refused_and_nothing_else(text: str):
    looks_like_address(text)
    for address in (text, f"https://{text}", f"https://a.example/{text}"):
        try:
            taken = checked_address(address)
        except AddressRefused:
            continue
        assert taken.startswith(("http://", "https://")) and "\n" not in taken
        assert len(address_key(taken)) == 64
        assert shown_host(taken) is not None and title_of(taken) is not None and guessed_tier(taken)


SAME = [
    "https://a.example/b?q=1", "http://a.example/b?q=1", "HTTPS://A.EXAMPLE:443/b/?q=1#part",
    "https://www.a.example/b?q=1&utm_source=x&fbclid=2", "http://a.example:80/b?q=1", "https://a.example./b?q=1",
]  # fmt: skip
OTHER = ["https://a.example/b?q=2", "https://a.example/B?q=1", "https://b.example/b?q=1"]
OTHER += ["https://a.example:8080/b?q=1", "https://a.example/b"]


def test_addresses_that_differ_in_form_only_have_one_key():
    assert len({address_key(checked_address(address)) for address in SAME}) == 1
    assert len({address_key(address) for address in [SAME[0], *OTHER]}) == len(OTHER) + 1


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://Ministry.gov.example:8443/x", "ministry.gov.example"),
        ("https://bücher.de/", "bücher.de"),
        ("https://xn--bcher-kva.de/", "bücher.de"),
        ("https://\u0430\u0440\u0440le.com/", "xn--le-6kc8da.com"),
        ("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
        ("https://[::1]/x", "::1"),
    ],
)
def test_in_03_a_host_of_two_scripts_is_shown_in_punycode(address: str, host: str):
    assert shown_host(checked_address(address)) == host


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("https://a.example/2031/09/ministry-battlefield_update.html?x=1", "Ministry battlefield update"),
        ("https://a.example/reports/annual%20report.pdf", "Annual report"),
        ("https://a.example/story/0123456789abcdef", "Story"),
        ("https://a.example/", ""),
    ],
)
def test_the_last_words_of_the_path_are_the_title(address: str, title: str):
    assert title_of(address) == title


def test_an_authority_or_a_record_is_taken_for_the_original():
    assert guessed_tier("https://statistics.gov.example/x") == Tier.PRIMARY
    assert guessed_tier("https://a.example/table.CSV") == Tier.PRIMARY
    assert guessed_tier("https://gazette.example/government") == Tier.SECONDARY


@pytest.mark.parametrize(
    "text", ["https://a.example", "javascript:alert(1)", "//evil", " ftp://x ", "java\tscript:x"]
)
def test_what_is_meant_as_an_address(text: str):
    assert looks_like_address(text)


@pytest.mark.parametrize(
    "text", ["", "Tom: he said so", "The square is empty", "https://a.example\nand words"]
)
def test_what_is_a_note(text: str):
    assert not looks_like_address(text)
