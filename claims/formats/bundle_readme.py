"""What a bundle says of itself to whoever opens it, in ten years perhaps and without the program."""

from collections.abc import Mapping

_TEXT = """A newsroom's fact checks
========================

This file holds all of the stories that were put into it: every draft, every claim, who said what, what
readers marked and why, and the whole history of it. It needs no program of ours to be read.

  KEEP IT AS YOU KEEP YOUR SOURCES. Nothing is left out for confidence: it names everybody of the newsroom,
  and what was found in confidence is in it with its files.

To read
  claims.csv          a row for each claim and each reading of it, with the words of the claim
  attributions.csv    who says something, by which words
  evidence.csv        what was found, and for or against which claim; nothing confidential in this table
  history.csv         what was done, by whom and when
  files/              what was kept of evidence, under the names that rows/evidence_versions.jsonl gives
                      ("file_stored_as" is the name here, "file_name" how the file was called)
Tables are UTF-8, with commas between the cells. A cell that a spreadsheet would take for a formula has a '
before it.

To check
  sha256sum --check SHA256SUMS
      says whether every part is as it was written.
  python3 verify_history.py history.jsonl [HASH ...]
      needs Python 3.8 or newer and nothing else. It proves that nobody changed a history after it was
      written, as long as you compare a hash, of a printed sign-off say, with one of those that it prints.
      What was found in confidence has no details in history.jsonl; they stand in rows/event_details.jsonl.

To bring back
  ./run manage restore_bundle FILE
      puts it into a new, empty newsroom of the same version of the program: all or nothing. Nobody's
      password is in it, so an admin invites people again.

rows/ holds the tables as the database had them, one row a line (JSON, UTF-8, sorted names): times are in UTC,
bytes are in base64, and stretches of text ("start", "end") count Unicode code points from 0. Rows of tables
that have "since" and "until" are never changed: the event with the number "since" made them, the one with
the number "until" took them back; without "until" they stand. Rows name others by their "id".

{tables}

format.json names the version of this format, and the columns of each table.
"""


def readme(tables: Mapping[str, str]) -> str:
    """README.txt of a bundle; `tables` says what a row of each is."""
    width = max(map(len, tables)) + len("rows/.jsonl")
    lines = (f"  {f'rows/{name}.jsonl':{width}}  {about}" for name, about in tables.items())
    return _TEXT.format(tables="\n".join(lines))
