"""How often the web server opens its database."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.db.backends.signals import connection_created
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.together import at_once


@pytest.mark.django_db(transaction=True)
def test_a_thread_of_the_server_opens_the_database_once_for_all_its_requests(mara):
    """SQLite would read all its tables each time and, as the last one closing, sync the disk; of PostgreSQL
    the pool has what is open."""
    client, made = Client(), []
    client.force_login(mara)
    session = client.cookies["sessionid"].value

    def note(**_: object) -> None:
        made.append(1)

    def opened() -> int:
        pool = getattr(connection, "pool", None)
        return pool.get_stats()["connections_num"] if pool else len(made)

    def three_requests() -> list[int]:
        serve, statuses = WSGIHandler(), []
        for _ in range(3):
            asked = RequestFactory(HTTP_COOKIE=f"sessionid={session}").get(reverse("queue")).environ
            serve(asked, lambda status, _: statuses.append(status)).close()
        return statuses

    before = opened()
    connection_created.connect(note)
    try:
        assert at_once([three_requests]) == [["200 OK"] * 3]
    finally:
        connection_created.disconnect(note)
    assert made, "the requests asked the database"
    assert opened() - before <= 1
