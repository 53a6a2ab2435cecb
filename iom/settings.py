"""
Settings: one file, driven by environment variables, refusing what it cannot use.

A missing or malformed variable stops the process at start with a sentence that
names it. `.env.example` lists them all.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured


BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()


def flag(name: str, *, default: bool | None = None) -> bool:
    """Read a switch that may only be `True` or `False`; anything else is refused."""
    text = env.str(name, default=None if default is None else str(default))
    if text not in {"True", "False"}:
        raise ImproperlyConfigured(f"{name} must be True or False, not {text!r}.")
    return text == "True"


def secret(name: str, *, least: int) -> str:
    """Read a secret of at least `least` characters."""
    value = env.str(name)
    if len(value) < least:
        raise ImproperlyConfigured(f"{name} must have at least {least} characters.")
    return value


def database(name: str) -> dict:
    """
    Read a Postgres address into Django's form, on our scope-sending backend.

    Without just-in-time compilation: row security makes a page's queries look dear, and
    compiling one would take a second where running it takes twenty milliseconds.
    """
    found = env.db_url(name, engine="core.postgres")
    options = found.get("OPTIONS", {}) | {"options": "-c jit=off"}
    return found | {
        "OPTIONS": options,
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


# --- Who we are -------------------------------------------------------------

SERVICE_NAME = "IOM case management"
SECRET_KEY = secret("IOM_SECRET_KEY", least=32)
SCOPE_KEY = secret("IOM_SCOPE_KEY", least=32)
DEBUG = flag("IOM_DEBUG", default=False)
DEMONSTRATION = flag("IOM_DEMONSTRATION", default=False)
SECURE = flag("IOM_SECURE", default=True)
ALLOWED_HOSTS = env.list("IOM_ALLOWED_HOSTS")
WEB_ORIGIN = env.str("IOM_WEB_ORIGIN", default="http://127.0.0.1")
VAR_DIR = Path(env.str("IOM_VAR_DIR", default=str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "template_partials",
    "django_htmx",
    "csp",
    "axes",
    "guardian",
    "rest_framework",
    "core",
    "audit",
    "agencies",
    "cases",
    "licences",
    "rag",
    "referrals",
    "plans",
    "isms",
    "meetings",
    "work",
    "iom",
]

MIDDLEWARE = [
    "iom.middleware.RequestIdentifierMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "iom.middleware.SessionLifetimeMiddleware",
    "iom.middleware.SignInRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "iom.middleware.ActingAgencyMiddleware",
    "iom.middleware.DomainRefusalMiddleware",
]

ROOT_URLCONF = "iom.urls"
WSGI_APPLICATION = "iom.wsgi.application"
FORM_RENDERER = "core.forms.renderer.GovukRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "iom.context.page_frame",
            ],
            "builtins": ["core.templatetags.components"],
        },
    }
]

# --- Data -------------------------------------------------------------------

# `default` is the web role: neither owner nor able to pass row security.
# `owner` exists only where migrations run, and no page ever uses it.
DATABASES = {"default": database("IOM_DATABASE_URL")}
if env.str("IOM_OWNER_DATABASE_URL", default=""):
    DATABASES["owner"] = database("IOM_OWNER_DATABASE_URL") | {"ATOMIC_REQUESTS": False}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env.str("IOM_CACHE_URL"),
        "KEY_PREFIX": "iom",
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- People -----------------------------------------------------------------

AUTH_USER_MODEL = "agencies.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "guardian.backends.ObjectPermissionBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# The demonstration signs in a hundred times a minute in tests; real
# installations keep Django's slow default first.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "agencies:sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "agencies:sign_in"
GUARDIAN_USER_OBJ_PERMS_MODEL = "cases.CaseUserPermission"
GUARDIAN_GROUP_OBJ_PERMS_MODEL = "cases.CaseGroupPermission"
ANONYMOUS_USER_NAME = None  # guardian would otherwise add a user nobody vetted

# Lock-out by user name and address together, so that a stranger cannot lock a
# colleague out by guessing at their name from somewhere else.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "agencies.views.sign_in.locked_out"
AXES_HANDLER = "axes.handlers.cache.AxesCacheHandler"
AXES_VERBOSE = False

# Sessions live in the cache and are disposable: half-finished work is in drafts.
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
SESSION_COOKIE_AGE = 15 * 60  # seconds idle
SESSION_SAVE_EVERY_REQUEST = True
SESSION_ABSOLUTE_AGE = 10 * 60 * 60  # seconds since sign-in
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "iom.views.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- The wire ---------------------------------------------------------------

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static" / "build"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = VAR_DIR / "media"

REST_FRAMEWORK = {
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "rest_framework.authentication.SessionAuthentication"
    ],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
}

# --- Jobs and mail ----------------------------------------------------------

CELERY_BROKER_URL = env.str("IOM_BROKER_URL")
CELERY_TASK_ACKS_LATE = True  # a killed worker's task runs again; tasks are idempotent
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 300}  # seconds
CELERY_TIMEZONE = "Europe/London"

EMAIL_CONFIG = env.email_url("IOM_EMAIL_URL", default="dummymail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("IOM_FROM_EMAIL", default="iom@iom.example")

# --- Language and time ------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Django's own request log prints addresses; ours carry no names, but a 404 is
    # ordinary here (hidden means missing) and is already in the audit.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "axes": {"level": "WARNING"},
        "weasyprint.progress": {"level": "WARNING"},
    },
}
