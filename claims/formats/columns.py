"""The contract of claims.csv: which columns there are, in which order, and what each one means."""

from typing import NamedTuple

SCHEMA_VERSION = 1
"""Rises when a column is added, removed, moved or given another meaning."""

WHO_SAYS_SO: dict[str, str] = {
    "source": "Who says so: the speaker's name, the same for all spellings",
    "source_text": "The words in the draft that name the speaker",
    "source_type": "named_person, unnamed_person, named_group, unnamed_group, document or data",
    "channel": "How it was said: statement, social_post, interview, speech, document, press_report, data, "
    "image, own_reporting or not_stated",
    "cue": "The words that attribute, as a JSON list",
    "cue_class": "The stand each of those takes, as a JSON list in the same order: neutral, doubt, factive, "
    "denial, commitment, belief or perception",
    "quotation": "direct, indirect, mixed or none",
    "content": "What the source is said to have said, as a JSON list of stretches of the draft",
    "intermediary": "Who passed it on, if the source did not tell the outlet itself",
    "attribution_confirmed_by": "User name of who confirmed the attribution; empty: the machine's guess",
}
"""What both claims.csv and attributions.csv tell of an attribution."""

CLAIM_COLUMNS: dict[str, str] = {
    "schema_version": "Version of this list of columns",
    "article_id": "Stable id of the story (UUID)",
    "article_revision": "Number of the draft that the row stands on, from 1",
    "article_sha256": "SHA-256 of that draft's text in UTF-8, in hexadecimal",
    "headline": "Headline of the story",
    "publication": "Outlet that is to publish it",
    "published_on": "Date given for the story (ISO 8601), if any",
    "url": "Address of the story, if any",
    "claim_id": "Stable id of the claim (UUID), the same in every draft",
    "parent_claim_id": "Id of the claim that this part was split off, if any",
    "number": "Number of the claim on the desk; empty for headline and standfirst",
    "kind": "headline, standfirst, sentence, part, caption, subhead, pull_quote or graphic",
    "start": "Where the claim starts in the draft's text, in Unicode code points from 0",
    "end": "Where it ends, not included: text[start:end] is the claim",
    "text": "The claim, exactly as it stands in the draft",
    **WHO_SAYS_SO,
    "evidence_status": "What the article offers for the claim: assertion_only, document, data, visual_own, "
    "visual_handout, visual_ugc, eyewitness, own_reporting, multiple_sources, other_media, none_offered or "
    "unstated; empty where the story's language is not read and nobody said",
    "evidence_status_text": "The words in the draft that show it",
    "warnings": "Doubts the article voices, as a JSON list: not_independently_verified, "
    "denied_by_other_side, declined_comment, hedged, anonymous",
    "evidence_status_confirmed_by": "User name of who confirmed what the article offers; empty: the "
    "machine's guess",
    "priority": "How much the claim needs a check; only the order means anything",
    "reviewer": "User name of who read the claim; empty where nobody has answered either question",
    "said": "The reviewer's answer to: did the source say this? yes, no or not_checked",
    "mark": "The reviewer's answer to: is it true? verified, disputed, unsupported or not_checkable",
    "basis": "Why disputed: contradicted, contested or missing_context",
    "rationale": "The reviewer's reason",
    "problem_text": "The words of the claim that the mark is about, where the reviewer chose some",
    "marked_at": "When the mark was given (ISO 8601, UTC)",
    "round": "Round of reading that the mark belongs to, from 1",
    "blind": "Whether the reviewer could not see other readings: true or false",
    "marked_text_is_current": "Whether the draft still has the text that was marked: true or false",
    "status": "What all readings add up to: open, verified, disputed, unsupported, not_checkable, "
    "conflict, recheck, not_a_claim or retired (no longer in the text)",
    "outcome": "What became of the claim: stands, change_asked, changed, removed, runs_on_their_word or "
    "editors_decision",
    "settled_by": "User name of the editor whose decision about the claim holds",
    "settled_at": "When it was settled (ISO 8601, UTC)",
    "settled_reason": "The editor's reason",
    "evidence_ids": "Ids of what the newsroom found, as a JSON list",
    "notes": "Notes on the claim and questions to the writer, as a JSON list of objects, oldest first: "
    "kind, author (user name), text, at, resolved; of a question also rewrite and answer",
}
"""Every column of claims.csv in order, with its meaning in one line."""


class ClaimRow(NamedTuple):
    """One row of claims.csv: a claim and one reading of it, or a claim that nobody has marked.

    Texts go in as they are (the writer guards them), lists as made by `formats.csv.list_cell`, and an
    empty string says "none". Offsets are Unicode code points into the revision's text.
    """

    schema_version: int = SCHEMA_VERSION
    article_id: str = ""
    article_revision: int = 1
    article_sha256: str = ""
    headline: str = ""
    publication: str = ""
    published_on: str = ""
    url: str = ""
    claim_id: str = ""
    parent_claim_id: str = ""
    number: str = ""
    kind: str = ""
    start: int = 0
    end: int = 0
    text: str = ""
    source: str = ""
    source_text: str = ""
    source_type: str = ""
    channel: str = ""
    cue: str = "[]"
    cue_class: str = "[]"
    quotation: str = ""
    content: str = "[]"
    intermediary: str = ""
    attribution_confirmed_by: str = ""
    evidence_status: str = ""
    evidence_status_text: str = ""
    warnings: str = "[]"
    evidence_status_confirmed_by: str = ""
    priority: float = 0.0
    reviewer: str = ""
    said: str = ""
    mark: str = ""
    basis: str = ""
    rationale: str = ""
    problem_text: str = ""
    marked_at: str = ""
    round: int = 1
    blind: str = ""
    marked_text_is_current: str = ""
    status: str = ""
    outcome: str = ""
    settled_by: str = ""
    settled_at: str = ""
    settled_reason: str = ""
    evidence_ids: str = "[]"
    notes: str = "[]"
