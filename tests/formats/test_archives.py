"""Zip files and XML made to hurt: rows UP-01 to UP-04, refused with a reason and without a trace."""

import io
import resource
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.formats import archives
from claims.formats.readers import Unreadable
from claims.formats.stories import read_story

FILES = Path(__file__).parent / "files"
REAL = (FILES / "libreoffice.docx").read_bytes()
MAIN = "word/document.xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(text: str = "Rain fell in Korsen.") -> bytes:
    return f"<w:document {W}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>".encode()


def packed(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read_story(data, "story.docx")
    assert str(caught.value).endswith(".")
    return str(caught.value)


def test_the_smallest_document_is_read():
    assert read_story(packed({MAIN: document()})).text == "Rain fell in Korsen.\n"


def test_up_01_a_bomb_is_refused_before_it_unpacks():
    parts = {MAIN: b"<w:t>" + b" " * 300_000_000}
    data = packed(parts)
    del parts
    assert len(data) < 400_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "Unpacked the file would be 300 MB" in refusal(data)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 100_000, "kilobytes"


def test_up_01_a_denser_bomb_below_the_limit_is_refused_too():
    assert "grow too much" in refusal(packed({MAIN: b" " * 50_000_000}))
    assert "grow too much" in refusal(packed({MAIN: document(), "word/media/a.emf": b"\0" * 90_000_000}))


def test_up_01_a_part_that_is_large_but_not_dense_is_refused():
    noise = b"".join(f"<a{n * n * 7919 % 1_000_003}/>".encode() for n in range(700_000))
    assert "split it into several" in refusal(packed({MAIN: noise}))


def lie_about_size(data: bytes, size: int) -> bytes:
    """In both places where a zip file says how large a part is unpacked."""
    lied = bytearray(data)
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = lied.index(signature) + at
        lied[place : place + 4] = struct.pack("<I", size)
    return bytes(lied)


def many_entries() -> bytes:
    return packed({MAIN: document()} | {f"word/media/{n}": b"" for n in range(20_000)}, zipfile.ZIP_STORED)


def overlapping() -> bytes:
    """Two names for the same packed bytes, as in the bombs of Fifield 2019."""
    data = packed({MAIN: document(), "word/styles.xml": document()})
    second = data.rindex(b"PK\x01\x02")
    lied = bytearray(data)
    lied[second + 42 : second + 46] = struct.pack("<I", 0)
    return bytes(lied)


def encrypted() -> bytes:
    data = bytearray(packed({MAIN: document()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def linked() -> bytes:
    file, entry = io.BytesIO(), zipfile.ZipInfo("word/styles.xml")
    entry.external_attr = 0o120777 << 16
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(MAIN, document())
        archive.writestr(entry, "/etc/passwd")
    return file.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def twice() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(MAIN, document())
        archive.writestr(MAIN, document("It snowed."))
    return file.getvalue()


def flipped() -> bytes:
    data = bytearray(REAL)
    at = data.index(b"word/document.xml") + 60
    data[at : at + 40] = bytes(40)
    return bytes(data)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "20,000 entries": (many_entries, "20,001 parts"),
    "overlapping entries": (overlapping, "overlap"),
    "zip in zip": (lambda: packed({MAIN: packed({MAIN: document()})}), "zip file inside"),
    "a zip of stories": (lambda: packed({"a.txt": b"Rain"}), "no Word document"),
    "encrypted": (encrypted, "encrypted"),
    "truncated": (lambda: REAL[:-200], "damaged"),
    "cut in half": (lambda: REAL[: len(REAL) // 2], "damaged"),
    "changed bytes": (flipped, "damaged"),
    "larger than it says": (lambda: lie_about_size(packed({MAIN: document()}), 20), ""),
    "smaller than it says": (lambda: lie_about_size(packed({MAIN: document()}), 2_000), ""),
    "the same name twice": (twice, "twice"),
    "a link": (linked, "link to another file"),
    "no entries": (lambda: packed({}), "no Word document"),
}


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_up_02_zip_files_that_lie(what: str):
    make, reason = HOSTILE[what]
    assert reason in refusal(make())


ENTITIES = {
    "a file": '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "another address": '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">',
    "a parameter": '<!DOCTYPE w [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p">%p;]>',
    "billion laughs": '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;">]>',
    "an empty one": "<!DOCTYPE w>",
}


@pytest.mark.parametrize(
    "part", [MAIN, "word/styles.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"]
)
@pytest.mark.parametrize("what", ENTITIES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_up_03_a_document_type_is_refused_wherever_it_stands(part: str, what: str, encoding: str):
    text = f'<?xml version="1.0" encoding="{encoding}"?>{ENTITIES[what]}' + document("&x;").decode()
    parts = {MAIN: document()} | {part: text.encode(encoding)}
    assert "document type" in refusal(packed(parts))


def test_up_03_deep_xml_is_refused():
    deep = f"<w:document {W}>".encode() + b"<w:p>" * 100_000
    assert "nested" in refusal(packed({MAIN: deep}))


@pytest.mark.parametrize("what", ENTITIES)
def test_up_03_a_page_expands_nothing(what: str):
    story = read_story(f"{ENTITIES[what]}<html><body><p>Rain &x; fell &amp; fell.</p></body></html>".encode())
    assert "root:" not in story.text and len(story.text) < 400


def test_up_03_a_linked_picture_is_not_opened():
    picture = (
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="rId1"/>'
        "</w:drawing></w:r></w:p>"
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="rId1" Type="x/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    )
    main = document().decode().replace("<w:body>", f"<w:body>{picture}")
    parts = {MAIN: main.encode(), "word/_rels/document.xml.rels": rels.encode()}
    assert read_story(packed(parts)).text == "Rain fell in Korsen.\n"


@pytest.mark.parametrize(
    "name", ["../../x", "/abs", "C:\\x", "word\\..\\..\\x", "a/../../x", "..", "word/../../x"]
)
def test_up_04_names_that_lead_outside_are_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    assert "leads outside" in refusal(packed({MAIN: document(), name: b"x"}))
    assert list(tmp_path.iterdir()) == []


def test_limits_are_the_documented_ones():
    assert (archives.MAX_ENTRIES, archives.MAX_PART, archives.MAX_UNPACKED) == (2_000, 6_000_000, 200_000_000)
