"""Every table: import models from here, never from the files beneath."""

from claims.models import chain
from claims.models.article import Article
from claims.models.assignment import Assignment
from claims.models.attribution import Attribution, AttributionVersion
from claims.models.claim import Claim, Placement
from claims.models.claim_link import ClaimLink
from claims.models.event import Event, EventDetail
from claims.models.evidence import Evidence, EvidenceLink, EvidenceVersion
from claims.models.evidence_status import EvidenceStatusVersion
from claims.models.job import Job, JobLine, JobRow
from claims.models.newsroom import Newsroom
from claims.models.note import Note
from claims.models.notice import Notice
from claims.models.outcome import Outcome
from claims.models.presence import Presence
from claims.models.proposal import Proposal
from claims.models.readings_asked import ReadingsAsked
from claims.models.recorded import Recorded, Versioned, plain, snapshot
from claims.models.revision import Revision
from claims.models.settlement import Settlement
from claims.models.sign_in_link import SignInLink
from claims.models.sign_off import Clearance, SignOff
from claims.models.source import Alias, Source
from claims.models.unsent_text import UnsentText
from claims.models.upload import Upload
from claims.models.user import User
from claims.models.verdict import Said, Verdict
from claims.models.worker import Worker

__all__ = [
    "Alias",
    "Article",
    "Assignment",
    "Attribution",
    "AttributionVersion",
    "Claim",
    "ClaimLink",
    "Clearance",
    "Event",
    "EventDetail",
    "Evidence",
    "EvidenceLink",
    "EvidenceStatusVersion",
    "EvidenceVersion",
    "Job",
    "JobLine",
    "JobRow",
    "Newsroom",
    "Note",
    "Notice",
    "Outcome",
    "Placement",
    "Presence",
    "Proposal",
    "ReadingsAsked",
    "Recorded",
    "Revision",
    "Said",
    "Settlement",
    "SignInLink",
    "SignOff",
    "Source",
    "UnsentText",
    "Upload",
    "User",
    "Verdict",
    "Versioned",
    "Worker",
    "chain",
    "plain",
    "snapshot",
]
