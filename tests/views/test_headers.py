"""What every answer carries."""

import pytest


@pytest.mark.parametrize("path", ["/", "/sign-in/", "/admin/", "/nowhere/"])
def test_strict_headers_everywhere(client, ada, path):
    client.force_login(ada)
    response = client.get(path)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    assert {"Cookie", "HX-Request"} <= {part.strip() for part in response["Vary"].split(",")}
    assert response["Permissions-Policy"]
