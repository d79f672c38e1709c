"""Django's settings, in one file. What differs between installations is in `environment`."""

from pathlib import Path

from samsyn.office.config.databases import databases
from samsyn.office.config.environment import read_environment
from samsyn.office.config.identity_provider import (
    identity_provider,
    provider_apps,
    provider_origin,
)
from samsyn.office.config.keys import key

ENVIRONMENT = read_environment()
OFFICE = Path(__file__).resolve().parents[1]

SECRET_KEY = key(ENVIRONMENT.folder, "signing").hex()
NAME_TOKEN_KEY = key(ENVIRONMENT.folder, "name-tokens")  # search by keyed hashes of name parts
MATCH_KEY = key(ENVIRONMENT.folder, "identity-match")  # equality of identity numbers
FIELD_KEY = key(ENVIRONMENT.folder, "fields")  # encrypts identity numbers
CARD_KEY = key(ENVIRONMENT.folder, "contact-cards")  # marks of cards' codes
LETTER_KEY = key(ENVIRONMENT.folder, "letters")  # encrypts the address in a link that asks
FACTOR_KEY = key(ENVIRONMENT.folder, "second-factors")  # encrypts apps' secrets
DEVICE_KEY = key(ENVIRONMENT.folder, "devices")  # what waits on a phone is encrypted with its like
EXCHANGE_SIGNING_KEY = key(ENVIRONMENT.folder, "exchange-signing")  # between installations
EXCHANGE_OPENING_KEY = key(ENVIRONMENT.folder, "exchange-opening")  # what is sent to this one
EXCHANGE_MARK_KEY = key(ENVIRONMENT.folder, "exchange-marks")  # marks of what has been taken in
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
    "django_tasks",
    "django_tasks_db",
    "samsyn.office.accounts",
    "samsyn.office.ui",
    "samsyn.office.audit",
    "samsyn.office.partners",
    "samsyn.office.linking",
    "samsyn.office.followers",
    "samsyn.office.releases",
    "samsyn.office.people",
    "samsyn.office.children",
    "samsyn.office.groups",
    "samsyn.office.incidents",
    "samsyn.office.notifications",
    "samsyn.office.coverage",
    "samsyn.office.calendar",
    "samsyn.office.support",
    "samsyn.office.aftermath",
    "samsyn.office.planning",
    "samsyn.office.group_pages",
    "samsyn.office.contact_cards",
    "samsyn.office.exchange",
    "samsyn.office.disclosures",
    "samsyn.office.networks",
    "samsyn.office.messages",
    "samsyn.office.community",
    "samsyn.office.promises",
    "samsyn.office.call_ins",
    "samsyn.office.sanctions",
    "samsyn.office.steering",
    "samsyn.office.outcomes",
    "samsyn.office.steering_reports",
    "samsyn.office.national",
    "samsyn.office.progress",
    "samsyn.office.problem_analysis",
    "samsyn.office.reviews",
    "samsyn.office.situation",
    "samsyn.office.patterns",
    "samsyn.office.search",
    "samsyn.office.dossiers",
    "samsyn.office.imports",
    "samsyn.office.oversight",
    "samsyn.office.retention",
    "samsyn.office.exports",
    "samsyn.office.api",
    "samsyn.office.rights",
    "samsyn.office.report_packs",
    "samsyn.office.sign_in",
    "samsyn.office.config",
    # After ours, so that our words win where both have a sentence.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    *provider_apps(ENVIRONMENT),
]

MIDDLEWARE = [
    "samsyn.office.config.security_log.SecurityLog",
    "samsyn.office.config.proxies.OwnProxiesOnly",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samsyn.office.config.middleware.PageHeaders",
    "samsyn.office.config.api_requests.TokensOnly",
    "samsyn.office.config.middleware.RefuseControlCharacters",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "samsyn.office.config.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samsyn.office.config.middleware.SignInFirst",
    "samsyn.office.config.middleware.SessionLimits",
    "samsyn.office.config.middleware.OwnPasswordFirst",
    "samsyn.office.config.middleware.SecondFactorFirst",
    "samsyn.office.config.confirming.ConfirmedFirst",
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
                "samsyn.office.config.frame.frame",
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

AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "samsyn.office.sign_in.passwords.LongEnough"},
    {"NAME": "samsyn.office.sign_in.passwords.HardToGuess"},
    {"NAME": "samsyn.office.sign_in.passwords.AnotherThanBefore"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"

# The sign-in library. Which of its pages exist is said in `config.sign_in_urls`.
ACCOUNT_ADAPTER = "samsyn.office.sign_in.adapters.OwnStaff"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses are written by the agency's operator
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_FORMS = {
    "login": "samsyn.office.sign_in.forms.SignInForm",
    "change_password": "samsyn.office.sign_in.forms.OwnPasswordForm",
}
# Attempts are counted by address. What a visitor writes in X-Forwarded-For counts for nothing
# beyond what one's own proxies have added.
ALLAUTH_TRUSTED_PROXY_COUNT = int(ENVIRONMENT.proxies)
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
API_RATE_LIMITS = {"request": "600/m/key", "token_failed": "30/m/ip"}
# Letters that a reader asks for: forms from one address of the network, letters to one reader.
FOLLOWER_RATE_LIMITS = {"form": "20/h/ip", "letter": "3/d/key"}
MFA_ADAPTER = "samsyn.office.sign_in.adapters.OwnFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Samsyn"
MFA_TOTP_TOLERANCE = 1  # also the code before and after: clocks differ, and fingers are slow
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.is_secure
SOCIALACCOUNT_ADAPTER = "samsyn.office.sign_in.adapters.AgencyProvider"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # matched by verified address, never created
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = identity_provider(ENVIRONMENT)
CSRF_FAILURE_VIEW = "samsyn.office.config.errors.form_too_old"

# Reminders to staff, and reports to readers who follow them, leave by e-mail. In the demo without
# a mail server letters are files, for whoever tries it out to read.
if ENVIRONMENT.is_demo and not ENVIRONMENT.mail_host:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = ENVIRONMENT.folder / "letters"
EMAIL_HOST, _, _mail_port = ENVIRONMENT.mail_host.partition(":")
EMAIL_PORT = int(_mail_port or 587)
EMAIL_USE_TLS = True
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from or "samsyn@exempel.example"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [OFFICE / "access" / "locale", OFFICE / "printing" / "locale"]  # packages, not apps

STATIC_URL = "/static/"
# The sheet of pictures lies with them, below the office.
STATICFILES_DIRS = [("ui/components", OFFICE.parent / "charts/style")]
STATIC_ROOT = ENVIRONMENT.folder / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # the server of static files warns of a missing folder
WHITENOISE_USE_FINDERS = True

SESSION_ENGINE = "django.contrib.sessions.backends.db"
# A notice may name a record: it waits in the session, where the browser cannot keep it.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
# The way back from an identity provider is a visit from another site.
SESSION_COOKIE_SAMESITE = "Lax" if ENVIRONMENT.provider_name else "Strict"
if ENVIRONMENT.is_secure:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.is_secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENVIRONMENT.is_secure
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
        "form-action": ["'self'", *provider_origin(ENVIRONMENT)],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
FILE_UPLOAD_HANDLERS = [
    "samsyn.office.config.uploads.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# The demo's terminal is for whoever tries it out; nobody watches it for attacks.
_SECURITY = "ERROR" if ENVIRONMENT.is_demo else "INFO"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "value_free": {
            "()": "samsyn.office.config.logs.ValueFree",
            "format": "%(asctime)s %(levelname)s %(name)s %(number)s %(message)s",
        },
        "security": {"()": "samsyn.office.config.security_log.OneLine"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "value_free"},
        "security": {"class": "logging.StreamHandler", "formatter": "security"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "loggers": {
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "samsyn.security": {"handlers": ["security"], "level": _SECURITY, "propagate": False},
        "django.security": {"handlers": ["security"], "level": _SECURITY, "propagate": False},
        # `SecurityLog` notes a form without its token; Django's line would repeat its address.
        "django.security.csrf": {"handlers": ["nowhere"], "propagate": False},
    },
}
