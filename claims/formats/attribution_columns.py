"""The contract of attributions.csv: which columns there are, in which order, and what each one means."""

from claims.formats.columns import WHO_SAYS_SO

ATTRIBUTION_COLUMNS: dict[str, str] = {
    "schema_version": "Version of this list of columns",
    "article_id": "Stable id of the story (UUID)",
    "article_revision": "Number of the draft that the row stands on, from 1",
    "article_sha256": "SHA-256 of that draft's text in UTF-8, in hexadecimal",
    "attribution_id": "Stable id of the attribution (UUID); it stays when somebody corrects who says so",
    "claim_ids": "Ids of the claims that its words stand in, as a JSON list in the order of the text; as in "
    "claims.csv",
    "start": "Where its cues and contents start in the draft's text, in Unicode code points from 0",
    "end": "Where the last of them ends, not included",
    "source_id": "Stable id of the newsroom's source (UUID), as in sources.csv; empty for a name that is "
    "none yet",
    **WHO_SAYS_SO,
    "source_start": "Where source_text starts; empty where no words name the speaker",
    "cue_starts": "Where each of the words that attribute starts, as a JSON list in their order",
    "content_starts": "Where each stretch of content starts, as a JSON list in their order",
    "answers": "Answers to: did the source say this? as a JSON list of objects, oldest first: reviewer (user "
    "name), round, answer (yes, no or not_checked)",
}
"""Every column of attributions.csv in order, with its meaning in one line."""
