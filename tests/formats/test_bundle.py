"""Bundles that are damaged, foreign or made to hurt are refused in a sentence, before anything is done."""

import hashlib
import io
import zipfile
from random import Random

import pytest

from claims.formats.bundle import ABOUT, MAX_GROWTH, SUMS, Bundle, about_line, write_bundle
from claims.formats.bundle_readme import readme
from claims.formats.readers import Unreadable

ROW = b'{"id":1,"text":"caf\xc3\xa9 \xe2\x80\xa8 and on"}\n'
PARTS = {
    "README.txt": b"Read me",
    ABOUT: about_line({"notes": ["id", "text"]}),
    "rows/notes.jsonl": ROW * 3,
    "files/ab12": b"\x00\xff",
}


def written(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    write_bundle(file, ((name, [part[:5], part[5:]]) for name, part in parts.items()))
    return file.getvalue()


def packed(parts: dict[str, bytes], *, anew: bool = True, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    sums = "".join(f"{hashlib.sha256(part).hexdigest()}  {name}\n" for name, part in parts.items())
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, part in (parts | ({SUMS: sums.encode()} if anew else {})).items():
            archive.writestr(name, part)
    return file.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        Bundle(io.BytesIO(data))
    assert str(caught.value).endswith(".")
    return str(caught.value)


def test_what_is_written_is_read():
    bundle = Bundle(io.BytesIO(written(PARTS)))
    assert bundle.tables == {"notes": ["id", "text"]}
    assert list(bundle.rows("notes")) == [(n, {"id": 1, "text": "café \u2028 and on"}) for n in (1, 2, 3)]
    assert list(bundle.files()) == [("ab12", b"\x00\xff")]


def test_equal_content_has_equal_bytes():
    assert written(PARTS) == written(dict(PARTS))
    with zipfile.ZipFile(io.BytesIO(written(PARTS))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist() == [*PARTS, SUMS]


def test_pieces_go_out_as_they_come():
    """Before the next one is made: of a newsroom's rows no more than a piece is held."""
    size = []
    file = io.BytesIO()

    def pieces():
        for number in range(40):
            size.append(file.tell())
            yield Random(number).randbytes(100_000)

    write_bundle(file, [("rows/notes.jsonl", pieces())])
    assert size[20] > 18 * 100_000


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"a story", b"PK\x05\x06" + bytes(18)])
def test_other_files_are_no_bundles(data):
    assert refusal(data) in ("The file is damaged, or no zip file.", "This is no bundle of a newsroom.")


def test_a_foreign_zip_is_told():
    assert (
        refusal(packed({"word/document.xml": b"<a/>"}))
        == "It holds 'word/document.xml', which is no part of a bundle."
    )
    assert refusal(packed({"README.txt": b""})) == "This is no bundle of a newsroom."
    for about in (b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"format": 1}'):
        assert refusal(packed(PARTS | {ABOUT: about})) == "This is no bundle of a newsroom."


def test_another_format_is_told():
    newer = PARTS[ABOUT].replace(b"bundle 1", b"bundle 2")
    assert "format 'factcheck-bundle 2'; this version reads" in refusal(packed(PARTS | {ABOUT: newer}))
    for tables in (b"[]", b'{"notes": 1}', b'{"notes": [1]}'):
        about = b'{"format": "factcheck-bundle 1", "tables": %s}' % tables
        assert "which tables" in refusal(packed(PARTS | {ABOUT: about}))


@pytest.mark.parametrize(
    "name", ["../a", "files/../../a", "/etc/passwd", "rows/a/b.jsonl", "files/a.b", "C:\\a"]
)
def test_names_that_lead_elsewhere_are_refused(name):
    assert "which is no part of a bundle" in refusal(packed(PARTS | {name: b""}))


def test_what_is_missing_more_or_twice_is_told():
    whole = written(PARTS)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in PARTS.keys() - {ABOUT}:
        less = {one: part for one, part in parts.items() if one != name}
        assert refusal(packed(less, anew=False)) == f"{name} is missing."
    more = refusal(packed(parts | {"files/cd34": b""}, anew=False))
    assert more == "SHA256SUMS does not name files/cd34."
    file = io.BytesIO(whole)
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning):
        archive.writestr("README.txt", b"Another")
    assert refusal(file.getvalue()) == "It names the same part twice."
    assert "not written as one" in refusal(packed(parts | {SUMS: parts[SUMS] + b"x\n"}, anew=False))


def test_every_part_is_what_the_list_says():
    with zipfile.ZipFile(io.BytesIO(written(PARTS))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in PARTS.keys() - {ABOUT}:
        changed = packed(parts | {name: parts[name] + b" "}, anew=False)
        assert refusal(changed) == f"{name} was changed: its SHA-256 is not the one in SHA256SUMS."


def test_no_bit_is_turned_unnoticed():
    """Of what is in the parts; what a zip file says of times and rights nobody asks."""
    whole = packed(PARTS, compression=zipfile.ZIP_STORED)
    for part in (ROW, b"Read me", b"factcheck"):
        at = whole.index(part)
        refusal(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    for cut in range(0, len(whole), 97):
        refusal(whole[:cut])


def test_a_bomb_is_refused_before_it_unpacks(monkeypatch):
    monkeypatch.setattr("claims.formats.bundle.FREE", 1_000_000)
    data = packed(PARTS | {"rows/notes.jsonl": b" " * 9_000_000})
    assert len(data) * MAX_GROWTH < 9_000_000
    assert "Unpacked it would be 9 MB" in refusal(data)


@pytest.mark.parametrize("line", [b"[1]\n", b"{\n", b"\xff\n", b"\n", b'"a"\n', b"[" * 100_000 + b"\n"])
def test_a_line_that_is_no_row_is_named(line):
    bundle = Bundle(io.BytesIO(packed(PARTS | {"rows/notes.jsonl": ROW + line})))
    with pytest.raises(Unreadable, match="^Line 2 of rows/notes.jsonl is no row.$"):
        list(bundle.rows("notes"))


def test_a_table_that_is_not_there_is_told():
    with pytest.raises(Unreadable, match=r"^rows/claims.jsonl is missing.$"):
        list(Bundle(io.BytesIO(written(PARTS))).rows("claims"))


def test_the_readme_names_every_table_and_warns():
    told = readme({"notes": "a note", "attribution_versions": "who"})
    assert "  rows/notes.jsonl                 a note\n" in told
    assert "KEEP IT AS YOU KEEP YOUR SOURCES" in told and "{" not in told
    assert all(len(line) <= 120 for line in told.splitlines())
