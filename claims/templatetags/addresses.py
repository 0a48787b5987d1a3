"""Addresses of the rows of a list: what a name leads to is looked up once, not once a row."""

from functools import cache

from django.template import Library
from django.urls import get_script_prefix, reverse

register = Library()


@register.simple_tag
def address(name: str, *numbers: int) -> str:
    """As `url` does it, for pages whose addresses hold nothing but numbers."""
    return _with_gaps(name, len(numbers), get_script_prefix()).format(*numbers)


@cache
def _with_gaps(name: str, numbers: int, prefix: str) -> str:
    return reverse(name, args=[0] * numbers).replace("/0", "/{:d}")
