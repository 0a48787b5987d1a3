"""Load the demo newsroom: invented people and stories, brought in through the same actions as real ones."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from claims.access import attribution_of, placement_for
from claims.actions import people
from claims.actions.assigning import take_article
from claims.actions.evidence import FoundCalculation, FoundCall, FoundLink, FoundNote, add_evidence
from claims.actions.importing import add_article
from claims.actions.newsroom import make_source
from claims.actions.reading import read_article
from claims.actions.review import Opinion, answer_said, mark_claim
from claims.models import Article, User
from claims.queries.desk_shapes import OutlineRow
from claims.queries.outline import outline_of
from claims.vocabulary import Basis, CallResult, Mark, Role, SaidAnswer, SourceType, Stance

FOLDER = Path("fixtures/demo")


class Command(BaseCommand):
    help = "Load the demo newsroom into an empty database; leaves any other database as it is."

    @transaction.atomic
    def handle(self, **options: Any) -> None:
        if User.objects.exists() or Article.objects.exists():
            raise CommandError("The database is not empty, so the demo newsroom was not loaded.")
        newsroom = json.loads((settings.BASE_DIR / FOLDER / "newsroom.json").read_text())
        admin = people.command_line()
        persons = {
            person["username"]: people.add_person(
                actor=admin, username=person["username"], name=person["full_name"], role=Role(person["role"])
            )
            for person in newsroom["people"]
        }
        editor = next(person for person in persons.values() if person.role == Role.EDITOR)
        for story in newsroom["articles"]:
            self._load(story, editor, persons)
        for source in newsroom["sources"]:
            kind = SourceType(source["source_type"])
            make_source(actor=editor, name=source["name"], source_type=kind, aliases=source["names"])

    def _load(self, story: dict[str, Any], editor: User, persons: dict[str, User]) -> None:
        article = add_article(
            actor=editor,
            content=(settings.BASE_DIR / FOLDER / story["file"]).read_bytes(),
            desk=story["desk"],
            publication=story["publication"],
            due=timezone.now() + timedelta(minutes=story["due_in_minutes"]),
            readings=story["readings"],
            ask_for_reading=False,
        )
        read_article(actor=editor, article=article)
        for name in story["takers"]:
            take_article(actor=persons[name], article=article)
        for found in story.get("found", ()):
            self._find(article, persons[found["by"]], found)
        for mark in story["marks"]:
            self._mark(article, persons[mark["by"]], mark)

    def _find(self, article: Article, person: User, found: dict[str, Any]) -> None:
        row = self._row(article, person, found["sentence"])
        placement = placement_for(person, article.pk, row.placement_id)
        what = found["what"]
        make = {"link": FoundLink, "call": FoundCall, "calculation": FoundCalculation, "note": FoundNote}
        if found["kind"] == "call":
            what |= {"result": CallResult(what["result"])}
        about = {"passage": found.get("passage", ""), "locator": found.get("locator", "")}
        stance = Stance(found["stance"])
        add_evidence(
            actor=person, placement=placement, found=make[found["kind"]](**what), stance=stance, **about
        )

    def _row(self, article: Article, person: User, sentence: str) -> OutlineRow:
        text = article.current_revision.text
        rows = outline_of(article, person).rows
        return next(row for row in rows if text.startswith(sentence, row.start))

    def _mark(self, article: Article, person: User, mark: dict[str, Any]) -> None:
        outline = outline_of(article, person)
        text = article.current_revision.text
        row = next(row for row in outline.rows if text.startswith(mark["sentence"], row.start))
        placement = placement_for(person, article.pk, row.placement_id)
        for version in outline.attributions.get(row.claim_id, ()):
            if mark["said"] and version.my_answer is None:
                answer_said(
                    actor=person,
                    placement=placement,
                    attribution=attribution_of(placement, version.attribution_id),
                    answer=SaidAnswer(mark["said"]),
                    former=None,
                )
        basis = Basis(mark["basis"]) if mark["basis"] else None
        opinion = Opinion(Mark(mark["mark"]), basis, mark["rationale"])
        mark_claim(actor=person, placement=placement, opinion=opinion, former=None)
