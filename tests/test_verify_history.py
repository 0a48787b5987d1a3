"""The stand-alone verifier: it runs without the app, and finds whatever is changed in an exported history."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from claims.models import Article, Event
from tests.drafting import TEXT, take
from tests.proving import VERIFIER, eventful, proof, verifier

CHECK = verifier()
Line = dict


@pytest.fixture
def story(add_story, mara, oskar, edda, ada) -> Article:
    return eventful(add_story(TEXT), mara, oskar, edda, ada)


@pytest.fixture
def lines(story: Article) -> list[Line]:
    return [json.loads(line) for line in proof(story)]


def written(lines: list[Line]) -> list[bytes]:
    return [json.dumps(line).encode() + b"\n" for line in lines]


def fault(lines: list[Line] | list[bytes]) -> str:
    raw = written(lines) if lines and isinstance(lines[0], dict) else lines
    try:
        list(CHECK.stories(raw))
    except CHECK.Fault as found:
        return str(found)
    return ""


def run(*arguments: object) -> subprocess.CompletedProcess:
    """Isolated: without what is installed beside Python, and without this folder."""
    words = [sys.executable, "-I", "-S", VERIFIER, *map(str, arguments)]
    return subprocess.run(words, capture_output=True, text=True, cwd="/")


def test_it_stands_alone_and_prints_the_head_that_a_sign_off_shows(story, tmp_path: Path):
    file = tmp_path / "history.jsonl"
    file.write_bytes(b"".join(proof(story)))
    signed = Event.objects.get(article=story, kind="signed_off")
    head = Event.objects.filter(article=story).latest("number")
    ran = run(file, signed.hash.upper())
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"event {head.number}, hash {head.hash}" in ran.stdout
    assert f"event {signed.number}, Edda Roth" in ran.stdout
    assert f"The hash that you gave is that of event {signed.number}: {signed.hash}" in ran.stdout
    assert story.current_revision.sha256 in ran.stdout and "Ferries stop at Korsen" in ran.stdout


def test_a_head_that_no_event_has_is_told(story, tmp_path: Path):
    file = tmp_path / "history.jsonl"
    file.write_bytes(b"".join(proof(story)))
    ran = run(file, "ab" * 32)
    assert ran.returncode == 1 and "No event has the hash" in ran.stdout


def test_what_cannot_be_read_is_told(tmp_path: Path):
    assert run(tmp_path / "nothing").returncode == 2
    assert run().returncode == 2
    for content in (b"", b"\n", b"\xff\n", b"[]\n", b'{"a": 1}\n', b"{" * 10_000):
        (tmp_path / "file").write_bytes(content)
        ran = run(tmp_path / "file")
        assert ran.returncode == 1 and ran.stderr == "", content


def changed(value: object) -> object:
    if isinstance(value, str):
        return f"{value}x" if len(value) < 64 else value[:-1] + ("0" if value[-1] != "0" else "1")
    return (value or 0) + 1


def test_each_field_of_each_event_is_proven(lines):
    events = [at for at, line in enumerate(lines) if "head" in line]
    assert len(events) > 12
    for at in events:
        number = lines[at]["head"]["number"]
        for name in lines[at]["head"]:
            wrong = lines[at] | {"head": lines[at]["head"] | {name: changed(lines[at]["head"][name])}}
            told = fault([*lines[:at], wrong, *lines[at + 1 :]])
            assert told.startswith(f"Event {number} does not hold"), (number, name, told)
        for name in set(lines[at]) - {"head"}:
            wrong = lines[at] | {name: changed(lines[at][name])}
            told = fault([*lines[:at], wrong, *lines[at + 1 :]])
            assert told.startswith(f"Event {number} does not hold"), (number, name, told)
            without = {key: value for key, value in lines[at].items() if key != name}
            told = fault([*lines[:at], without, *lines[at + 1 :]])
            assert f"behind event {number - 1}," in told, (number, name, told)
        for more in ({"salt": "0"}, {"details": "{}"}, {"mark": "verified"}):
            assert fault([*lines[:at], more | lines[at] | more, *lines[at + 1 :]])


def test_texts_are_proven_by_the_events_that_name_them(lines):
    at, second = (at for at, line in enumerate(lines) if "draft" in line)
    here = [lines[at - 1]["head"]["number"], lines[second - 1]["head"]["number"]]
    for place, number in zip((at, second), here, strict=True):
        wrong = lines[place] | {"text": lines[place]["text"].replace("Rain", "Hail")}
        told = fault([*lines[:place], wrong, *lines[place + 1 :]])
        assert told == f"Event {number} does not hold: draft {lines[place]['draft']} has another text."
        missing = fault([*lines[:place], *lines[place + 1 :]])
        assert missing == f"The text of draft {lines[place]['draft']} is missing."
    assert "another text" in fault([*lines[:at], lines[at] | {"draft": 2}, *lines[at + 1 :]])
    assert "another text" in fault([*lines[: at + 1], *lines[at:]])


def test_nothing_is_taken_out_put_in_or_moved(lines):
    events = [at for at, line in enumerate(lines) if "head" in line]
    for at in events:
        number = lines[at]["head"]["number"]
        assert fault([*lines[:at], *lines[at + 1 :]]).startswith(f"Event {number} does not hold")
        assert fault([*lines[: at + 1], *lines[at:]]).startswith(f"Event {number + 1} does not hold")
    for before, after in zip(events, events[1:], strict=False):
        swapped = [*lines]
        swapped[before], swapped[after] = lines[after], lines[before]
        assert fault(swapped).startswith(f"Event {lines[before]['head']['number']} does not hold")


def test_the_beginning_and_the_end_are_proven(lines):
    first, last = lines[0], lines[-1]
    assert fault([first | {"format": "factcheck-history 9"}, *lines[1:]]).startswith("The format is")
    assert (
        fault([first | {"article": "another"}, *lines[1:]])
        == "Event 1 does not hold: it is of another story."
    )
    for wrong in (first | {"events": first["events"] - 1}, first | {"events": 99}):
        assert "is missing" in fault([wrong, *lines[1:]])
    assert "is missing" in fault([*lines[:-1], last | {"end": 99}])
    assert "at the end of the file" in fault([*lines[:-1], last | {"hash": "0" * 64}])
    assert "breaks off behind event" in fault(lines[:-1])
    assert "is missing" in fault([*lines[:-2], last]), "cut before the end"
    assert "not written" in fault([*written(lines)[:-1], written(lines)[-1][:10]])


def test_a_name_that_stands_twice_is_refused(lines):
    raw = written(lines)
    twice = raw[1].replace(b'"hash":', b'"hash": "0", "hash":')
    assert "not written" in fault([raw[0], twice, *raw[2:]])


def test_new_hashes_for_a_changed_history_show_at_the_head(lines):
    """Who makes all of it anew is found out by the head that was written down before."""
    previous, forged = "", []
    for line in lines:
        if "head" in line:
            line = line | {"head": line["head"] | {"actor_name": "Somebody else"}}
            text = previous + CHECK.canonical(line["head"]) + line["commitment"]
            line["hash"] = previous = hashlib.sha256(text.encode()).hexdigest()
        forged.append(line)
    forged[-1] = forged[-1] | {"hash": previous}
    assert fault(forged) == "" and previous != lines[-1]["hash"]


def test_several_stories_in_a_file(story, add_story, edda):
    other = add_story(TEXT)
    take(edda, other, TEXT + "It hailed.\n")
    both = [*proof(story), *proof(other)]
    assert [one.article for one in CHECK.stories(both)] == [str(story.public_id), str(other.public_id)]
    assert "breaks off" in fault([*proof(story)[:-1]])


@pytest.mark.parametrize("words", ["\x1b[2J", "a\nb", "\u202e"])
def test_names_are_no_commands_to_a_terminal(words: str):
    assert CHECK.shown(words).isprintable()
