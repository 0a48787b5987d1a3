"""What waits to become a story: how it reads, and how it will be split."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Q, Sum
from django.utils import timezone

from claims.analysis.language import detect
from claims.analysis.layout import lay_out
from claims.analysis.pipeline import analyse
from claims.formats.previews import hidden_characters, telling_words
from claims.formats.stories import ReadStory
from claims.models import Job, Upload, User
from claims.queries.looks import SHOWN_TEXT
from claims.vocabulary import Certainty, ClaimKind, JobKind, JobState

KEPT = timedelta(hours=24)  # after which it is taken away
SHOWN_CLAIMS = 60


@dataclass(frozen=True)
class PreviewClaim:
    label: str
    kind: ClaimKind
    text: str
    who: list[str]  # who says so, as the light engine reads it


@dataclass
class Preview:
    story: ReadStory
    text: str
    headline: str
    language: str
    claims: list[PreviewClaim]
    more_claims: bool  # than are shown
    hidden: int  # characters nobody sees
    words: list[str] = field(default_factory=list)  # to check a guessed encoding by

    @property
    def is_guess(self) -> bool:
        return self.story.certainty is Certainty.GUESSED


def path_of_upload(upload: Upload) -> Path:
    """A random name that the database knows, in a folder that no web server serves."""
    return staged_path(upload.stored_as)


def staged_path(stored: str) -> Path:
    if not stored.isalnum():
        raise ValueError("not a name that was made here")
    return settings.STAGED_DIR / stored


def staged_by(person: User) -> tuple[int, int]:
    """How many texts of a person wait, and how many bytes: of imports and drafts that are not over, too."""
    told = Upload.objects.filter(owner=person, article=None).aggregate(n=Count("pk"), size=Sum("size"))
    own = Q(kind=JobKind.IMPORT) | Q(kind=JobKind.READ_FILES, article__isnull=False)
    waiting = Job.objects.filter(own, asked_by=person).exclude(state=JobState.DONE)
    files = [
        file
        for about in waiting.filter(asked_at__gt=timezone.now() - KEPT).values_list("about", flat=True)
        for file in about.get("files", [])
        if staged_path(file["stored"]).exists()
    ]
    return told["n"] + len(files), (told["size"] or 0) + sum(file["size"] for file in files)


@dataclass(frozen=True)
class Waiting:
    name: str
    at: datetime
    upload: int | None = None  # its number, or
    job: int | None = None  # that of the job that would bring several in


def waiting_for(person: User, most: int = 3) -> list[Waiting]:
    """What they sent last and have not added yet, latest first; two queries."""
    since = timezone.now() - KEPT
    sent = Upload.objects.filter(owner=person, article=None, draft_of=None, added_at__gt=since).order_by(
        "-pk"
    )[:most]
    looks = {"kind": JobKind.IMPORT, "state": JobState.PREPARED, "asked_at__gt": since}
    many = Job.objects.filter(asked_by=person, **looks).order_by("-pk")[:most]
    found = [Waiting(str(one), one.added_at, upload=one.pk) for one in sent]
    for job in many:
        first, *others = [file["name"] for file in job.about["files"]]
        name = f"{first} and {len(others)} more" if others else first
        found.append(Waiting(name, job.asked_at, job=job.pk))
    return sorted(found, key=lambda one: one.at, reverse=True)[:most]


def bytes_of(upload: Upload) -> bytes:
    return path_of_upload(upload).read_bytes()


def preview_of(story: ReadStory, text: str, *, language: str | None = None, publication: str = "") -> Preview:
    language = detect(text) if language is None else language
    sample = text[:SHOWN_TEXT]
    layout = lay_out(sample)
    read = analyse(sample, publication=publication, language=language)
    claims, number = [], 0
    for claim in read.claims[:SHOWN_CLAIMS]:
        counted = claim.kind is ClaimKind.SENTENCE
        number += counted
        who = [
            said.source_name
            for said in read.attributions
            if said.source_name and any(claim.span.overlaps(span) for span in said.contents)
        ]
        label = str(number) if counted else ""
        claims.append(PreviewClaim(label, claim.kind, claim.span.cut(sample), list(dict.fromkeys(who))))
    return Preview(
        story,
        text,
        story.headline or (layout.blocks[0].span.cut(text) if layout.blocks else ""),
        language,
        claims,
        more_claims=len(read.claims) > SHOWN_CLAIMS or len(text) > SHOWN_TEXT,
        hidden=hidden_characters(text),
        words=telling_words(text) if story.encoding != "utf-8" else [],
    )
