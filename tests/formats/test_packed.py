"""Archives read entry by entry: what is in them, what is refused, and that little memory is needed."""

import io
import tracemalloc
import zipfile

import pytest

from claims.formats.packed import entries, read_entry
from claims.formats.readers import Unreadable

MOST = 1_000_000


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED, **how) -> bytearray:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            with archive.open(name, "w", **how) as part:
                part.write(data)
        archive.comment = b"made by hand PK"
    return bytearray(out.getvalue())


def read(data: bytes) -> dict[str, bytes]:
    file = io.BytesIO(data)
    return {entry.name: read_entry(io.BytesIO(data), entry, MOST) for entry in entries(file)}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("wide", [False, True])
def test_entries_come_in_their_order(method, wide):
    files = {"a.txt": b"It rained.", "tief/ö.txt": b"", "z.txt": b"x" * 50_000}
    assert read(packed(files, method, force_zip64=wide)) == files


def test_folders_are_left_out_and_an_empty_archive_has_nothing():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.mkdir("a")
    assert read(out.getvalue()) == {} and read(packed({})) == {}


@pytest.mark.parametrize("data", [b"", b"It rained.", b"PK\x05\x06", b"\x00" * 100])
def test_what_is_no_archive_is_refused(data):
    with pytest.raises(Unreadable, match="no zip archive"):
        read(data)


def test_a_damaged_archive_is_refused_and_never_breaks_anything():
    whole = packed({"a.txt": b"It rained. " * 40, "b.txt": b"It snowed."})
    for at in range(len(whole)):
        for bit in (0x01, 0x80):
            broken = bytearray(whole)
            broken[at] ^= bit
            try:
                found = read(broken)
            except Unreadable:
                continue
            assert set(found.values()) <= {b"It rained. " * 40, b"It snowed."}, at


def test_up_an_entry_that_unpacks_to_more_than_it_says_is_refused():
    bomb = packed({"a.txt": b"\x00" * 5_000_000})
    with pytest.raises(Unreadable, match="larger than 1 MB"):
        read(bomb)
    at = bomb.rfind(b"PK\x01\x02")
    bomb[at + 24 : at + 28] = (500).to_bytes(4, "little")
    tracemalloc.start()
    with pytest.raises(Unreadable, match="damaged"):
        read(bomb)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4_000_000


def test_an_encrypted_entry_is_refused():
    data = packed({"a.txt": b"It rained."})
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Unreadable, match="encrypted"):
        read(data)


def test_memory_does_not_grow_with_the_entries():
    most = []
    for count in (500, 5000):
        data = bytes(packed({f"{number}.txt": b"It rained." for number in range(count)}))
        tracemalloc.start()
        assert sum(1 for _ in entries(io.BytesIO(data))) == count
        most.append(tracemalloc.get_traced_memory()[1] - len(data))
        tracemalloc.stop()
    assert most[1] - most[0] < 200_000
