"""The contract of history.csv: which columns there are, in which order, and what each one means."""

HISTORY_COLUMNS: dict[str, str] = {
    "schema_version": "Version of this list of columns",
    "article_id": "Stable id of the story (UUID)",
    "number": "Number of the event, from 1; empty where not every event is shown to who exports",
    "at": "When (ISO 8601, UTC)",
    "who": "The person's name, as it was then",
    "user_name": "Their user name",
    "kind": "What was done, as one of the words of the program",
    "words": "The same for people, with what was marked, answered, settled or set",
    "claim_id": "Stable id of the claim that it was done to (UUID), as in claims.csv; empty of what was done "
    "to the story",
    "undoes": "Number of the event that was taken back; empty as number is",
    "hash": "Hash of the event, with which the history is proven; empty as number is",
}
"""Every column of history.csv in order, with its meaning in one line."""

NEWSROOM_COLUMNS: dict[str, str] = {
    "schema_version": "Version of this list of columns",
    "number": "Number of the event in the newsroom's own history, from 1",
    "at": "When (ISO 8601, UTC)",
    "who": "The person's name, as it was then",
    "user_name": "Their user name",
    "kind": "What was done, as one of the words of the program",
    "words": "The same for people",
    "about": "To what it was done: user, source or newsroom",
    "about_id": "Stable id of that (UUID)",
    "about_name": "Its name, as it is now",
    "changes": "What was changed, as a JSON list: what, as it was, as it is since",
    "hash": "Hash of the event, with which the history is proven",
}
"""The same of newsroom-history.csv."""
