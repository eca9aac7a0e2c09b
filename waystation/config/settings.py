"""One settings file: environment variables through typed readers, defaults good for development."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from . import env

PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = env.flag("WAYSTATION_DEBUG", default=False)
SECRET_KEY = env.text("DJANGO_SECRET_KEY")
KEYS_FILE = Path(env.text("WAYSTATION_KEYS_FILE"))
# The seals of the record of deeds, outside the database: what finds an older state of it put back.
SEALS_FILE = Path(env.text("WAYSTATION_SEALS_FILE", str(KEYS_FILE.with_name("seals.jsonl"))))
# The supervisor asks for the health page by the machine's own name, whatever the house is called outside.
ALLOWED_HOSTS = [*env.words("WAYSTATION_HOSTS", ""), "127.0.0.1", "localhost"]
HTTPS = env.flag("WAYSTATION_HTTPS", default=False)
#: Proxies of our own in front, each of which adds the address it saw to X-Forwarded-For.
PROXIES = env.number("WAYSTATION_PROXIES", 0)
# The page /design/ shows every part of the house beside its name; it is there for developers only.
SHOW_DESIGN = env.flag("WAYSTATION_DESIGN", default=DEBUG)

INSTALLED_APPS = [
    "waystation.common",
    "waystation.audit",
    "waystation.accounts",
    "waystation.clients",
    "waystation.notices",
    "waystation.papers",
    "waystation.points",
    "waystation.orders",
    "waystation.screening",
    "waystation.contacts",
    "waystation.assessment",
    "waystation.activities",
    "waystation.casework",
    "waystation.auditing",
    "waystation.portal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "pgtrigger",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "waystation.common.middleware.Doorstep",
    "waystation.common.middleware.PlainPageWhenDatabaseIsDown",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "waystation.accounts.middleware.who.WhoAsks",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "waystation.accounts.middleware.WhoAndWhere",
    "waystation.accounts.middleware.limits.NotTooOften",
    "waystation.casework.middleware.AsksReason",
    "waystation.clients.merged.FollowMergedFiles",
    "waystation.portal.middleware.PortalDoor",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "waystation.config.urls"
WSGI_APPLICATION = "waystation.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "waystation.common.jinja.environment",
            "context_processors": ["waystation.notices.context.bell", "waystation.common.forms.tokens.once"],
        },
    },
    {
        # Only allauth's own pages use Django templates; ours override their layout.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "common" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "waystation.common.jinja.FormRenderer"

DATABASES = {"default": env.database(env.text("DATABASE_URL"))}
# A page is one transaction: it carries its user's scope, and a page that breaks has written nothing.
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# In the database, so that all web processes count wrong codes together and no code opens two doors.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_counters"}
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "waystation.accounts.middleware.who.Accounts",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "waystation.accounts.forms.passwords.NotOfThisPlace"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "waystation.notices.sign_in.TellingAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_CHANGE_EMAIL = False
ACCOUNT_SESSION_REMEMBER = False
# django-axes is the one authority for passwords (see AccountAdapter.pre_authenticate); allauth counts codes.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "5/15m/key",
    "login": None,
    "change_password": None,
    "reauthenticate": "10/m/user",
}
MFA_ADAPTER = "waystation.accounts.adapter.MFAAdapter"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or not HTTPS
MFA_TOTP_ISSUER = "Waystation"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "waystation.accounts.sign_in.lockout.locked_out"
AXES_USERNAME_FORM_FIELD = "login"
# By account, not by address: a whole office shares one address, and one typing error must not lock it.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
AXES_USERNAME_CALLABLE = "waystation.accounts.sign_in.lockout.username_of"
AXES_VERBOSE = False
#: So many different accounts failing from one address within the lock's time are no office on a Monday.
SPRAYED_ACCOUNTS = 20
AXES_ENABLE_ADMIN = False

SESSION_ENGINE = "waystation.accounts.middleware.who"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
IDLE_SIGN_OUT_MINUTES = env.number("WAYSTATION_IDLE_MINUTES", 30)
#: What the pages of clients, relatives and merchants are called; say nothing here of what the house is for.
PORTAL_NAME = env.text("WAYSTATION_PORTAL_NAME", "我的服务")
#: Limits per account on what is dear (accounts/middleware/limits.py).
PAGE_LIMITS = True
if HTTPS:  # a proxy in front speaks TLS and says so in this header, which it must set itself
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    # No other site of the same domain can set or overwrite a cookie of this name.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    CSRF_TRUSTED_ORIGINS = [f"https://{name.lstrip('.')}" for name in ALLOWED_HOSTS]
CSRF_FAILURE_VIEW = "waystation.common.views.csrf_failed"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "waystation.common.rendering.static_files.MarkedStaticFiles"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

SCAN_MAX_BYTES = env.number("WAYSTATION_SCAN_MAX_MB", 10) * 1024 * 1024
UPLOAD_MAX_BYTES = env.number("WAYSTATION_UPLOAD_MAX_MB", 50) * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
# Where a fuller Noto CJK may be installed; it prints rare characters that the shipped face lacks.
PAPER_FONT_FOLDERS = env.words(
    "WAYSTATION_FONT_FOLDERS", "/usr/share/fonts,/usr/local/share/fonts,C:/Windows/Fonts,/Library/Fonts"
)

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_ON_APP_READY = "waystation.config.jobs.on_app_ready"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "waystation.config.log_lines.WithoutRows",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # Strangers' Host headers are answered (400); they are no fault of ours.
    "loggers": {"django.security.DisallowedHost": {"handlers": [], "propagate": False}},
    "root": {"handlers": ["console"], "level": env.text("WAYSTATION_LOG_LEVEL", "WARNING")},
}
