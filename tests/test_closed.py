"""Every address is shut to strangers unless it is listed here."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

OPEN = {"sign-in", "link"}


def addresses(resolver: URLResolver, before: str = "", space: str = "") -> list[tuple[str, str]]:
    found = []
    for entry in resolver.url_patterns:
        path = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            found += addresses(entry, path, f"{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            found.append((f"{space}{entry.name}", path))
    return found


def concrete(path: str) -> str:
    """With a number in each place, and without what only regular expressions need."""
    parts = [part.split(">")[-1] if "<" in part else part for part in path.replace("<", "\0<").split("\0")]
    filled = "1".join(parts) if len(parts) > 1 else path
    return "/" + filled.replace("^", "").replace("$", "").replace("(?P1", "1").replace(".*)", "x")


ALL = addresses(get_resolver())


def test_there_are_addresses():
    assert len(ALL) > 20


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_sent_to_sign_in(method: str):
    for name, path in ALL:
        if name not in OPEN:
            response = getattr(Client(), method)(concrete(path))
            assert response.status_code == 302, f"{name} answers {response.status_code}"
            assert response.url.startswith(("/sign-in/", "/admin/login/")), f"{name} leads to {response.url}"


@pytest.mark.django_db
def test_the_admin_has_no_sign_in_page_of_its_own(client: Client):
    response = client.get("/admin/login/?next=/admin/")
    assert response.url == "/sign-in/?next=/admin/"
