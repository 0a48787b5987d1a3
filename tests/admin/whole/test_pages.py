"""Every table has its pages, for admins only, and nothing can be added, changed or deleted past an act."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from claims.models import Article, Newsroom, Notice, Presence, Source, UnsentText, User

NOT_SHOWN = {UnsentText, Presence, Notice}  # what one types, looks at and is told is nobody else's
TABLES = [table for table in apps.get_app_config("claims").get_models() if table not in NOT_SHOWN]
TABLES += [DBTaskResult]
ADDED_HERE = {User, Source}
CHANGED_HERE = {User, Source, Article, Newsroom}
READ_ONLY = [table for table in TABLES if table not in CHANGED_HERE]
names = {"ids": lambda table: table.__name__}


def page(table: type[Model], kind: str, *args: object) -> str:
    return reverse(f"admin:{table._meta.app_label}_{table._meta.model_name}_{kind}", args=args)


def test_every_table_is_registered_and_no_other():
    assert set(admin.site._registry) == set(TABLES)
    assert not admin.site.is_registered(Group)


def test_every_table_stands_on_the_first_page(browser: Client):
    shown = browser.get("/admin/").content.decode()
    for table in TABLES:
        assert f'href="{page(table, "changelist")}"' in shown, table


@pytest.mark.parametrize("table", TABLES, **names)
def test_an_admin_opens_list_and_row(browser: Client, every_table: Article, table: type[Model]):
    Newsroom.objects.get_or_create(pk=1)
    response = browser.get(page(table, "changelist"))
    assert response.status_code == (302 if table is Newsroom else 200)
    row = table._base_manager.order_by("pk").first()
    assert row is not None, "the newsroom of these tests has a row in every table"
    assert browser.get(page(table, "change", row.pk)).status_code == 200


@pytest.mark.parametrize("table", [t for t in TABLES if t is not Newsroom], **names)
def test_every_list_can_be_searched_and_sorted_by_every_column(
    browser: Client, every_table: Article, table: type[Model]
):
    columns = range(1, 1 + len(admin.site._registry[table].list_display))
    by_all = ".".join(map(str, columns))  # one that the database cannot sort by breaks the whole order
    for query in ("?q=bread", f"?o={by_all}&_facets=True"):
        assert browser.get(page(table, "changelist") + query).status_code == 200, query


@pytest.mark.parametrize("who", ["ana", "mara", "edda", "nobody"])
def test_nobody_else_gets_in(client: Client, full: Article, who: str, request: pytest.FixtureRequest):
    """AZ-01 asks at every address and by every method; this is what the door says where it leads to."""
    client.force_login(request.getfixturevalue(who))
    for place in (page(Article, "changelist"), page(Article, "change", full.pk)):
        for ask in (client.get, client.post):
            response = ask(place, follow=True)
            assert response.status_code == 403, place
            assert b"Only admins use the admin." in response.content


def test_a_stranger_is_sent_to_the_one_sign_in_page(client: Client):
    response = client.get("/admin/claims/user/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/sign-in/?next=/admin/claims/user/")


@pytest.mark.parametrize("table", READ_ONLY, **names)
@pytest.mark.parametrize("superuser", [False, True])
def test_what_is_read_only_refuses_everybody(
    client: Client, ada: User, every_table: Article, table: type[Model], superuser: bool
):
    client.force_login(User.objects.create_superuser("root") if superuser else ada)
    row = table._base_manager.order_by("pk").first()
    before = table._base_manager.count()
    assert client.get(page(table, "add")).status_code == 403
    assert client.post(page(table, "add"), {}).status_code == 403
    assert client.post(page(table, "change", row.pk), {"text": "x", "status": "verified"}).status_code == 403
    assert table._base_manager.count() == before
    assert (
        table._base_manager.filter(pk=row.pk).values().get()
        == type(row)._base_manager.filter(pk=row.pk).values().get()
    )


@pytest.mark.parametrize("table", TABLES, **names)
def test_nothing_is_deleted(browser: Client, every_table: Article, table: type[Model]):
    Newsroom.objects.get_or_create(pk=1)
    row = table._base_manager.order_by("pk").first()
    assert browser.post(page(table, "delete", row.pk), {"post": "yes"}).status_code == 403
    many = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    browser.post(page(table, "changelist"), many)
    assert table._base_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("table", [t for t in TABLES if t not in ADDED_HERE], **names)
def test_what_other_pages_add_is_not_added_here(browser: Client, table: type[Model]):
    assert browser.get(page(table, "add")).status_code == 403


def test_sign_out_and_passwords_are_ours(ada: User):
    browser = Client()
    browser.force_login(ada)
    assert browser.get("/admin/password_change/").url == reverse("set-password")
    assert browser.get("/admin/password_change/done/").url == reverse("set-password")
    shown = browser.get("/admin/").content.decode()
    assert f'action="{reverse("sign-out")}"' in shown
    assert f'href="{reverse("queue")}"' in shown
    response = browser.post("/admin/logout/", follow=True)
    assert response.redirect_chain[0] == (reverse("sign-out"), 307)
    assert "_auth_user_id" not in browser.session


def test_no_page_holds_script_or_style(browser: Client, every_table: Article):
    for table in TABLES:
        row = table._base_manager.order_by("pk").first()
        places = [page(table, "changelist")] + ([page(table, "change", row.pk)] if row else [])
        for place in places:
            shown = browser.get(place, follow=True).content.decode().lower()
            assert "<style" not in shown and " style=" not in shown and " onclick=" not in shown, place
            scripts = [tag.split(">")[0] for tag in shown.split("<script")[1:]]
            assert all(" src=" in f" {' '.join(tag.split())}" for tag in scripts), place
