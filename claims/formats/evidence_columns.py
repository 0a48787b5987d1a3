"""The contract of evidence.csv: which columns there are, in which order, and what each one means."""

EVIDENCE_COLUMNS: dict[str, str] = {
    "schema_version": "Version of this list of columns",
    "article_id": "Stable id of the story (UUID)",
    "claim_id": "Stable id of the claim (UUID), as in claims.csv",
    "evidence_id": "Stable id of what was found (UUID); the same on every claim that it is put to",
    "kind": "link, file, call, calculation or note",
    "title": "What it is called",
    "address": "Its address, of a link",
    "file_name": "The name that the file came with",
    "file_sha256": "SHA-256 of the file, in hexadecimal",
    "file_size": "Bytes of the file",
    "text": "The note, or the steps of a calculation",
    "tier": "primary (the original), secondary (a report of it) or lead (never enough alone)",
    "stance": "What it says of the claim: for, against or context",
    "passage": "The words quoted from it",
    "locator": "Where in it they stand: page, paragraph, time code",
    "result": "Result of a calculation",
    "unit": "Unit of that result",
    "as_of": "Day that the numbers are of (ISO 8601)",
    "calls": "Attempts of a call as a JSON list, earliest first: time, no_answer, declined or spoke, who was "
    "called, what was said",
    "found_by": "User name of who found it",
    "found_at": "When (ISO 8601, UTC)",
    "linked_by": "User name of who put it to the claim",
    "linked_at": "When (ISO 8601, UTC)",
    "backing": "yes where the writer supplied it with the text: a link, footnote or comment of the file",
}
"""Every column of evidence.csv in order, with its meaning in one line."""
