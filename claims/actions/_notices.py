"""Tells people by the bell what concerns them; called by acts, inside their transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.utils import timezone

from claims.models import Article, Assignment, Claim, Notice, User
from claims.queries.talk import people_at
from claims.vocabulary import NoticeKind, Role

MOST_WORDS = 300
MOST_LINES = 5  # claims of which each has its own line


def notify(
    kind: NoticeKind,
    people: Iterable[int],
    *,
    article: Article,
    actor: User,
    claim: Claim | None = None,
    words: str = "",
) -> None:
    """`people` are numbers of persons, of whom those are told who see the story and want this kind.

    Nobody is told of their own act. `words` stand in the notice as they are: nothing confidential, and
    nothing that a blind reader may not know yet, whom the caller leaves out of `people`.
    """
    wanted = set(people) - {actor.pk}
    if not wanted:
        return
    about = {"kind": kind, "article": article, "claim": claim, "actor": actor, "at": timezone.now()}
    short = words if len(words) <= MOST_WORDS else words[: MOST_WORDS - 1] + "…"
    Notice.objects.bulk_create(
        Notice(person=person, words=short, **about)
        for person in people_at(article).filter(pk__in=wanted)
        if _wants(kind, person)
    )


def notify_of_conflicts(found: Mapping[int, Collection[int]], *, article: Article, actor: User) -> None:
    """`found` are claims, each with those who read it: they settle it neither, and are not told.

    Of each claim those editors are told who have the story or, where none has, all of them; of many claims
    at once only how many there are. Three queries at any number.
    """
    if not found:
        return
    editors = {person.pk: person for person in people_at(article).filter(role_name=Role.EDITOR)}
    had = Assignment.objects.current().filter(article=article, reviewer__in=editors)
    on_it = set(had.values_list("reviewer", flat=True))
    theirs = defaultdict(list)
    for claim, readers in found.items():
        may = editors.keys() - set(readers)
        for person in (may & on_it or may) - {actor.pk}:
            theirs[person].append(claim)
    about = {"kind": NoticeKind.CONFLICT, "article": article, "actor": actor, "at": timezone.now()}
    Notice.objects.bulk_create(
        Notice(person_id=person, claim_id=claim, words=words, **about)
        for person, claims in theirs.items()
        if _wants(NoticeKind.CONFLICT, editors[person])
        for claim, words in _each_or_all(claims)
    )


def _each_or_all(claims: Sequence[int]) -> Iterable[tuple[int | None, str]]:
    if len(claims) > MOST_LINES:
        return [(None, f"{len(claims)} claims")]
    return [(claim, "") for claim in claims]


def _wants(kind: NoticeKind, person: User) -> bool:
    return kind not in person.preferences.get("quiet", ())
