"""How often the web server opens its database."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.db.backends.signals import connection_created
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.together import at_once


@pytest.mark.django_db(transaction=True)
def test_a_thread_of_the_server_opens_sqlite_once_for_all_its_requests(mara):
    """Each time anew it would read all its tables and, as the last one closing, sync the disk."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has a pool.")
    client, opened = Client(), []
    client.force_login(mara)
    session = client.cookies["sessionid"].value

    def note(**_: object) -> None:
        opened.append(1)

    def three_requests() -> list[int]:
        serve, statuses = WSGIHandler(), []
        for _ in range(3):
            asked = RequestFactory(HTTP_COOKIE=f"sessionid={session}").get(reverse("queue")).environ
            serve(asked, lambda status, _: statuses.append(status)).close()
        return statuses

    connection_created.connect(note)
    try:
        assert at_once([three_requests]) == [["200 OK"] * 3]
    finally:
        connection_created.disconnect(note)
    assert opened == [1]
