"""Every setting, read once from the environment (docs/settings.md); two modes only: local and production."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.contrib.messages import constants as message_levels

from factcheck import environment

BASE_DIR = Path(__file__).resolve().parent.parent
PRODUCTION = environment.mode() == "production"
DATA_DIR = environment.data_folder(BASE_DIR)
SECRET_KEY = environment.secret_key(DATA_DIR, production=PRODUCTION)
BASE_URL = environment.base_url(DATA_DIR, production=PRODUCTION)
BIND = environment.bind()
PROXIES = environment.proxies()
DEBUG = False
ALLOWED_HOSTS = [urlsplit(BASE_URL).hostname] if PRODUCTION else ["127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "claims",
    "factcheck.apps.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "claims.views.headers.StrictHeaders",
    "claims.views.limits.SmallBodies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # closed unless a view says otherwise
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["claims.templatetags.addresses", "claims.templatetags.moments"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "claims.views.head.head",
                "claims.views.keys.keys",
                "claims.views.notices.bell",
            ],
        },
    }
]

DATABASES = {"default": environment.database(DATA_DIR, production=PRODUCTION)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # of 300 it would drop counts of wrong passwords
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# News by e-mail, sent by the worker; without a host there is none.
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = environment.mail_port()
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = environment.mail_security() == "tls"
EMAIL_USE_SSL = environment.mail_security() == "ssl"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", f"factcheck@{urlsplit(BASE_URL).hostname}")

AUTH_USER_MODEL = "claims.User"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "queue"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "en-gb"  # day before month
FORMAT_MODULE_PATH = "factcheck.formats"  # 24-hour clock
TIME_ZONE = os.environ.get("FACTCHECK_TIME_ZONE", "UTC")
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "factcheck.storage.HashedStaticFiles"},
}
MESSAGE_LEVEL = message_levels.INFO
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# A text of 2 MB may be three times as long once it is encoded for a form.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 3_000_000
MAX_BODY = 16_000_000  # files are not counted by Django's own limit
MAX_SENT = MAX_BODY // 1_000_000 - 1  # MB, as pages tell it: the form itself takes some
EVIDENCE_DIR = DATA_DIR / "evidence"  # files that reviewers found; never under the web root
STAGED_DIR = DATA_DIR / "staged"  # what was sent in and is no story yet; never under the web root
MAX_STAGED_FILES = 300  # of one person
MAX_STAGED_OF_ONE_PERSON = 150_000_000
MAX_EVIDENCE_FILE = 15_000_000  # with its form it must stay under MAX_BODY
MAX_EVIDENCE_OF_ONE_PERSON = 1_000_000_000

# Unless DEBUG is on, Django tells of failures by e-mail alone: a page that breaks would leave no trace.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain", "level": "WARNING"}},
    "root": {"handlers": ["stderr"]},
    "loggers": {  # what strangers can ask for as often as they like is no failure of ours
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_ENGINE = "claims.queries.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
if PRODUCTION:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [BASE_URL]
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
