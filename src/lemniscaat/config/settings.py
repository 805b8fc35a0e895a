"""All settings, from the environment; docs/reference/settings.md explains each one."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from lemniscaat.config.secret import kept_secret

PACKAGE = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR", ".data")).resolve()
DEBUG = False
# DEMO: roles at one click, invented people, mail that stays on a page. Never with real data.
DEMO = os.environ.get("DEMO") == "1"
SECRET_KEY = os.environ.get("SECRET_KEY") or kept_secret(DATA_DIR)
BASE_URL = os.environ.get("BASE_URL", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
SITE_NAME = os.environ.get("SITE_NAME", "Lemniscaat")
DESK_PHONE = os.environ.get("DESK_PHONE", "")

BIND = os.environ.get("BIND", "127.0.0.1:8000")
WORKERS = int(os.environ.get("WORKERS", "2"))
THREADS = int(os.environ.get("THREADS", "8"))
# Read once, when nobody administers the site yet.
ADMIN_NAME = os.environ.get("ADMIN_NAME", "Administrator")
ADMIN_EMAIL = os.environ.get("ADMIN_EMAIL", "")
ADMIN_PASSWORD = os.environ.get("ADMIN_PASSWORD", "")

INSTALLED_APPS = [
    "lemniscaat.people",
    "lemniscaat.areas",
    "lemniscaat.loop",
    "lemniscaat.gatherings",
    "lemniscaat.desk",
    "lemniscaat.casework",
    "lemniscaat.decisions",
    "lemniscaat.web",
    "lemniscaat.api",
    "lemniscaat.demo",
    "allauth",
    "allauth.account",
    "csp",
    "ninja",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "lemniscaat.api.conformance.ApiRulesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lemniscaat.web.shared.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "lemniscaat.web.shared.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "lemniscaat.config.urls"
WSGI_APPLICATION = "lemniscaat.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lemniscaat.web.shared.context.shell",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", f"sqlite:///{DATA_DIR / 'lemniscaat.sqlite3'}"),
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # FULL: an acknowledged write survives a power cut. IMMEDIATE: writers queue, never deadlock.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
    # Two threads can meet only in a database that is a file.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # Only what goes through `often` (core.rows) is prepared; a pooler between must carry that.
    DATABASES["default"]["OPTIONS"] = {"prepare_threshold": 3}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "lemniscaat.web.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account begins with an invitation that came by mail
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_USER_DISPLAY = "lemniscaat.web.accounts.adapter.display_name"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody gets mail because a stranger typed their address
ACCOUNT_PAGES = "lemniscaat.web.accounts.forms"
ACCOUNT_FORMS = {
    "login": f"{ACCOUNT_PAGES}.SignInForm",
    "reset_password": f"{ACCOUNT_PAGES}.ResetForm",
    "reset_password_from_key": f"{ACCOUNT_PAGES}.NewPasswordForm",
    "change_password": f"{ACCOUNT_PAGES}.ChangeForm",
    "set_password": f"{ACCOUNT_PAGES}.FirstPasswordForm",
}
LOGIN_REDIRECT_URL = "worklist"
LOGIN_URL = "account_login"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["lemniscaat.config.formats"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = DATA_DIR / "media"
FILE_UPLOAD_PERMISSIONS = 0o600
UPLOAD_LIMIT_BYTES = 10 * 2**20
UPLOADS_PER_SUBMISSION = 5
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
DATA_UPLOAD_MAX_NUMBER_FILES = 20  # more than we take, so that our own sentence can say so

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST and not DEMO
    else "lemniscaat.web.mail.outbox.OutboxBackend"
)
OUTBOX = DATA_DIR / "outbox"
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "loket@localhost")

SECURE = BASE_URL.startswith("https://")
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 10 * 60 * 60
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# The figures below count attempts per address and in all, within one hour.
CODE_TRIES_PER_ADDRESS = 20
CODE_TRIES_IN_ALL = 600
SUBMISSIONS_PER_ADDRESS = 30
DRAFT_DAYS = 30
TRUSTED_PROXIES = int(os.environ.get("TRUSTED_PROXIES", "0"))
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES

if DEMO:
    TEMPLATES[0]["OPTIONS"]["context_processors"].append(  # type: ignore[index]
        "lemniscaat.demo.context.roles"
    )

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
