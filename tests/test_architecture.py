"""The house rules, checked; read LAYERS to learn who may import whom."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAX_LINES = 300

# From the ground up. A room imports from lower floors and from itself,
# never from its neighbours on the same floor, and never upward.
LAYERS = [
    {"vocabulary"},
    {"analysis", "formats"},
    {"models", "guards"},
    {"permissions"},
    {"queries"},
    {"actions"},
    {"access", "downloads", "forms", "jobs"},
    {"admin", "api", "management", "templatetags", "views"},
    {"urls", "apps"},
]
FLOOR = {room: floor for floor, rooms in enumerate(LAYERS) for room in rooms}
PURE = {"vocabulary", "analysis", "formats"}
# These may load their parsers late, because mostly the worker and commands alone need them.
LATE_IMPORTS = {"claims.analysis.engines", "claims.formats.webpages", "claims.formats.word"}
MAY_WRITE = {"actions"}
WRITES = {
    "abulk_create", "acreate", "add", "asave", "bulk_create", "bulk_update", "clear", "create", "delete",
    "execute", "executemany", "get_or_create", "raw", "save", "set", "update", "update_or_create",
}  # fmt: skip
# Sets, dicts and the cache have methods of these names too: told apart by what they are called on.
NOT_ROWS = {"add", "clear", "set", "update", "delete", "create"}


def modules() -> dict[str, Path]:
    paths = (p for p in (ROOT / "claims").rglob("*.py") if "migrations" not in p.parts)
    names = {}
    for path in paths:
        parts = path.relative_to(ROOT).with_suffix("").parts
        names[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return names


MODULES = modules()


@cache
def tree(name: str) -> ast.Module:
    """Not before a test asks: each worker imports this file, and one of them runs it."""
    return ast.parse(MODULES[name].read_text())


def imports(name: str) -> Iterator[tuple[str, ast.AST]]:
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name}: write imports in full"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield (full if full in MODULES else node.module), node


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def test_every_room_stands_on_a_floor():
    assert {room(name) for name in MODULES} - {""} <= set(FLOOR)


def test_imports_point_down():
    for name in MODULES:
        for target, _ in imports(name):
            if target.startswith("claims.") and room(target) != room(name):
                assert FLOOR[room(target)] < FLOOR[room(name)], f"{name} imports {target}"


def test_imports_stand_at_the_top():
    for name in MODULES:
        top = {id(node) for node in tree(name).body}
        late = [target for target, node in imports(name) if id(node) not in top]
        assert not late or name in LATE_IMPORTS, f"{name} hides an import: {late}"


def test_nothing_is_imported_by_its_name_as_a_string():
    for name in MODULES:
        for node in ast.walk(tree(name)):
            called = node.func if isinstance(node, ast.Call) else None
            word = getattr(called, "attr", getattr(called, "id", ""))
            assert word not in {"import_module", "import_string", "__import__"} or name in LATE_IMPORTS, name


def test_no_circles():
    graph = {name: {t for t, _ in imports(name) if t in MODULES and t != name} for name in MODULES}
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join([*trail[trail.index(name) :], name])
        if name not in done:
            for target in graph[name]:
                walk(target, (*trail, name))
            done.add(name)

    for name in graph:
        walk(name, ())


def test_pure_rooms_load_without_django():
    names = [name for name in MODULES if room(name) in PURE]
    code = f"import sys; sys.modules['django'] = None; import {', '.join(names)}"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_pure_rooms_ask_no_clock_disk_or_settings():
    for name in (n for n in MODULES if room(n) in PURE):
        outside = {target.split(".")[0] for target, _ in imports(name)}
        assert not outside & {"django", "os", "pathlib", "random", "socket", "subprocess", "time"}, name


def calls(name: str) -> Iterator[tuple[ast.Call, ast.Attribute]]:
    """Those of something's method."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func


def test_only_actions_write():
    for name, (node, method) in ((n, c) for n in MODULES if room(n) not in MAY_WRITE for c in calls(n)):
        act, on = method.attr, ast.unparse(method.value)
        if act not in WRITES or room(name) in PURE:
            continue
        if act == "execute" and on == "cursor" and name in {"claims.guards", "claims.queries.one_moment"}:
            continue  # the triggers themselves, and an isolation level
        if act == "raw" and name == "claims.models.user":
            continue  # a SELECT that Django itself compiled
        rows = any(word in on for word in ("objects", ".filter(", ".all(", "_set", "current()", ".exclude("))
        assert act in NOT_ROWS and not rows, f"{name}:{node.lineno} {on}.{act}()"


# Tables that tell of readings, and the names under which other tables lead to them.
OF_READINGS = re.compile(
    r"\b(Verdict|Said|Note|Notice|Outcome|EvidenceLink|Settlement)\.objects\b"
    r"|(verdicts|answers|notes|outcomes|settlements|links)__(?!article|claim\b)"
    r"|\.(verdicts|answers|notes|outcomes|settlements|evidence_links)\.(all|filter|current)\b"
)
# Each of these says why nothing it asks for has to be kept from a second reader who reads blind.
ASKS_PAST_THE_RULE = {
    "claims.access.evidence_at": "only whether the evidence is, or was, on the claim",
    "claims.queries.blind.read_blind_by": "is the rule",
    "claims.queries.evidence.claims_of": "only where it is put, which everybody sees",
    "claims.queries.evidence._put_to": "found_on blanks the stance and who found it",
    "claims.queries.evidence_export._open_links": "_kept_back blanks the stance and who found it",
    "claims.queries.history_check._check_statuses": "the proof of history reads everything",
    "claims.queries.next_claim._read": "who read it, to hand out claims; nothing of it is shown",
    "claims.queries.next_claim._readers": "the same",
    "claims.queries.outline._versions": "_keep_back takes out what others answered",
    "claims.queries.outline._placements": "the person's own mark",
    "claims.queries.printed._add_evidence": "blanks the stance",
    "claims.queries.notices._due": "only whether a story was told to be due",
    "claims.queries.notices._what_may_be": "whether to count; what is counted goes through _seen",
    "claims.queries.queue_filters.ready": "a story with a half-read claim is not, whatever else there is",
    "claims.queries.settling._about": "whether the person read it; the rest goes through `beside`",
    "claims.queries.settling.readers_of": "who read it, for acts alone, which refuse them",
    "claims.queries.tally.is_miscounted": "the proof of history reads everything",
    "claims.queries.waiting._calls": "only that a call was not taken, which everybody sees on the claim",
    "claims.queries.statuses.still_holding": "derives the status, which tells nothing of a half-read claim",
    "claims.queries.statuses.terms": "the same",
    "claims.queries.statuses.terms_then": "the same",
}


def test_what_is_told_of_readings_goes_through_one_rule():
    """A page, an export or a poll shows a second reader nothing of the first before she has marked."""
    past = {}
    for name in (
        n for n in MODULES if room(n) in {"queries", "access", "views", "forms", "templatetags", "api"}
    ):
        for act in (n for n in tree(name).body if isinstance(n, ast.FunctionDef)):
            words = ast.unparse(act)
            if OF_READINGS.search(words) and "shown_to(" not in words:
                past[f"{name}.{act.name}"] = words
    assert set(past) == set(ASKS_PAST_THE_RULE), set(past) ^ set(ASKS_PAST_THE_RULE)


def test_only_the_log_writes_events():
    for name in MODULES:
        made = {ast.unparse(n.func) for n in ast.walk(tree(name)) if isinstance(n, ast.Call)}
        if name != "claims.actions._log":
            assert not made & {"Event", "EventDetail", "Event.objects.create"}, name


def test_every_public_act_asks_writes_and_logs():
    """A function that opens an entry in history asks for the right first, and is one transaction."""
    for name in MODULES:
        if room(name) != "actions" or name.endswith("_log"):
            continue
        for act in (
            n for n in tree(name).body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")
        ):
            words = ast.unparse(act)
            if "open_entry(" in words:
                assert "transaction.atomic" in [ast.unparse(d) for d in act.decorator_list], (
                    f"{name}.{act.name}"
                )
                first = act.body[1] if ast.get_docstring(act) else act.body[0]
                assert "require(" in ast.unparse(first), f"{name}.{act.name} asks for no right first"
                assert "log(" in words, f"{name}.{act.name} is not logged"


def test_every_module_says_what_it_is_for():
    for name in MODULES:
        words = ast.get_docstring(tree(name))
        assert words, name
        assert words.splitlines()[0].rstrip().endswith("."), f"{name}: one sentence, on the first line"


def test_public_functions_of_the_pure_rooms_have_docstrings():
    for name in (n for n in MODULES if room(n) in {"analysis", "formats"}):
        for node in tree(name).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{name}.{node.name}"


def test_files_stay_short():
    kinds = {".py", ".html", ".css", ".js"}
    for folder in ("claims", "factcheck", "templates", "static", "tests", "benchmarks"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in kinds and not {"vendor", "migrations"} & set(path.parts):
                assert len(path.read_text().splitlines()) <= MAX_LINES, path


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


def test_fragments_are_underscored_and_pages_are_not():
    for path in templates():
        extends = "{% extends" in path.read_text()
        if path.name != "base.html" and path.name[0].isalpha():
            standalone = path.parent.name == "templates"  # the plain error pages
            assert extends or standalone, path
        elif path.name.startswith("_"):
            assert not extends, path


def test_no_inline_script_or_style():
    for path in templates():
        text = path.read_text().lower()
        for word in ("<style", " style=", " onclick", " onload", "javascript:", "hx-on", "js:"):
            assert word not in text, f"{path}: {word}"


def test_every_hx_post_works_without_javascript():
    for path in templates():
        for tag in path.read_text().split("<")[1:]:
            if "hx-post" in tag:
                assert tag.startswith("form") and "action=" in tag, f"{path}: {tag[:80]}"
            if "hx-get" in tag:
                assert tag.startswith("a") and "href=" in tag, f"{path}: {tag[:80]}"


def test_nothing_that_is_ignored_is_committed():
    """A link to a virtual environment, say, which would take the place of the real one elsewhere."""
    listing = ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"]
    if (ROOT / ".git").exists():
        assert subprocess.run(listing, cwd=ROOT, capture_output=True, text=True).stdout == ""  # noqa: S603
