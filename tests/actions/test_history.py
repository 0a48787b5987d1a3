"""History: numbered without gap, refused by the database to change, and proven by the verifier."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, migrations, models, transaction

from claims import guards
from claims.actions import articles, people
from claims.actions.newsroom import edit_article
from claims.actions.review import Opinion, mark_claim
from claims.actions.stale import Stale
from claims.models import Article, Claim, Event, EventDetail, Placement, User, Verdict
from claims.models.recorded import recorded_fields
from claims.queries.history_check import check_article, check_newsroom
from claims.vocabulary import Mark


def sql(statement: str, *values: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


@pytest.fixture
def marked(mara, story: Article) -> Article:
    for placement in Placement.objects.current().filter(article=story).select_related("article"):
        mark_claim(actor=mara, placement=placement, opinion=Opinion(Mark.VERIFIED), former=None)
    return story


def test_a_history_that_nobody_touched_holds(marked):
    assert check_article(marked) == []
    assert check_newsroom() == []


def test_events_are_numbered_from_one(marked):
    numbers = list(Event.objects.filter(article=marked).values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert Article.objects.get(pk=marked.pk).history_length == len(numbers)


def test_an_act_on_a_story_that_is_gone_is_told_so(edda, story):
    story.pk += 1000
    with pytest.raises(Stale, match="no longer here"):
        articles.set_due(actor=edda, article=story, due=None)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims_event SET actor_name = 'Somebody else'",
        "DELETE FROM claims_event",
        "UPDATE claims_eventdetail SET text = '{}'",
        "DELETE FROM claims_eventdetail",
    ],
)
def test_the_database_refuses_to_change_history(marked, statement):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        sql(statement)


def test_the_database_refuses_to_replace_an_event(marked):
    columns = "number, kind, actor_id, actor_name, at, act, subject, undoes, commitment, hash, article_id"
    same = f"INTO claims_event (id, {columns}) SELECT id, {columns} FROM claims_event"
    insert = {
        "sqlite": f"INSERT OR REPLACE {same}",
        "postgresql": f"INSERT {same} ON CONFLICT (id) DO UPDATE SET actor_name = 'Somebody else'",
    }
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        sql(insert[connection.vendor])


@pytest.mark.django_db(transaction=True)
def test_postgresql_refuses_to_truncate_history(marked):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(DatabaseError, match="never changed"):
        sql("TRUNCATE claims_eventdetail")


@pytest.mark.django_db(transaction=True)
def test_the_triggers_survive_a_migration_that_rebuilds_the_table(marked):
    """Django rebuilds a table on SQLite for most changes, and drops its triggers without a word."""
    field = models.CharField(max_length=151)
    change = migrations.AlterField("event", "actor_name", field)
    state = migrations.state.ProjectState.from_apps(Event._meta.apps)
    after = state.clone()
    change.state_forwards("claims", after)
    with connection.schema_editor() as editor:
        change.database_forwards("claims", editor, state, after)
    call_command("migrate", "claims", verbosity=0)  # as any migration does at its end
    with pytest.raises(DatabaseError, match="never changed"):
        sql("UPDATE claims_event SET actor_name = 'Somebody else'")
    with connection.schema_editor() as editor:
        change.database_backwards("claims", editor, after, state)


@contextmanager
def an_earlier_version() -> Iterator[None]:
    """Which fields are recorded is remembered in each process: without and with them it is asked anew."""
    recorded_fields.cache_clear()
    try:
        with pytest.MonkeyPatch.context() as patch:
            for model, name in ((Verdict, "basis"), (Placement, "priority"), (Claim, "kind")):
                patch.setattr(model, "UNRECORDED", model.UNRECORDED | {name})
            yield
    finally:
        recorded_fields.cache_clear()


def test_a_version_that_records_more_fields_still_proves_what_was_written_before(mara, add_story):
    """As an upgrade does: the rows stay, the events know nothing of the new fields."""
    with an_earlier_version():
        story = add_story("Many loaves\n" + "\n".join(f"Loaf {n} was sold in Korsen." for n in range(30)))
        placement = Placement.objects.current().filter(article=story).select_related("article").first()
        mark_claim(actor=mara, placement=placement, opinion=Opinion(Mark.VERIFIED), former=None)
    assert "basis" not in EventDetail.objects.latest("pk").text
    assert check_article(story) == []
    sql("UPDATE claims_placement SET start = start + 1 WHERE start > 20")
    assert check_article(story)[0].event == 2


TAMPERINGS = {
    "an event's actor": ("UPDATE claims_event SET actor_name = 'Maria Lind' WHERE number = 4", 4),
    "an event's time": ("UPDATE claims_event SET at = '2031-01-01 00:00:00+00:00' WHERE number = 3", 3),
    "an event's kind": ("UPDATE claims_event SET kind = 'undone' WHERE number = 5", 5),
    "an event's details": (
        "UPDATE claims_eventdetail SET text = replace(text, 'verified', 'disputed') WHERE event_id = "
        "(SELECT max(id) FROM claims_event WHERE number = 4)",
        4,
    ),
    "a middle event removed": ("DELETE FROM claims_event WHERE number = 4 AND article_id IS NOT NULL", 4),
    "the article's text": ("UPDATE claims_revision SET text = replace(text, 'bread', 'broad')", 1),
    "one byte of the text": ("UPDATE claims_revision SET text = replace(text, 'Korsen', 'Korsan')", 1),
    "a verdict's mark": ("UPDATE claims_verdict SET mark = 'unsupported' WHERE since = 4", 4),
    "a verdict's reason": ("UPDATE claims_verdict SET rationale = 'Because.' WHERE since = 5", 5),
    "a verdict closed": ("UPDATE claims_verdict SET until = 99 WHERE since = 5", 5),
    "a verdict removed": ("DELETE FROM claims_verdict WHERE since = 6", 6),
    "a claim's place": ("UPDATE claims_placement SET start = start + 1 WHERE start > 0", 2),
    "a claim's status": ("UPDATE claims_claim SET status = 'disputed'", 3),
    "what the article offers": ("UPDATE claims_evidencestatusversion SET value = 'document'", 2),
    "the story's details": ("UPDATE claims_article SET headline = 'Other'", 1),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_the_verifier_names_the_first_bad_event(marked, what):
    statement, number = TAMPERINGS[what]
    guards.remove(connection)
    if "DELETE FROM claims_event " in statement:
        chosen = Event.objects.get(article=marked, number=4).pk
        sql("DELETE FROM claims_eventdetail WHERE event_id = %s", chosen)
    assert sql(statement), "the tampering itself must work"
    faults = check_article(marked)
    assert faults and faults[0].event == number, faults
    with pytest.raises(CommandError, match="do not hold"):
        call_command("verify_history")


def test_events_cut_off_at_the_end_are_missed(marked):
    guards.remove(connection)
    last = Event.objects.filter(article=marked).latest("number")
    sql("DELETE FROM claims_eventdetail WHERE event_id = %s", last.pk)
    sql("DELETE FROM claims_event WHERE id = %s", last.pk)
    assert check_article(marked)[0].event == last.number


def test_two_events_swapped_are_noticed(marked):
    guards.remove(connection)
    move = "UPDATE claims_event SET number = %s WHERE number = %s AND article_id = %s"
    for old, new in ((4, 1000), (5, 4), (1000, 5)):
        sql(move, new, old, marked.pk)
    assert check_article(marked)[0].event == 4


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims_user SET name = 'Somebody' WHERE username = 'mara'",
        "DELETE FROM claims_user_groups",
        "UPDATE claims_newsroom SET readings = 4",
        "INSERT INTO claims_source (public_id, name, source_type) "
        "VALUES ('0123456789abcdef0123456789abcdef', 'Nobody', 'named_person')",
    ],
)
def test_the_newsrooms_own_history_is_checked_too(marked, statement):
    assert sql(statement)
    assert check_newsroom()


def test_an_event_about_a_person_tells_of_them_as_they_are(ada, mara):
    """Mara's page was fetched before an admin changed her name."""
    now = User.objects.get(pk=mara.pk)
    now.name = "Mara Lindqvist"
    people.change_person(actor=ada, person=now, role=mara.role)
    people.set_password(person=mara, password="four plain words here")
    assert check_newsroom() == []


def test_an_admission_that_no_event_tells_of_is_found(ana, edda, story):
    edit_article(actor=edda, article=story, admitted=[edda])
    assert check_article(story) == []
    story.admitted.add(ana)
    assert [fault.what for fault in check_article(story)] == [
        "the people admitted were changed without an event"
    ]
