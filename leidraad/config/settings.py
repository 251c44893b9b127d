"""Settings of the house. Every setting that a municipality can change is a LEIDRAAD_ variable,
explained in `docs/settings.md`; a house test keeps that page complete."""

import os
from typing import Any

import dj_database_url

from leidraad.config.environment import ROOT, data_folder, read_env_file, says_yes, secret

read_env_file()

DATA = data_folder()
SECRET_KEY = secret("LEIDRAAD_SECRET_KEY")
SEALING_KEYS = secret("LEIDRAAD_SEALING_KEYS").split(",")  # the first seals, all of them open
LOOKUP_KEY = secret("LEIDRAAD_LOOKUP_KEY")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("LEIDRAAD_HOSTS", "127.0.0.1,localhost").split(",")
MUNICIPALITY = ROOT / "municipalities" / os.environ.get("LEIDRAAD_MUNICIPALITY", "leiden")
GENERAL = ROOT / "municipalities" / "general"
IS_DEMO = says_yes("LEIDRAAD_DEMO")
SEARCH_INDEX = DATA / "index"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "csp",
    "template_partials",
    "leidraad.design",
    "leidraad.history",
    "leidraad.organisation",
    "leidraad.lead_times",
    "leidraad.search",
    "leidraad.customers",
    "leidraad.knowledge",
    "leidraad.contacts",
    "leidraad.demonstration",
    "leidraad.config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "leidraad.config.middleware.never_cache_pages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "leidraad.config.middleware.stay_signed_in_while_working",
    "leidraad.config.middleware.remember_who_acts",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "leidraad.config.navigation.the_house",
            ],
            "builtins": [
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "leidraad.design.templatetags.design",
            ],
        },
    }
]
ROOT_URLCONF = "leidraad.config.urls"
WSGI_APPLICATION = "leidraad.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# SQLite: WAL with FULL, so that an answered save survives a power cut; IMMEDIATE, so that nobody
# meets `database is locked` halfway. The reasons and the measurements: docs/decisions.
ON_SQLITE: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32768;"
        "PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
    ),
}
DATABASES = {
    "default": dj_database_url.config(
        env="LEIDRAAD_DATABASE", default=f"sqlite:///{DATA / 'leidraad.sqlite3'}"
    )
}
IS_SQLITE = "sqlite3" in DATABASES["default"]["ENGINE"]
if IS_SQLITE:
    DATABASES["default"] |= {"OPTIONS": ON_SQLITE, "CONN_MAX_AGE": None}
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
# Set by `leidraad serve` on SQLite: every deed then goes through the one writer thread.
ONE_WRITER = says_yes("LEIDRAAD_ONE_WRITER")

AUTH_USER_MODEL = "organisation.Employee"
AUTHENTICATION_BACKENDS = ["leidraad.organisation.sign_in.NumberOrEmail"]
LOGIN_URL = "organisation:sign-in"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("number", "name", "email")},
    },
]

SESSION_ENGINE = "leidraad.config.sessions"
SESSION_COOKIE_AGE = 60 * int(os.environ.get("LEIDRAAD_SESSION_MINUTES", "60"))
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "leidraad.config.errors.form_expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
ON_HTTPS = says_yes("LEIDRAAD_HTTPS", default=True)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ON_HTTPS
SESSION_COOKIE_NAME = "__Host-sessie" if ON_HTTPS else "sessie"
SECURE_HSTS_SECONDS = 31_536_000 if ON_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ON_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ON_HTTPS else None
PROXIES = int(os.environ.get("LEIDRAAD_PROXIES", "0"))  # how many of ours a request passes
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
# A municipality's own brand.css and favicon win from ours when they have the same path.
STATICFILES_DIRS = [own for own in [MUNICIPALITY / "static"] if own.exists()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = False

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LEIDRAAD_LOG", "INFO")},
}
