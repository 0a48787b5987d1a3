"""Looking for what is here already scans no table, on either database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Article, User
from claims.queries.doubles import already_here


def plan_of(sql: str) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # else it reads a table of few rows whole
        cursor.execute(("EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN ") + sql)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


@pytest.mark.parametrize("who", ["mara", "ada"])
def test_addresses_and_texts_are_looked_up_in_indexes(who: str, request: pytest.FixtureRequest, settings):
    person: User = request.getfixturevalue(who)
    settings.DEBUG = True
    with CaptureQueriesContext(connection) as asked:
        already_here(person, "It rained.", address="https://post.korsen.example/rain", data=b"It rained.")
    drafts, stories = (plan_of(one["sql"]) for one in asked.captured_queries)
    assert "draft_by_text" in drafts and "draft_by_file" in drafts
    assert "article_by_address" in stories, stories
    assert "SCAN claims_article" not in stories and "Seq Scan on claims_article" not in stories, stories


def test_an_address_may_be_as_long_as_it_may(add_story, mara: User):
    address = "https://post.korsen.example/" + "\N{CJK UNIFIED IDEOGRAPH-4E00}" * 1900
    story = add_story()
    Article.objects.filter(pk=story.pk).update(url=address)
    assert already_here(mara, "It rained.", address=address) == [story]
    assert already_here(mara, "It rained.", address=address + "x") == []
