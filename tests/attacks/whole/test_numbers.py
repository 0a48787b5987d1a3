"""What stands in an address or a form in the place of a number: row IN-13."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.attacks.browsing import everything
from tests.attacks.conftest import Stage

NUMBERS = [
    "0",
    "-1",
    "1e3",
    "9" * 19,
    "9" * 40,
    "9" * 5000,
    "%00",
    "%ED%A0%80",
    "1%0a",
    "\u0661",
    "1.0",
    "+1",
    "0x1",
]


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:20])
def test_in_13_strange_numbers_are_not_found(client: Client, stage: Stage, number: str):
    here, before = stage.story.pk, everything()
    for path in (
        f"/articles/{number}/", f"/articles/{here}/claims/{number}/", f"/articles/{number}/claims.csv",
        f"/articles/{number}/reading/",
    ):  # fmt: skip
        assert client.get(path).status_code == 404, path
    for path in (
        f"/articles/{here}/placements/{number}/mark/", f"/articles/{number}/undo/",
        f"/articles/{number}/take/",
        f"/articles/{here}/attributions/{number}/said/",
        f"/articles/{here}/evidence/versions/{number}/confirm/",
        f"/articles/{here}/attributions/versions/{number}/confirm/",
    ):  # fmt: skip
        data = {"mark": "verified", "answer": "yes", "placement": stage.placement.pk}
        assert client.post(path, data).status_code == 404, path
    assert client.get(f"/link/{number}/").status_code in {404, 410}
    assert everything() == before


@pytest.mark.parametrize(
    "number", ["", "x", "-1", "1e3", "9" * 40, "9" * 5000, "\x00", "1\x00", " ", "\u0661" * 30]
)
def test_in_13_strange_numbers_in_forms(client: Client, stage: Stage, number: str):
    """In the place of a former mark or of a placement: refused or stale, never a fault, nothing saved."""
    story, placement = stage.story.pk, stage.placement.pk
    before = everything()
    said = reverse("said", args=[story, stage.version.attribution_id])
    mark = reverse("mark", args=[story, placement])
    statuses = [client.post(said, {"answer": "yes", "placement": number}).status_code]
    statuses.append(
        client.post(said, {"answer": "no", "placement": placement, "former": number or "x"}).status_code
    )
    statuses.append(client.post(mark, {"mark": "verified", "former": number or "x"}).status_code)
    for name in ("confirm-attribution", "confirm-evidence"):
        data = {"placement": number}
        statuses.append(client.post(reverse(name, args=[story, stage.version.pk]), data).status_code)
    assert set(statuses) <= {400, 404, 409, 422} or not number.strip(" \u0661"), statuses
    assert 500 not in statuses
    assert number.strip(" \u0661") == "" or everything() == before
