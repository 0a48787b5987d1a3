"""What exists is documented: a setting, command, column or dependency without its line fails here."""

import hashlib
import re
from pathlib import Path

import pytest

from claims.formats.attribution_columns import ATTRIBUTION_COLUMNS
from claims.formats.columns import CLAIM_COLUMNS
from claims.formats.evidence_columns import EVIDENCE_COLUMNS
from claims.formats.history_columns import HISTORY_COLUMNS, NEWSROOM_COLUMNS
from claims.formats.source_columns import SOURCE_COLUMNS

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
VENDORED = {"htmx-4.0.1.min.js": "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"}


def commands() -> list[str]:
    folder = ROOT / "claims/management/commands"
    return sorted(path.stem for path in folder.glob("*.py") if not path.stem.startswith("_"))


def variables() -> set[str]:
    code = "".join(path.read_text() for path in (ROOT / "factcheck").glob("*.py"))
    return set(re.findall(r'environ(?:\.get\(|\[)"([A-Z_]+)"', code)) - {"DJANGO_SETTINGS_MODULE"}


def requirements(name: str) -> list[str]:
    lines = (ROOT / name).read_text().splitlines()
    return [re.split(r"[\[~=<>]", line)[0] for line in lines if line and line[0] not in "#-"]


@pytest.mark.parametrize("command", commands())
def test_every_command_is_documented(command: str):
    assert f"`{command}" in (DOCS / "commands.md").read_text()


@pytest.mark.parametrize("variable", sorted(variables()))
def test_every_setting_is_documented(variable: str):
    assert f"| `{variable}` |" in (DOCS / "settings.md").read_text()


def test_no_setting_is_documented_that_is_not_read():
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", (DOCS / "settings.md").read_text(), re.MULTILINE))
    assert told == variables()


@pytest.mark.parametrize("column", CLAIM_COLUMNS)
def test_every_column_is_documented(column: str):
    assert f"| `{column}` |" in (DOCS / "export-columns.md").read_text()


TABLES = {
    "attribution": ATTRIBUTION_COLUMNS,
    "evidence": EVIDENCE_COLUMNS,
    "history": HISTORY_COLUMNS,
    "newsroom": NEWSROOM_COLUMNS,
    "source": SOURCE_COLUMNS,
}


@pytest.mark.parametrize("noun", TABLES)
def test_every_column_of_the_other_tables_is_documented_in_order_with_its_meaning(noun: str):
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \|", (DOCS / f"{noun}-columns.md").read_text(), re.MULTILINE)
    assert rows == list(TABLES[noun].items())


@pytest.mark.parametrize("name", requirements("requirements.in") + requirements("requirements-dev.in"))
def test_every_dependency_has_its_reason(name: str):
    assert name.lower() in (DOCS / "dependencies.md").read_text().lower()


def test_links_between_documents_lead_somewhere():
    for path in [*ROOT.glob("*.md"), *DOCS.glob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)", path.read_text()):
            assert "://" in target or (path.parent / target).exists(), f"{path.name}: {target}"


def test_vendored_files_are_the_ones_that_were_looked_at():
    for name, digest in VENDORED.items():
        assert hashlib.sha256((ROOT / "static/vendor" / name).read_bytes()).hexdigest() == digest
    scripts = {path.name for path in (ROOT / "static/vendor").glob("*.js")}
    assert scripts == set(VENDORED)
