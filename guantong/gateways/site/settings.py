"""The site's settings: one file, all that a district changes comes from the environment (设置).

What the environment does not say stands in the settings file (settings_file.py).

GUANTONG_DATA      folder of the database, keys and files (default: ~/.local/share/guantong)
DATABASE_URL       postgres://{user}:{password}@host/name; default: SQLite in GUANTONG_DATA
GUANTONG_HOSTS     names the site answers to, by comma
GUANTONG_PROXIES   addresses or networks of proxies, by comma, that say from where a request comes (default: none is believed)
GUANTONG_SUBDISTRICT_LETTERS
                   set: sub-district committees write letters of enquiry of their own (default: they do not)
GUANTONG_PREFIX    first letters of the keys of subjects (default MH)
GUANTONG_INSTANCE  name under which packages go out and come in (default: the district and 内网)
DEMO               set: one-time sign-in links without a password, on loopback only
"""

import os
import sys
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

from csp.constants import NONE, SELF

from guantong.apps.components.practice import SUFFIX
from guantong.gateways.site import keys, settings_file
from guantong.gateways.site.database import database

settings_file.apply()

APPS = Path(__file__).parents[2] / "apps"
DATA = Path(os.environ.get("GUANTONG_DATA") or Path.home() / ".local/share/guantong")
DEMO = bool(os.environ.get("DEMO"))
PRACTICE = (DATA / "practice-area").is_file()
"""The practice area: the folder itself says so, no switch can be forgotten. Nothing of it leaves, and its papers count nowhere."""
DEBUG = False
SECRET_KEY = keys.secret(DATA)
HOSTS = [] if DEMO else [*filter(None, os.environ.get("GUANTONG_HOSTS", "").split(","))]
ALLOWED_HOSTS = [*HOSTS, "127.0.0.1", "localhost", "testserver"]
PROXIES = [
    str(ip_network(one.strip(), strict=False))
    for one in os.environ.get("GUANTONG_PROXIES", "").split(",")
    if one.strip()
]
"""What is no address stops the start. Only these may say by X-Forwarded-For from where a request comes: client_address.py."""
DISTRICT = os.environ.get("GUANTONG_DISTRICT") or "明湖区"
SUBDISTRICT_LETTERS = bool(os.environ.get("GUANTONG_SUBDISTRICT_LETTERS"))
"""Status: unverified. No statute at hand lets a sub-district committee 街道人大工委 write by itself: its district decides, by a rule of its own."""
FILES = DATA / "files"
LAKE = DATA / "lake"
RECORDS = DATA / "records"
MEETING_KEYS = DATA / "meeting-keys"
"""Of meetings that run: whose sheet is whose. In no backup, gone with the close."""
INSTANCE = (os.environ.get("GUANTONG_INSTANCE") or f"{DISTRICT}内网") + (SUFFIX if PRACTICE else "")
EXCHANGE_KEY = keys.exchange_key(DATA)
PERSONS_KEY = keys.persons(DATA)
"""Under it natural persons among payees are masked: apart from the records, never in the database."""

INSTALLED_APPS = [
    "guantong.apps.components",
    "guantong.apps.journal",
    "guantong.apps.files",
    "guantong.apps.actors",
    "guantong.apps.subjects",
    "guantong.apps.typings",
    "guantong.apps.jobs",
    "guantong.apps.notices",
    "guantong.apps.papers",
    "guantong.apps.ballots",
    "guantong.apps.contests",
    "guantong.apps.rehearsals",
    "guantong.apps.exchange",
    "guantong.apps.years",
    "guantong.apps.figures",
    "guantong.apps.feeds",
    "guantong.apps.findings",
    "guantong.apps.diagnosis",
    "guantong.apps.voices",
    "guantong.apps.surveys",
    "guantong.apps.consensus",
    "guantong.apps.execution",
    "guantong.apps.drafts",
    "guantong.apps.opinions",
    "guantong.apps.consultation",
    "guantong.apps.livelihood",
    "guantong.apps.adjustments",
    "guantong.apps.evaluations",
    "guantong.apps.reviews",
    "guantong.gateways.site.start.Start",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    # both without their own loaders: in their default set-up each overwrites the other's
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "ninja",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "guantong.gateways.site.outages.Sessions",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "guantong.gateways.site.doorkeeper.Doorkeeper",
    "axes.middleware.AxesMiddleware",  # within the doorkeeper, whose headers its page of a lock-out bears too
]
ROOT_URLCONF = "guantong.gateways.site.urls"
WSGI_APPLICATION = "guantong.gateways.site.wsgi.application"
DATABASES = {"default": database("" if PRACTICE else os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [APPS],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "guantong.apps.components.templatetags.words",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "guantong.apps.components.frame.frame",
            ],
        },
    }
]
COTTON_DIR = "components/parts"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA / "cache"}}
"""In files, so that every process of the server knows which one-time code was used."""

AUTH_USER_MODEL = "actors.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("username", "name")}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]  # fmt: skip
CSRF_FAILURE_VIEW = "guantong.apps.components.pages.errors.forbidden"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "guantong.gateways.site.accounts.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {"login_failed": None}
"""Lock-out is axes' work alone: two counters would tell two stories."""
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
MFA_ADAPTER = "guantong.gateways.site.accounts.SecondFactors"
MFA_FORMS = {
    "authenticate": "guantong.gateways.site.accounts.CodeForm",
    "reauthenticate": "guantong.gateways.site.accounts.CodeAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a phone may be half a minute off
MFA_TOTP_ISSUER = "贯通"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the page says a quarter of an hour, and it is one
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "code"]
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "guantong.apps.components.client_address.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "components/pages/locked_out.html"

SESSION_COOKIE_AGE = 30 * 60
"""Idle for half an hour, or eight hours after signing in, and one signs in again; the doorkeeper renews it in use."""
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = bool(os.environ.get("GUANTONG_HTTPS"))
SECURE_HSTS_SECONDS = 31536000 if SESSION_COOKIE_SECURE else 0
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 << 20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 500
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_HANDLERS = ["guantong.apps.files.uploading.InMemory"]
FILE_EXAMINER = "guantong.gateways.site.examiner.ChildExaminer"
SUBJECT_PREFIX = os.environ.get("GUANTONG_PREFIX", "MH")

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parents[2] / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
_CHARTS = (Path(__file__).parents[3] / "node_modules" / "echarts" / "dist", Path(sys.prefix) / "share/guantong/echarts")
"""In a checkout, and as a bundle installs them."""
STATICFILES_DIRS = [("echarts", place) for place in _CHARTS if place.exists()][:1]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
