"""The place that writes how many claims of a story wait, differ or lack an outcome: always counted."""

from collections.abc import Collection

from django.db import connection

# Written out, since it is asked at every act: Django needs longer to make the words than the database to
# count. `queries.tally` says the same in other words, and the proof of history compares.
KEPT = {
    "claims_waiting": "status IN ('open', 'recheck')",
    "claims_differing": "status = 'conflict'",
    "claims_to_recheck": "status = 'recheck'",
    "doubts_without_outcome": "status IN ('disputed', 'unsupported') AND NOT EXISTS ("
    "SELECT 1 FROM claims_outcome WHERE claim_id = claims_claim.id AND until IS NULL)",
}
RECOUNT = (
    f"UPDATE claims_article SET ({', '.join(KEPT)}) = ("  # noqa: S608
    f"SELECT {', '.join(f'COUNT(CASE WHEN {rule} THEN 1 END)' for rule in KEPT.values())} "
    "FROM claims_claim WHERE claims_claim.article_id = claims_article.id) WHERE id IN "
)


def recount(articles: Collection[int]) -> None:
    """From the claims as they are now, under the lock of each story; one statement."""
    if not articles:
        return
    marks = ", ".join(["%s"] * len(articles))
    with connection.cursor() as cursor:
        cursor.execute(f"{RECOUNT}({marks})", list(articles))
