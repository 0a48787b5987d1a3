"""What reviewers find, for tests of several rooms: pieces of each kind, and what each person then sees."""

from datetime import date

from claims.actions import evidence as acts
from claims.models import Article, EvidenceLink, EvidenceVersion, Placement, User
from claims.queries.desk import card_for
from claims.queries.evidence import found_on
from claims.queries.outline import outline_of
from claims.vocabulary import CallResult

LINK = acts.FoundLink("https://ministry.gov.example/2031/battlefield-update-14-sep.html")
FOUND = {
    "link": LINK,
    "file": acts.FoundFile("../photo.png", b"\x89PNG bytes"),
    "call": acts.FoundCall("Press office", CallResult.NO_ANSWER),
    "calculation": acts.FoundCalculation("412 * 3", "1236", "farms", date(2031, 9, 14)),
    "note": acts.FoundNote("The square is empty on the webcam."),
}
SECRET = acts.Handling(confidential=True)
WORDS = "Kaspar Holt met us behind the mill"


def now(link: EvidenceLink) -> EvidenceVersion:
    return EvidenceVersion.objects.select_related("evidence", "article").get(
        evidence=link.evidence, until=None
    )


def places_in(story: Article) -> list[Placement]:
    current = Placement.objects.current().filter(article=story).select_related("article", "claim", "revision")
    return list(current.order_by("start"))


def seen(user: User, place: Placement) -> list[str]:
    return [found.title for found in found_on(user, place.claim_id).found]


def told(user: User, place: Placement) -> list[str]:
    """The lines of history on the card."""
    outline = outline_of(place.article, user)
    article = Article.objects.select_related("current_revision").get(pk=place.article_id)
    text = article.current_revision.text
    card = card_for(user, article, place.claim_id, outline=outline, text=text, offered=None)
    return [line.words for line in card.history]
