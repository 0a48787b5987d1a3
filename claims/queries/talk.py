"""What is said about a claim: its notes, its questions to the writer, and what became of it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from claims.models import Article, EvidenceStatusVersion, Note, User
from claims.permissions import can_decide, can_mark, can_note, can_set_outcome
from claims.queries.blind import shown_to
from claims.queries.desk_shapes import OutlineRow
from claims.queries.moments import moment_in
from claims.queries.prepared import prepared
from claims.queries.talk_shapes import Asked, Became, Remark, Talk, Words
from claims.vocabulary import NoteKind, Role
from claims.vocabulary import Outcome as OutcomeWord

MENTION = re.compile(r'(?<![\w.@])@(?:"([^"\n]{1,150})"|([\w.+@-]{1,150}))')
Called = Mapping[str, tuple[int, str]]


def notes_about(user: User, article: Article, claim_id: int) -> QuerySet[Note]:
    """A split or merge moves them to the claim that takes the place of theirs."""
    return shown_to(user, Note.objects.filter(article=article, claim=claim_id), article)


@prepared
def _notes(*, viewer: User, article: Article, claim: int) -> QuerySet[Note]:
    return notes_about(viewer, article, claim).current().select_related("author")


def people_at(article: Article) -> QuerySet[User]:
    """Who may see the story."""
    people = User.objects.insiders()
    if not article.restricted:
        return people
    admitted = Article.admitted.through.objects.filter(article=article.pk).values("user")
    return people.filter(Q(is_superuser=True) | Q(role_name=Role.ADMIN) | Q(pk__in=admitted))


def called_in(article: Article, *texts: str) -> dict[str, tuple[int, str]]:
    """Whom the texts call, of those who may see the story: by what stands after the @, in small letters."""
    names = {match[1] or match[2] for text in texts for match in MENTION.finditer(text)}
    wanted = {short.casefold() for name in names for short in _shorter(name)}
    if not wanted:
        return {}
    by_name = Q()
    for name in wanted:
        by_name |= Q(username__iexact=name) | Q(name__iexact=name)
    called: dict[str, tuple[int, str]] = {}
    for person in people_at(article).filter(by_name):
        for name in {person.username.casefold(), person.get_full_name().casefold()} & wanted:
            called[name] = (person.pk, person.get_full_name())
    return called


def talk_of(user: User, article: Article, row: OutlineRow, offered: EvidenceStatusVersion | None) -> Talk:
    """One query, the notes; the outcome came with what the article offers."""
    notes = _notes(viewer=user, article=article, claim=row.claim_id)
    may_mark, may_decide = bool(can_mark(user, article)), bool(can_decide(user, article))
    may_set = bool(can_set_outcome(user, article, reads_blind=row.blind))
    return Talk(
        threads=_threads([(note, _remark(note, user, may_decide)) for note in notes]),
        outcome=_became(offered.outcome) if offered and offered.outcome else None,
        outcomes=[
            word
            for word in OutcomeWord
            if may_set and (may_decide or word is not OutcomeWord.EDITORS_DECISION)
        ],
        may_note=bool(can_note(user, article)),
        may_ask=may_mark,
    )


def in_words(text: str, called: Called) -> list[Words]:
    """The text cut where it calls somebody; `called` is told by `called_in`."""
    found, at = [], 0
    for match in MENTION.finditer(text):
        words = match[1] or match[2]
        if not match[1]:
            words = next((word for word in _shorter(words) if word.casefold() in called), words)
        if words.casefold() in called:
            _, name = called[words.casefold()]
            end = match.end() if match[1] else match.start() + len(f"@{words}")
            found += [Words(text[at : match.start()]), Words(text[match.start() : end], name)]
            at = end
    return [words for words in [*found, Words(text[at:])] if words.text]


def _shorter(called: str) -> Iterable[str]:
    """A full stop may end the sentence, not the name."""
    while called:
        yield called
        if called[-1] not in ".-+@":
            return
        called = called[:-1]


def _remark(note: Note, user: User, may_decide: bool) -> Remark:
    return Remark(
        version=note.pk,
        public_id=note.public_id,
        kind=NoteKind(note.kind),
        author=note.author.get_full_name(),
        mine=note.author_id == user.pk,
        at=note.written_at,
        text=note.text,
        words=in_words(note.text, note.called),
        rewrite=note.rewrite,
        answer=note.answer,
        answer_words=in_words(note.answer, note.called),
        resolved=note.resolved,
        may_answer=note.author_id == user.pk or may_decide,
    )


def _threads(notes: list[tuple[Note, Remark]]) -> list[Remark]:
    """Replies under the note that began the thread; one whose beginning was taken back stands alone."""
    begun = {remark.public_id: remark for note, remark in notes if note.reply_to is None}
    threads = []
    for note, remark in notes:
        above = begun.get(note.reply_to) if note.reply_to else None
        (above.replies if above else threads).append(remark)
    return threads


def _became(outcome: dict[str, Any]) -> Became:
    return Became(
        version=outcome["pk"],
        value=OutcomeWord(outcome["value"]),
        reason=outcome["reason"],
        who=outcome["name"] or outcome["username"],
        at=moment_in(outcome["at"]),
    )


def queries_to_writer(user: User, article: Article) -> QuerySet[Note]:
    asked = Note.objects.current().filter(article=article, kind=NoteKind.QUERY)
    return shown_to(user, asked, article)


def open_queries(user: User, article: Article) -> int:
    return queries_to_writer(user, article).filter(resolved=False).count()


def asked_of_writer(user: User, article: Article, rows: Iterable[OutlineRow], text: str) -> list[Asked]:
    """In reading order, `rows` being the outline's; one query. What was split or merged comes last."""
    stands = {row.claim_id: row for row in sorted(rows, key=lambda row: row.start)}
    order = {claim_id: place for place, claim_id in enumerate(stands)}
    notes = queries_to_writer(user, article).select_related("author").order_by("written_at", "pk")
    found = sorted(notes, key=lambda note: order.get(note.claim_id, len(order)))
    return [_asked(note, stands.get(note.claim_id), text) for note in found]


def _asked(note: Note, row: OutlineRow | None, text: str) -> Asked:
    return Asked(
        name=row.name if row else "A claim that was split or merged",
        claim_id=row.claim_id if row else None,
        sentence=text[row.start : row.end] if row else "",
        question=note.text,
        rewrite=note.rewrite,
        answer=note.answer,
        who=note.author.get_full_name(),
        at=note.written_at,
        resolved=note.resolved,
    )
