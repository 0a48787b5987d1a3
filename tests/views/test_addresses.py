"""Addresses of rows are those that Django would make."""

import pytest
from django.conf import settings
from django.urls import reverse, set_script_prefix

from claims.templatetags.addresses import address, place


@pytest.fixture(params=["/checks/", "/0ps/0/", "/50%/{0}/"])
def below_a_path(request):
    set_script_prefix(request.param)
    yield
    set_script_prefix("/")


def test_an_address_is_that_of_url():
    assert address("desk", 7) == reverse("desk", args=[7])
    assert address("desk-claim", 70, 1007) == reverse("desk-claim", args=[70, 1007])
    with pytest.raises(TypeError):
        address("desk", None)


def test_nor_is_the_path_forgotten_that_all_stands_below(below_a_path):
    assert address("desk-claim", 7, 0) == reverse("desk-claim", args=[7, 0])
    assert address("desk", 7) != "/articles/7/"


def test_whatever_leads_to_a_claim_leads_to_its_place_in_the_copy():
    """A browser without scripts would stay at the top of the desk."""
    assert place(70, 1007) == reverse("desk-claim", args=[70, 1007]) + "#claim-1007"
    templates = [*(settings.BASE_DIR / "templates").rglob("*.html")]
    assert sum("{% place " in path.read_text() for path in templates) > 8
    naming = {path.name for path in templates if "'desk-claim'" in path.read_text()}
    assert naming == {"_card.html"}, "use {% place %}: the card alone needs the address without it, for htmx"
