"""Addresses in templates: what a name leads to is looked up once, not each time it is written."""

from functools import cache

from django.template import Library
from django.urls import get_script_prefix, reverse
from django.utils.html import escape
from django.utils.safestring import SafeString

register = Library()

NOWHERE = 7_318_008_540_209_000  # and the next ones: in no path that the program may stand below


@register.simple_tag
def address(name: str, *numbers: int) -> SafeString:
    """As `url` does it, for pages whose addresses hold nothing but numbers."""
    return SafeString(pattern_of(name, len(numbers)) % numbers)


@register.simple_tag
def place(article: int, claim: int) -> SafeString:
    """A claim at the desk; what follows # brings it into view where no script does."""
    return SafeString(f"{address('desk-claim', article, claim)}#claim-{claim}")


def pattern_of(name: str, count: int) -> str:
    """With %d in the place of each number."""
    return _pattern(name, count, get_script_prefix())


@cache
def _pattern(name: str, count: int, prefix: str) -> str:
    numbers = range(NOWHERE, NOWHERE + count)
    pattern = escape(reverse(name, args=numbers)).replace("%", "%%")
    for number in numbers:
        pattern = pattern.replace(str(number), "%d")
    return pattern
