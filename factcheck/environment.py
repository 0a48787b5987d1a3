"""What the environment says: mode, data folder, key, database; the unusable is refused with a sentence."""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

MODES = ("local", "production")
MAIL_SECURITY = ("tls", "ssl", "none")


def mode() -> str:
    value = os.environ.get("FACTCHECK_MODE", "local")
    if value not in MODES:
        raise ImproperlyConfigured(f"FACTCHECK_MODE is {value!r}; set it to local or production.")
    return value


def data_folder(project: Path) -> Path:
    folder = Path(os.environ.get("FACTCHECK_DATA") or project / "var").resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The data folder {folder} cannot be made ({error.strerror}); set FACTCHECK_DATA to one that can."
        ) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise ImproperlyConfigured(
            f"The data folder {folder} is not writable; change its owner or set FACTCHECK_DATA to another."
        )
    return folder


def secret_key(folder: Path, *, production: bool) -> str:
    """From the environment; in local mode else from a key file made once per installation."""
    if key := os.environ.get("SECRET_KEY"):
        if production and len(key) < 50:
            raise ImproperlyConfigured("SECRET_KEY is shorter than 50 characters; set a long random one.")
        if production and (len(set(key)) < 16 or key.startswith("django-insecure-")):
            raise ImproperlyConfigured("SECRET_KEY is not random; make one with: openssl rand -base64 48")
        return key
    if production:
        raise ImproperlyConfigured("Production mode needs SECRET_KEY: 50 or more random characters.")
    return _key_from_file(folder / "secret-key")


def _key_from_file(path: Path) -> str:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read_key(path)
    with os.fdopen(descriptor, "w") as file:
        key = secrets.token_urlsafe(48)
        file.write(key)
    return key


def _read_key(path: Path) -> str:
    try:
        key = path.read_text().strip()
    except (OSError, UnicodeDecodeError):
        raise ImproperlyConfigured(f"The key file {path} cannot be read; make it yours (chown).") from None
    if not key:
        raise ImproperlyConfigured(f"The key file {path} is empty; remove it, and a new one is made.")
    return key


def base_url(data: Path, *, production: bool) -> str:
    url = os.environ.get("FACTCHECK_BASE_URL", "")
    if not production:
        bound = "" if os.environ.get("FACTCHECK_BIND") else last_address(data)
        return url or bound or f"http://{bind()}"
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise ImproperlyConfigured(
            "Production mode needs FACTCHECK_BASE_URL, such as https://factcheck.example.org."
        )
    return url.rstrip("/")


def last_address(data: Path) -> str:
    """Where ./run last started the server: a command in another terminal is not told its port."""
    kept = data / "address"
    return kept.read_text().strip() if kept.exists() else ""


def bind() -> str:
    return os.environ.get("FACTCHECK_BIND") or "127.0.0.1:8000"


def proxies() -> int:
    """How many proxies of ours stand in front; X-Forwarded-For counts only as far as they wrote it."""
    value = os.environ.get("FACTCHECK_PROXIES", "0")
    if not value.isdecimal():
        raise ImproperlyConfigured(f"FACTCHECK_PROXIES is {value!r}; set it to a number such as 1.")
    return int(value)


def mail_port() -> int:
    value = os.environ.get("EMAIL_PORT", "587")
    if not value.isdecimal():
        raise ImproperlyConfigured(f"EMAIL_PORT is {value!r}; set it to a number such as 587.")
    return int(value)


def mail_security() -> str:
    value = os.environ.get("EMAIL_SECURITY", "tls")
    if value not in MAIL_SECURITY:
        raise ImproperlyConfigured(f"EMAIL_SECURITY is {value!r}; set it to tls, ssl or none.")
    return value


def database(folder: Path, *, production: bool) -> dict:
    url = os.environ.get("DATABASE_URL")
    if not url:
        if production:
            raise ImproperlyConfigured(
                "Production mode needs DATABASE_URL, such as postgres://user@host/name."
            )
        url = f"sqlite:///{folder / 'factcheck.sqlite3'}"
    config = dj_database_url.parse(url)
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = SQLITE_OPTIONS
        config["CONN_MAX_AGE"] = None  # opened for each request, it reads all tables and syncs the disk
        # In-memory SQLite locks whole tables under several writers, so tests use a file too.
        config["TEST"] = {"NAME": str(folder / "test.sqlite3")}
    else:
        options = config.setdefault("OPTIONS", {})
        options["pool"] = {"min_size": 1, "max_size": 12, "timeout": 10}
        options.setdefault("options", NO_COMPILING)
    return config


# PostgreSQL compiles what it guesses to be slow: for our queries that took seconds, to save milliseconds.
NO_COMPILING = "-c jit=off"
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON; "
        "PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;"
    ),
}
