"""The contract of sources.csv: which columns there are, in which order, and what each one means."""

SOURCE_COLUMNS: dict[str, str] = {
    "schema_version": "Version of this list of columns",
    "source_id": "Stable id of the newsroom’s source (UUID); empty for a name that is none yet",
    "source": "Its name, or the words of the story",
    "source_type": "named_person, unnamed_person, named_group, unnamed_group, document or data",
    "article_id": "Stable id of the only story that is meant (UUID), of whom no name tells; else empty",
    "guessed": "yes where nobody has confirmed the name",
    "sayings": "How often a story has it say something",
    "claims": "Claims among these words, each once",
    "open": "Of these not checked yet",
    "verified": "Of these verified",
    "disputed": "Of these disputed",
    "unsupported": "Of these unsupported",
    "not_checkable": "Of these not checkable",
    "conflict": "Of these on which readers differ",
    "recheck": "Of these to be checked again since the text changed",
    "said": "Sayings of which no reader found that they were not said",
    "said_answered": "Sayings of which a reader answered whether they were said",
    "offered_nothing": "Claims for which the story says that no evidence was offered",
}
"""Every column of sources.csv in order, with its meaning in one line."""
