"""The words of the trade: every role, mark, status, event and job is named and labelled here only."""

from enum import StrEnum, nonmember
from typing import Self


class Word(StrEnum):
    """A stored value that also knows how it reads on screen: `NAME = "value", "Label"`."""

    do_not_call_in_templates = nonmember(True)  # so that a template can loop over it
    label: str
    glyph: str

    def __new__(cls, value: str, label: str = "", glyph: str = "") -> Self:
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label or value.replace("_", " ").capitalize()
        word.glyph = glyph
        return word


class Role(Word):
    """From least to most: each may do what the ones before it may."""

    READER = "reader", "Reader"
    REVIEWER = "reviewer", "Reviewer"
    EDITOR = "editor", "Editor"
    ADMIN = "admin", "Admin"


class ClaimKind(Word):
    HEADLINE = "headline", "Headline"
    STANDFIRST = "standfirst", "Standfirst"
    SENTENCE = "sentence", "Sentence"
    PART = "part", "Part of a sentence"
    CAPTION = "caption", "Caption"
    SUBHEAD = "subhead", "Subhead"
    PULL_QUOTE = "pull_quote", "Pull quote"
    GRAPHIC = "graphic", "Graphic"


class SourceType(Word):
    NAMED_PERSON = "named_person", "Named person"
    UNNAMED_PERSON = "unnamed_person", "Unnamed person"
    NAMED_GROUP = "named_group", "Named body"
    UNNAMED_GROUP = "unnamed_group", "Unnamed group"
    DOCUMENT = "document", "Document"
    DATA = "data", "Data"


class CueClass(Word):
    NEUTRAL = "neutral", "takes no side"
    DOUBT = "doubt", "casts doubt"
    FACTIVE = "factive", "vouches"
    DENIAL = "denial", "denies"
    COMMITMENT = "commitment", "promises, orders"
    BELIEF = "belief", "thinks"
    PERCEPTION = "perception", "saw, heard"


class Quotation(Word):
    DIRECT = "direct", "full quote"
    INDIRECT = "indirect", "paraphrase"
    MIXED = "mixed", "part quote"
    NONE = "none", "not speech"


class Channel(Word):
    STATEMENT = "statement", "Statement"
    SOCIAL_POST = "social_post", "Social post"
    INTERVIEW = "interview", "Interview"
    SPEECH = "speech", "Speech or briefing"
    DOCUMENT = "document", "Document"
    PRESS_REPORT = "press_report", "Other media"
    DATA = "data", "Data"
    IMAGE = "image", "Picture or video"
    OWN_REPORTING = "own_reporting", "Our reporting"
    NOT_STATED = "not_stated", "Not stated"


class EvidenceStatus(Word):
    """What the article itself offers for a claim."""

    ASSERTION_ONLY = "assertion_only", "Their word only"
    DOCUMENT = "document", "Document"
    DATA = "data", "Data"
    VISUAL_OWN = "visual_own", "Picture (ours)"
    VISUAL_HANDOUT = "visual_handout", "Picture (handed out)"
    VISUAL_UGC = "visual_ugc", "Picture (public)"
    EYEWITNESS = "eyewitness", "Witness"
    OWN_REPORTING = "own_reporting", "Our reporting"
    MULTIPLE_SOURCES = "multiple_sources", "Several sources"
    OTHER_MEDIA = "other_media", "Other media"
    NONE_OFFERED = "none_offered", "None – the article says so"
    UNSTATED = "unstated", "Nothing shown"


class TextWarning(Word):
    """A doubt that the article itself voices beside a claim."""

    NOT_INDEPENDENTLY_VERIFIED = "not_independently_verified", "Says unverified"
    DENIED_BY_OTHER_SIDE = "denied_by_other_side", "Other side denies"
    DECLINED_COMMENT = "declined_comment", "No comment"
    HEDGED = "hedged", "Hedged"
    ANONYMOUS = "anonymous", "Unnamed source"


class SaidAnswer(Word):
    YES = "yes", "They said it", "✓"
    NO = "no", "They didn’t", "✗"
    NOT_CHECKED = "not_checked", "Not checked"


class Mark(Word):
    VERIFIED = "verified", "Verified", "✓"
    DISPUTED = "disputed", "Disputed", "≠"
    UNSUPPORTED = "unsupported", "Unsupported", "∅"
    NOT_CHECKABLE = "not_checkable", "Not checkable", "–"


class Basis(Word):
    CONTRADICTED = "contradicted", "Evidence says otherwise"
    CONTESTED = "contested", "Sides differ"
    MISSING_CONTEXT = "missing_context", "Misleading"


class Status(Word):
    """What the readings of a claim add up to."""

    OPEN = "open", "Open", "○"
    VERIFIED = "verified", "Verified", "✓"
    DISPUTED = "disputed", "Disputed", "≠"
    UNSUPPORTED = "unsupported", "Unsupported", "∅"
    NOT_CHECKABLE = "not_checkable", "Not checkable", "–"
    CONFLICT = "conflict", "Readers differ", "⚖"
    RECHECK = "recheck", "Re-check", "↻"


class LinkKind(Word):
    REPEATS = "repeats", "says again"


class EventKind(Word):
    ARTICLE_ADDED = "article_added", "added the story"
    ARTICLE_READ = "article_read", "read the text for claims"
    ARTICLE_EDITED = "article_edited", "changed the story’s details"
    ARTICLE_TAKEN = "article_taken", "took the story"
    ARTICLE_GIVEN_BACK = "article_given_back", "gave the story back"
    CLAIM_MARKED = "claim_marked", "marked a claim"
    SAID_ANSWERED = "said_answered", "answered whether they said it"
    ATTRIBUTION_CONFIRMED = "attribution_confirmed", "confirmed who says so"
    EVIDENCE_STATUS_CONFIRMED = "evidence_status_confirmed", "confirmed what the article offers"
    UNDONE = "undone", "undid the last act"
    PERSON_ADDED = "person_added", "added a person"
    PERSON_CHANGED = "person_changed", "changed a person"
    SIGN_IN_LINK_MADE = "sign_in_link_made", "made a sign-in link"
    PASSWORD_SET = "password_set", "set a password"
    NEWSROOM_CHANGED = "newsroom_changed", "changed the newsroom’s rules"
    SOURCE_SAVED = "source_saved", "saved a source"


class JobKind(Word):
    READ_ARTICLE = "read_article", "Read the text"


class JobState(Word):
    QUEUED = "queued", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"


def choices(words: type[Word]) -> list[tuple[str, str]]:
    """Plain strings, so that migrations never import this module."""
    return [(word.value, word.label) for word in words]
