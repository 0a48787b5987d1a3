"""How many claims of a story wait, differ or lack an outcome, and whether that is what the story keeps."""

from django.db.models import Count, Exists, OuterRef, Q

from claims.models import Article, Claim, Outcome
from claims.queries.outline import WAITING
from claims.vocabulary import Status

DOUBTED = (Status.DISPUTED, Status.UNSUPPORTED)


def is_miscounted(article: Article) -> bool:
    """Whether the story, read afresh, keeps other numbers than its claims say."""
    decided = Outcome.objects.current().filter(claim=OuterRef("pk"))
    rules = {
        "claims_waiting": Q(status__in=WAITING),
        "claims_differing": Q(status=Status.CONFLICT),
        "claims_to_recheck": Q(status=Status.RECHECK),
        "doubts_without_outcome": Q(status__in=DOUBTED) & ~Exists(decided),
    }
    numbers = {name: Count("pk", filter=rule) for name, rule in rules.items()}
    return any(
        getattr(article, name) != number
        for name, number in Claim.objects.filter(article=article).aggregate(**numbers).items()
    )
