"""Tells people by the bell what concerns them; called by acts, inside their transaction."""

from collections.abc import Iterable

from django.utils import timezone

from claims.models import Article, Assignment, Claim, Notice, User
from claims.queries.talk import people_at
from claims.vocabulary import NoticeKind, Role

MOST_WORDS = 300


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
        if kind not in person.preferences.get("quiet", ())
    )


def notify_editors(
    kind: NoticeKind, *, article: Article, actor: User, claim: Claim, but: Iterable[int]
) -> None:
    """Those who have the story or, where none has, all of them; `but` those who read the claim themselves."""
    editors = set(people_at(article).filter(role_name=Role.EDITOR).values_list("pk", flat=True)) - set(but)
    had = Assignment.objects.current().filter(article=article, reviewer__in=editors)
    on_it = set(had.values_list("reviewer", flat=True))
    notify(kind, on_it or editors, article=article, actor=actor, claim=claim)
