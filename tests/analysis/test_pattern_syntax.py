"""Patterns keep to what every supported Python matches alike."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as op
from re import _parser as parser
from typing import Any

import claims.analysis
import claims.formats

_ONE_LETTER = (op.IN, op.LITERAL, op.NOT_LITERAL, op.ANY)


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for package in (claims.analysis, claims.formats):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern):
                    yield f"{module.name}.{name}", value


def _steps(parsed: Any) -> Iterator[tuple[Any, Any]]:
    """Every step of a parsed pattern, inner ones too."""
    for step in parsed:
        yield step
        inner = step[1][1] if step[0] is op.BRANCH else step[1]
        for part in inner if isinstance(inner, list | tuple) else [inner]:
            if isinstance(part, parser.SubPattern):
                yield from _steps(part)


def _is_possessive_group(kind: Any, value: Any) -> bool:
    return kind is op.POSSESSIVE_REPEAT and not (len(value[2]) == 1 and value[2][0][0] in _ONE_LETTER)


def _holds_capture(kind: Any, value: Any) -> bool:
    return kind is op.ATOMIC_GROUP and any(inner is op.SUBPATTERN and of[0] for inner, of in _steps(value))


def _faulty(pattern: str, flags: int) -> bool:
    """Whether a group is repeated possessively, or captured inside an atomic group.

    Python 3.11.0 to 3.11.4 match the first wrongly (cpython gh-106052), some the second (gh-101955).
    """
    return any(
        _is_possessive_group(*step) or _holds_capture(*step) for step in _steps(parser.parse(pattern, flags))
    )


def test_what_early_pythons_match_wrongly_is_told():
    assert _faulty("(?:ab?c)*+", 0)
    assert _faulty("x(y|(?:ab){1,2}+)", 0)
    assert _faulty("(?>(a)b)", 0)
    assert not _faulty("[a-z]++(?>(?:ab)*)(c|d)?", 0)


def test_no_pattern_repeats_a_group_possessively():
    patterns = list(_patterns())
    assert len(patterns) > 100
    assert [name for name, pattern in patterns if _faulty(pattern.pattern, pattern.flags)] == []
