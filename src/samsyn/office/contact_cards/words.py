"""Languages that a card can be written in, and the words that come with the product.

Swedish and English come complete, as a proposal that each site reads and approves. Words in other
languages are written by professional translators; nothing here makes them up.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language of cards, by its own name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """What a card says in one language. `{hours}` and `{open}` become the site's own."""

    question: str
    who_answers: str
    code_line: str
    answer_line: str
    short_line: str


LANGUAGES = (
    Language("sv", "Svenska"),
    Language("en", "English"),
    Language("ar", "العربية"),
    Language("so", "Soomaali"),
    Language("fa", "فارسی"),
    Language("ckb", "کوردیی ناوەندی"),
    Language("ku", "Kurmancî"),
    Language("sq", "Shqip"),
    Language("bs", "Bosanski"),
    Language("es", "Español"),
    Language("fi", "Suomi"),
    Language("pl", "Polski"),
    Language("ro", "Română"),
    Language("ru", "Русский"),
    Language("tr", "Türkçe"),
    Language("uk", "Українська"),
)
NAMES: Mapping[str, str] = {one.code: one.name for one in LANGUAGES}
SHIPPED: Mapping[str, CardWords] = {
    "sv": CardWords(
        question="Vill du prata med någon?",
        who_answers=(
            "Ring eller sms:a. Du pratar med socialtjänsten, inte med polisen. Du kan vara anonym."
        ),
        code_line="Kod, om du vill säga den",
        answer_line="Svar inom {hours} timmar",
        short_line="Ring eller sms:a. Du kan vara anonym.",
    ),
    "en": CardWords(
        question="Want to talk to someone?",
        who_answers=(
            "Call or text. You talk to social services, not to the police. You can stay anonymous."
        ),
        code_line="Code, if you want to say it",
        answer_line="Answer within {hours} hours",
        short_line="Call or text. You can stay anonymous.",
    ),
}
# What makes a card dangerous to be found with. Parts of words, in small letters.
DANGEROUS = ("gäng", "avhopp", "kriminell", "brottsling", "gang", "criminal", "defector", "gvi")
PLACEHOLDERS = ("{hours}", "{open}")
