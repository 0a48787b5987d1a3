"""Slow down whoever guesses passwords: counted in the database's cache, before any hashing."""

from ipaddress import ip_address, ip_network

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
        cache.set(key, cache.get(key, 0) + 1, WINDOW)  # `incr` would shorten the window to the cache's own


def forget_wrong_tries(request: HttpRequest, username: str) -> None:
    cache.delete(next(iter(_limits(request, username))))


def _limits(request: HttpRequest, username: str) -> dict[str, int]:
    address = network_of(client_address(request))
    name = username.casefold().encode().hex()[:150]
    return {f"sign-in:{address}:{name}": PER_NAME, f"sign-in:{address}": PER_ADDRESS}


def client_address(request: HttpRequest) -> str:
    """The connection's own address; X-Forwarded-For only as far as our own proxies wrote it."""
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if settings.PROXIES and len(forwarded) >= settings.PROXIES and forwarded[-settings.PROXIES]:
        return forwarded[-settings.PROXIES]
    return request.META["REMOTE_ADDR"]


def network_of(address: str) -> str:
    """One home or office: an IPv6 line has as many addresses as it likes, so its /64 counts as one."""
    try:
        version = ip_address(address).version
    except ValueError:
        return address
    return str(ip_network((address, 64), strict=False)) if version == 6 else address
