"""What fails is told to whoever runs the server, and nothing else is."""

import io
import logging

import pytest
from django.test import Client

from claims.views import queue

pytestmark = pytest.mark.django_db


@pytest.fixture
def output(monkeypatch) -> io.StringIO:
    (handler,) = (each for each in logging.getLogger().handlers if each.name == "stderr")
    stream = io.StringIO()
    monkeypatch.setattr(handler, "stream", stream)
    return stream


def test_a_page_that_breaks_leaves_its_traceback(edda, output, monkeypatch):
    def broken(*_: object) -> None:
        raise RuntimeError("the roof fell in")

    monkeypatch.setattr(queue, "queue_for", broken)
    client = Client(raise_request_exception=False)
    client.force_login(edda)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Internal Server Error: /" in output.getvalue() and "the roof fell in" in output.getvalue()
    assert "roof" not in answer.content.decode()


def test_what_strangers_ask_for_in_vain_leaves_none(output):
    assert Client().get("/nowhere/").status_code in (302, 404)
    assert Client().get("/").status_code == 302
    assert Client(HTTP_HOST="elsewhere.example").get("/").status_code == 400
    assert output.getvalue() == ""
