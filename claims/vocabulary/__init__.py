"""The words of the trade: every role, mark, status, event and job is named and labelled here only."""

from claims.vocabulary.events import EventKind as EventKind
from claims.vocabulary.intake import BackingKind as BackingKind
from claims.vocabulary.intake import BlockKind as BlockKind
from claims.vocabulary.intake import Certainty as Certainty
from claims.vocabulary.intake import FileKind as FileKind
from claims.vocabulary.keys import DeskKey as DeskKey
from claims.vocabulary.word import Word as Word


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
    NOT_A_CLAIM = "not_a_claim", "Not a claim", "·"
    RETIRED = "retired", "No longer in the text", "×"

    def of(self, claims: int) -> str:
        """So many claims in words: "3 open", "readers differ on 1"."""
        words = self.label.lower()
        return f"{words} on {claims}" if self is Status.CONFLICT else f"{claims} {words}"


class Outcome(Word):
    """What became of a claim before publication."""

    STANDS = "stands", "Stands"
    CHANGE_ASKED = "change_asked", "Change asked"
    CHANGED = "changed", "Changed"
    REMOVED = "removed", "Removed"
    RUNS_ON_THEIR_WORD = "runs_on_their_word", "Runs on their word"
    EDITORS_DECISION = "editors_decision", "Editor’s decision"


class Missing(Word):
    """Why a story cannot be signed off as it is."""

    UNREAD = "open", "not checked yet"
    RECHECK = "recheck", "its text changed, and it was not checked again"
    CONFLICT = "conflict", "nobody has settled it yet"
    NO_OUTCOME = "no_outcome", "no outcome yet"
    NOT_SAID = "not_said", "they didn’t say this, so it needs an outcome"
    NOBODY_SAID = "nobody_said", "runs on their word, but nobody confirmed that they said it"
    REPEATS_DIFFER = "repeats_differ", "says the same again, and is marked differently"
    OPEN_QUERY = "open_query", "a question to the writer is open"
    HEADLINE = "headline", "rests on claims that are not settled"
    NOT_CLEARED = "not_cleared", "not cleared"


class NoticeKind(Word):
    """What the bell tells; the glyph is how it stands among the choices."""

    ASSIGNED = "assigned", "assigned this to you", "a story or claims are assigned to me"
    NAMED = "named", "named you in a note", "somebody names me in a note"
    OVERRULED = "overruled", "decided otherwise than you", "an editor decides otherwise than I did"
    SENT_BACK = "sent_back", "sent back what you read", "an editor sends back, with a question, what I read"
    CONFLICT = (
        "conflict",
        "leaves for you to settle what readers differ on",
        "readers differ and I can settle it",
    )
    DRAFT_CHANGED = (
        "draft_changed",
        "brought a draft that changes what you checked",
        "a draft changes what I checked",
    )
    DUE = "due", "due within the hour", "a story of mine is due within the hour"


class Clearance(Word):
    """What a lawyer, or whoever reads for risk, holds of a draft."""

    CLEARED = "cleared", "Cleared", "✓"
    NOT_CLEARED = "not_cleared", "Not cleared", "✗"


class EvidenceKind(Word):
    """In what form a reviewer found something."""

    LINK = "link", "Address"
    FILE = "file", "File"
    CALL = "call", "Call"
    CALCULATION = "calculation", "Calculation"
    NOTE = "note", "Note"


class Stance(Word):
    FOR = "for", "For"
    AGAINST = "against", "Against"
    CONTEXT = "context", "Context"


class Tier(Word):
    PRIMARY = "primary", "Original"
    SECONDARY = "secondary", "Report of it"
    LEAD = "lead", "Lead (never enough alone)"


class CallResult(Word):
    NO_ANSWER = "no_answer", "No answer"
    DECLINED = "declined", "Declined to comment"
    SPOKE = "spoke", "Spoke"


class NoteKind(Word):
    NOTE = "note", "Note"
    QUERY = "query", "Question to the writer"


class LinkKind(Word):
    REPEATS = "repeats", "says again"
    MERGED_INTO = "merged_into", "was merged into"


class ClaimFate(Word):
    """What became of a claim from one draft to the next."""

    UNCHANGED = "unchanged", "Unchanged"
    MOVED = "moved", "Moved"
    TYPOGRAPHIC = "typographic", "Quotes, dashes or spaces only"
    CHANGED = "changed", "Changed"
    SPLIT = "split", "Split"
    MERGED = "merged", "Merged"
    REMOVED = "removed", "Removed"
    NEW = "new", "New"


class TableKind(Word):
    """How a file holds many stories, one a row."""

    CSV = "csv", "Table (CSV)"
    JSON_LINES = "jsonl", "JSON Lines"


class StoryField(Word):
    """What a column of a table of stories may hold."""

    TEXT = "text", "Text"
    HEADLINE = "headline", "Headline"
    PUBLISHED_ON = "published_on", "Date"
    PUBLICATION = "publication", "Publication"
    DESK = "desk", "Desk"
    ADDRESS = "address", "Web address"
    LANGUAGE = "language", "Language"
    SENTENCES = "sentences", "Sentences"


class JobKind(Word):
    READ_ARTICLE = "read_article", "Read the text"
    COMPARE_DRAFTS = "compare_drafts", "Compare a new draft"
    TAKE_DRAFT = "take_draft", "Take a new draft"
    IMPORT = "import", "Bring stories in"
    READ_FILES = "read_files", "Read what was sent"
    MAIL = "mail", "Tell somebody of news by e-mail"
    IMPORT_BY_COMMAND = "import_by_command", "Bring stories in by a command"


class JobState(Word):
    PREPARED = "prepared", "Not started"
    QUEUED = "queued", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"


class RowState(Word):
    """What became of one row of a job."""

    ADDED = "added", "Added"
    FAILED = "failed", "Not added"
    HERE = "here", "Here already"


def choices(words: type[Word]) -> list[tuple[str, str]]:
    """Plain strings, so that migrations never import this module."""
    return [(word.value, word.label) for word in words]
