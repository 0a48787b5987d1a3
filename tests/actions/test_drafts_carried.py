"""Every pair in tests/analysis/drafts, through the action: which marks hold when the draft is taken."""

from claims.models import Article, Claim, Placement, User, Verdict
from claims.vocabulary import Mark
from tests.analysis.test_alignment import KEPT, PAIRS, Pair
from tests.drafting import take


def mark_everything(person: User, story: Article) -> dict[int, str]:
    """At once and without a history, which is not what is asked about here: by claim, the words marked."""
    places = list(Placement.objects.current().filter(article=story).select_related("claim", "revision"))
    number = story.history_length
    given = {"reviewer": person, "mark": Mark.VERIFIED, "article": story, "since": number}
    Verdict.objects.bulk_create(
        [Verdict(claim=p.claim, placement=p, marked_at=story.added_at, **given) for p in places]
    )
    Claim.objects.filter(article=story).update(status=Mark.VERIFIED)  # as one reading of each makes it
    return {place.claim_id: place.revision.text[place.start : place.end] for place in places}


def outcomes(pair: Pair, person: User, editor: User, story: Article) -> tuple[list[str], list[str], int]:
    """What asks again though nothing changed, what holds though it says something else, and what was kept."""
    mark_everything(person, story)
    take(editor, story, pair.new.text)
    places = {row.start: row for row in Placement.objects.current().filter(article=story)}
    statuses = dict(Claim.objects.filter(article=story).values_list("pk", "status"))
    asked, silent, kept = [], [], 0
    for tag, span in zip(pair.new.tags, pair.new.spans, strict=True):
        right = next((word for word in tag if not word.isdigit()), "unchanged")
        holds = statuses[places[span.start].claim_id] == Mark.VERIFIED
        kept += right in KEPT
        if right in KEPT and not holds:
            asked.append(f"{pair.name}: {span.cut(pair.new.text)}")
        if right not in KEPT | {"any"} and holds:
            silent.append(f"{pair.name}: {span.cut(pair.new.text)}")
    return asked, silent, kept


def test_no_mark_is_carried_to_a_text_that_says_something_else(mara, edda, add_story):
    asked, silent, kept = [], [], 0
    for pair in PAIRS:
        if not (pair.old.text.strip() and pair.new.text.strip()) or pair.old.text == pair.new.text:
            continue
        found = outcomes(pair, mara, edda, add_story(pair.old.text))
        asked, silent, kept = asked + found[0], silent + found[1], kept + found[2]
    assert silent == []
    assert kept >= 150
    assert len(asked) <= 0.01 * kept, "\n".join(asked)
