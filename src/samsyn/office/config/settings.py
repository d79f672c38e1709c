"""Django's settings, in one file. What differs between installations is in `environment`."""

from samsyn.office.config.databases import databases
from samsyn.office.config.environment import read_environment
from samsyn.office.config.keys import key

ENVIRONMENT = read_environment()

SECRET_KEY = key(ENVIRONMENT.folder, "signing").hex()
NAME_TOKEN_KEY = key(ENVIRONMENT.folder, "name-tokens")  # search by keyed hashes of name parts
MATCH_KEY = key(ENVIRONMENT.folder, "identity-match")  # equality of identity numbers
FIELD_KEY = key(ENVIRONMENT.folder, "fields")  # encrypts identity numbers
DEBUG = False
ALLOWED_HOSTS = ENVIRONMENT.hosts.split(",")
ROOT_URLCONF = "samsyn.office.config.urls"
WSGI_APPLICATION = "samsyn.office.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
AUTH_USER_MODEL = "accounts.Staff"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
    "samsyn.office.accounts",
    "samsyn.office.ui",
    "samsyn.office.audit",
    "samsyn.office.partners",
    "samsyn.office.people",
    "samsyn.office.groups",
    "samsyn.office.incidents",
    "samsyn.office.disclosures",
    "samsyn.office.networks",
    "samsyn.office.situation",
    "samsyn.office.search",
    "samsyn.office.imports",
    "samsyn.office.oversight",
    "samsyn.office.sign_in",
    "samsyn.office.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "samsyn.office.config.middleware.RefuseControlCharacters",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "samsyn.office.config.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "samsyn.office.config.middleware.SessionLimits",
    "samsyn.office.config.middleware.ActorContext",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "samsyn.office.ui.jinja_environment.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = databases(ENVIRONMENT)

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
LANGUAGE_COOKIE_NAME = "language"

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.folder / "static"
WHITENOISE_USE_FINDERS = True

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_secure
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.is_secure else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "config_cache",
    }
}
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
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_000_000

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
