#!/usr/bin/env python3
"""Checks the exported history of a story without the program that wrote it, and without trust in it.

    python3 verify_history.py history.jsonl [HASH ...]

Needs Python 3.8 or newer and nothing else. It checks that events are numbered without gap, that each follows
from the one before by its hash, that details fit the commitment to them, and that each draft's text is the
one that the history names. It names the first event that does not hold, and exits with 1.

Whoever can write the whole file anew can also make new hashes. So compare the hash of the last event or of a
sign-off with one that you were given before, on paper say: as HASH, or by eye in what is printed.
"""

import hashlib
import json
import sys
from typing import Any, Dict, Iterable, Iterator, List, Set

FORMAT = "factcheck-history 1"
NAMES = {
    "head": {"head", "commitment", "hash", "salt", "details"},
    "draft": {"draft", "text"},
    "end": {"end", "hash"},
}


class Fault(Exception):
    """What does not hold, and where."""


class Story:
    """What was read of one story so far; `number` and `hash` are those of the last event that holds."""

    def __init__(self, line: Dict[str, Any]) -> None:
        if line["format"] != FORMAT:
            raise Fault(f"The format is {shown(line['format'])}; this reads {FORMAT}.")
        self.article, self.events = line["article"], line["events"]
        self.number, self.hash, self.headline, self.without_details = 0, "", "", 0
        self.named: Dict[int, str] = {}  # digests of the drafts, as the events name them
        self.drafts: Dict[int, str] = {}  # and of the texts in the file
        self.signed: List[str] = []
        self.hashes: Dict[str, int] = {}

    def take(self, line: Dict[str, Any]) -> None:
        kind = next(name for name in NAMES if name in line)
        if not set(line) <= NAMES[kind]:
            raise ValueError("it holds more than is proven")
        {"head": self.event, "draft": self.draft, "end": self.end}[kind](line)

    def event(self, line: Dict[str, Any]) -> None:
        head, commitment = line["head"], line["commitment"]
        if head["number"] != self.number + 1:
            raise self.fault(f"has the number {shown(head['number'])}")
        if head["article"] != self.article:
            raise self.fault("is of another story")
        if sha256(self.hash + canonical(head) + commitment) != line["hash"]:
            raise self.fault("was changed, or does not follow from the one before it")
        if "salt" in line or "details" in line:
            if sha256(line["salt"] + line["details"]) != commitment:
                raise self.fault("has other details than it was written with")
            self.learn(json.loads(line["details"]).get("rows", {}))
        else:
            self.without_details += 1
        self.number, self.hash = self.number + 1, line["hash"]
        self.hashes[self.hash] = self.number
        if head["kind"] == "signed_off":
            by = f"{shown(head['actor_name'])}, {shown(head['at'])}"
            self.signed.append(f"event {self.number}, {by}, hash {self.hash}")

    def learn(self, rows: Dict[str, Any]) -> None:
        for row in rows.get("article", ()):
            self.headline = row["headline"]
        for row in rows.get("revision", ()):
            self.named[row["number"]] = row["sha256"]

    def draft(self, line: Dict[str, Any]) -> None:
        """Stands behind the event that made it."""
        number, digest = line["draft"], sha256(line["text"])
        if number in self.drafts or self.named.get(number, digest) != digest:
            raise Fault(f"Event {self.number} does not hold: draft {number} has another text.")
        self.drafts[number] = digest

    def end(self, line: Dict[str, Any]) -> None:
        if self.number != self.events or self.number != line["end"]:
            raise self.fault("is missing")
        if line["hash"] != self.hash:
            raise Fault(f"Event {self.number} does not hold: at the end of the file its hash is another.")
        for number in sorted(set(self.named) - set(self.drafts)):
            raise Fault(f"The text of draft {number} is missing.")

    def fault(self, what: str) -> Fault:
        return Fault(f"Event {self.number + 1} does not hold: it {what}.")


def canonical(value: Dict[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def once(pairs: list) -> Dict[str, Any]:
    """Of a name given twice, people might read the one and programs the other."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a name stands twice")
    return dict(pairs)


def stories(lines: Iterable[bytes]) -> Iterator[Story]:
    """Each story of the file, checked; raises Fault at the first thing that does not hold."""
    story, at = None, 0
    for at, raw in enumerate(lines, 1):
        try:
            line = json.loads(raw.decode(), object_pairs_hook=once)
            if story is None:
                story = Story(line)
                continue
            story.take(line)
        except (KeyError, TypeError, ValueError, AttributeError, StopIteration, RecursionError):
            before = f", behind event {story.number}," if story else ""
            raise Fault(f"Line {at}{before} is not written as a history is.") from None
        if "end" in line:
            yield story
            story = None
    if story or not at:
        raise Fault(f"The file breaks off behind event {story.number if story else 0}.")


def report(story: Story, wanted: Set[str]) -> None:
    whose = (
        f"Story {shown(story.article)}: {shown(story.headline)}" if story.article else "The newsroom itself"
    )
    print(whose)
    print(f"  {story.number} events, each following from the one before")
    if story.without_details:
        print(f"  {story.without_details} of them without details: confidential or erased")
    for number, digest in sorted(story.drafts.items()):
        proven = "" if number in story.named else " (the details that name it are not in the file)"
        print(f"  Draft {number}, SHA-256 {digest}{proven}")
    for signed in story.signed:
        print(f"  Signed off: {signed}")
    for digest in sorted(wanted & set(story.hashes)):
        print(f"  The hash that you gave is that of event {story.hashes[digest]}: {digest}")
    print(f"  Head of the chain: event {story.number}, hash {story.hash}")


def shown(text: object) -> str:
    """A name may hold what a terminal takes for a command."""
    return "".join(char if char.isprintable() else "?" for char in str(text))


def main(arguments: List[str]) -> int:
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    wanted = {digest.lower() for digest in arguments[1:]}
    found: Set[str] = set()
    try:
        with open(arguments[0], "rb") as file:  # noqa: PTH123
            for story in stories(file):
                report(story, wanted)
                found |= wanted & set(story.hashes)
    except OSError as error:
        print(f"{arguments[0]} cannot be read: {error.strerror}")
        return 2
    except Fault as fault:
        print(fault)
        return 1
    for digest in sorted(wanted - found):
        print(f"No event has the hash that you gave: {shown(digest)}")
    return 1 if wanted - found else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
