"""Around the mark: what is typed meanwhile, rules, the part in question, what is said again."""

import pytest
from django.template.library import SimpleNode
from django.test import Client
from django.urls import reverse

from claims.actions import newsroom
from claims.models import Article, Event, Placement, UnsentText, Verdict
from claims.queries.outline import outline_of
from claims.templatetags.addresses import address
from tests.views.counting import counted

HTMX = {"hx_request": "true"}
AGAIN = "The ministry has counted 412 flooded farms along the river Meren."


@pytest.fixture
def client(client: Client, mara) -> Client:
    client.force_login(mara)
    return client


@pytest.fixture
def here(story: Article, mara):
    return outline_of(story, mara).rows[0]


def post(client: Client, name: str, story: Article, row, *, headers=HTMX, **data):
    return client.post(reverse(name, args=[story.pk, row.placement_id]), data, headers=headers)


def card(client: Client, story: Article, row) -> str:
    return client.get(reverse("desk-claim", args=[story.pk, row.claim_id]), headers=HTMX).content.decode()


def test_what_is_typed_is_kept_and_fills_the_reason_as_not_saved(client, story, here):
    response = post(client, "typed", story, here, window="one", text="Half a\r\nsen ")
    assert (response.status_code, response.content) == (204, b"")
    assert UnsentText.objects.get().text == "Half a\nsen "
    html = card(client, story, here)
    assert "Half a\nsen </textarea>" in html and "data-unkept" in html
    assert 'name="shown_window" value="one"' in html


def test_typed_over_a_former_mark_it_stands_beside_and_is_discarded(client, story, here):
    post(client, "typed", story, here, window="one", text="Half a sen")
    post(client, "mark", story, here, mark="unsupported", rationale="Saved in another window.")
    html = card(client, story, here)
    assert "You typed this before, and it was not saved:" in html and "Half a sen" in html
    assert "Saved in another window.</textarea>" in html
    plain = post(client, "typed", story, here, headers={}, window="one", discard="1")
    assert plain.status_code == 302
    assert not UnsentText.objects.exists()


def test_nobody_else_sees_it(client, story, here, oskar):
    post(client, "typed", story, here, window="one", text="Half a sen")
    client.force_login(oskar)
    assert "Half a sen" not in card(client, story, here)


@pytest.mark.parametrize(
    "data", [{"text": "x"}, {"window": "w" * 41, "text": "x"}, {"window": "w", "former": "x"}]
)
def test_nonsense_is_not_kept(client, story, here, data):
    assert post(client, "typed", story, here, **data).status_code == 400
    assert not UnsentText.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_keeping_it_takes_at_most_six_statements(client, story, here):
    for text in ("H", "Ha", ""):
        with counted() as kept:
            post(client, "typed", story, here, window="one", text=text)
        assert (kept.transactions, kept.total <= 6) == (1, True), "\n".join(kept.statements)


@pytest.mark.django_db(transaction=True)
def test_a_key_that_changes_a_mark_and_goes_on_is_few_statements(client, story, here):
    """As a browser sends it: each window has a name, also where nothing was typed in it."""
    post(client, "mark", story, here, mark="verified", window="one")
    former = Verdict.objects.get().pk
    with counted() as key:
        answer = post(
            client, "mark", story, here, mark="not_checkable", former=former, window="one", go="next"
        )
    assert f'data-claim="{here.claim_id}"' not in answer.content.decode(), "the next card"
    assert (key.transactions, key.until_commit <= 12, key.total <= 20) == (1, True, True), key.statements


def test_the_card_makes_each_address_once(client, story, here, monkeypatch):
    """A form names its address for a browser and again for htmx; to make one takes longer than to print."""
    made = []
    render = SimpleNode.render

    def counting(node, context):
        if node.func is address and "placement" in str(node.args):
            made.append([str(part.resolve(context)) for part in node.args])
        return render(node, context)

    monkeypatch.setattr(SimpleNode, "render", counting)
    card(client, story, here)
    assert made and len(made) == len({str(one) for one in made}), made


@pytest.mark.django_db(transaction=True)
def test_a_decision_with_everything_at_once_is_still_few_statements(client, story, here):
    post(client, "typed", story, here, window="one", text="Half a sen")
    with counted() as decision:
        post(
            client, "mark", story, here, mark="disputed", rationale="Whole.", window="one",
            shown_window="two", problem_start=0, problem_end=4,
        )  # fmt: skip
    assert decision.until_commit <= 12, "\n".join(decision.statements)
    assert decision.total <= 20, "\n".join(decision.statements)
    assert not UnsentText.objects.exists()


def test_a_reason_typed_on_a_claim_that_is_gone_is_shown(client, story, here):
    Placement.objects.filter(claim=here.claim_id).update(until=99)
    for headers in (HTMX, {}):
        response = post(client, "mark", story, here, headers=headers, mark="disputed", rationale="Not lost.")
        assert response.status_code == 409
        assert "Not lost." in response.content.decode()


def test_the_part_is_counted_from_the_claim_and_shown(client, story, mara):
    row = outline_of(story, mara).rows[1]
    text = story.current_revision.text[row.start : row.end]
    post(client, "mark", story, row, mark="disputed", problem_start=4, problem_end=9)
    verdict = Verdict.objects.get()
    assert (verdict.problem_start, verdict.problem_end) == (row.start + 4, row.start + 9)
    html = card(client, story, row)
    assert 'class="problem"' in html or " problem" in html
    assert f'In question: <q dir="auto">{text[4:9]}</q>' in html
    assert 'name="problem_start" value="4"' in html
    assert f"about “{text[4:9]}”" in html
    post(
        client,
        "mark",
        story,
        row,
        current="disputed",
        former=verdict.pk,
        problem_start=4,
        problem_end=9,
        whole=1,
    )
    assert Verdict.objects.current().get().problem_start is None


@pytest.mark.parametrize("span", [(0, 9999), (5, 5), (-1, 4), (9, 4)])
def test_a_part_outside_the_claim_is_refused(client, story, here, span):
    response = post(client, "mark", story, here, mark="disputed", problem_start=span[0], problem_end=span[1])
    assert response.status_code == 422
    assert not Verdict.objects.exists()


def test_a_missing_reason_is_refused_by_rule_and_the_choice_is_carried(client, story, here, ada):
    rules = newsroom.rules_of_newsroom(actor=ada)
    rules.reason_required = True
    newsroom.change_rules(actor=ada, rules=rules)
    response = post(client, "mark", story, here, mark="disputed", problem_start=0, problem_end=3)
    html = response.content.decode()
    assert response.status_code == 422
    assert "asks for a reason" in html and 'data-focus="reason"' in html
    assert 'name="current" value="disputed"' in html and 'name="problem_end" value="3"' in html
    assert 'aria-pressed="true"' not in html
    plain = post(
        client, "mark", story, here, headers={}, current="disputed", rationale="It was three.", go="next"
    )
    assert plain.status_code == 302
    assert Verdict.objects.get().rationale == "It was three."


def test_a_verified_mark_without_evidence_is_pointed_out(client, story, here):
    post(client, "mark", story, here, mark="verified")
    assert "no evidence with a place yet" in card(client, story, here)


def test_the_same_mark_again_says_so_and_offers_no_undo(client, story, here):
    post(client, "mark", story, here, mark="unsupported")
    former, before = Verdict.objects.get().pk, Event.objects.count()
    html = post(client, "mark", story, here, mark="unsupported", former=former).content.decode()
    toast = html[html.index('id="toast"') :]
    assert "∅ Unsupported already" in toast and "Undo" not in toast
    assert Event.objects.count() == before


def test_what_is_said_again_is_marked_the_same_and_undone_together(client, add_story, mara):
    story = add_story(f"Farms under water\nIt rained.\n{AGAIN}\nIt rained for weeks.\n{AGAIN}\n{AGAIN}\n")
    text = story.current_revision.text
    row = next(row for row in outline_of(story, mara).rows if text[row.start : row.end] == AGAIN)
    html = post(client, "mark", story, row, mark="unsupported", rationale="No record.").content.decode()
    assert "Give them the same mark" in html
    former = Verdict.objects.get().pk
    html = post(client, "mark-repeats", story, row, former=former).content.decode()
    assert "2 other claims marked the same" in html and "Give them" not in html
    assert Verdict.objects.current().count() == 3
    html = client.post(reverse("undo", args=[story.pk]), headers=HTMX).content.decode()
    assert "taken back, and 1 other" in html
    assert Verdict.objects.current().count() == 1
    assert post(client, "mark-repeats", story, row, former="").status_code == 409
