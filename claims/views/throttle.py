"""Slow down whoever guesses passwords: counted in the database's cache, before any hashing."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

WINDOW = 15 * 60  # seconds
PER_NAME = 10  # wrong tries for one name from one address
PER_ADDRESS = 50


def too_many_tries(request: HttpRequest, username: str) -> bool:
    counts = cache.get_many(_limits(request, username))
    return any(counts.get(key, 0) >= limit for key, limit in _limits(request, username).items())


def count_wrong_try(request: HttpRequest, username: str) -> None:
    for key in _limits(request, username):
        cache.add(key, 0, WINDOW)
        cache.incr(key)


def forget_wrong_tries(request: HttpRequest, username: str) -> None:
    cache.delete(next(iter(_limits(request, username))))


def _limits(request: HttpRequest, username: str) -> dict[str, int]:
    address = client_address(request)
    name = username.casefold().encode().hex()[:150]
    return {f"sign-in:{address}:{name}": PER_NAME, f"sign-in:{address}": PER_ADDRESS}


def client_address(request: HttpRequest) -> str:
    """The connection's own address; X-Forwarded-For only as far as our own proxies wrote it."""
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if settings.PROXIES and len(forwarded) >= settings.PROXIES and forwarded[-settings.PROXIES]:
        return forwarded[-settings.PROXIES]
    return request.META["REMOTE_ADDR"]
