"""A batch and settings as queries would return them, to print without a database."""

from datetime import UTC, datetime
from random import Random
from uuid import UUID

from samsyn.office.contact_cards import codes
from samsyn.office.contact_cards.queries import (
    BatchLine,
    BatchSheet,
    CardLine,
    CardSettings,
    Line,
    Text,
)
from samsyn.office.contact_cards.words import NAMES, SHIPPED, CardWords

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
# Invented for tests: says "trial text" and the like, and promises nothing.
TRIAL = {
    "ar": CardWords(
        question="نص تجريبي، هل تريد أن تتحدث؟",
        who_answers="هذا نص تجريبي فقط. اتصل أو أرسل رسالة إلى 070-174 06 40.",
        code_line="رمز تجريبي",
        answer_line="تجربة {hours}",
        short_line="نص تجريبي. اتصل أو أرسل رسالة.",
    ),
    "so": CardWords(
        question="Qoraal tijaabo ah",
        who_answers="Qoraal tijaabo ah oo kaliya.",
        code_line="Tijaabo",
        answer_line="Tijaabo {hours}",
        short_line="Qoraal tijaabo ah oo kaliya.",
    ),
    "pl": CardWords(
        question="Tekst próbny",
        who_answers="Tylko tekst próbny: zażółć gęślą jaźń.",
        code_line="Próba",
        answer_line="Próba {hours}",
        short_line="Tylko tekst próbny: zażółć gęślą jaźń.",
    ),
}
WORDS = {**SHIPPED, **TRIAL}


def line(**parts: object) -> Line:
    given = {
        "id": UUID(int=1),
        "number": "070-174 06 40",
        "name": "Stödlinjen",
        "help_page": "https://stod.exempel.example/prata",
        "answers_within_hours": 24,
        "open_hours": "",
        "since": NOW,
    }
    return Line(**{**given, **parts})


def text(language: str, words: CardWords | None) -> Text:
    return Text(
        language=language,
        name=NAMES[language],
        approved=words,
        approved_id=UUID(int=2) if words else None,
        waiting=None,
        waiting_id=None,
        waits_for_another=False,
    )


def settings(with_line: Line | None, **changed: CardWords | None) -> CardSettings:
    return CardSettings(
        room_id=1,
        room_name="Gemensamt",
        line=with_line,
        texts=tuple(text(code, words) for code, words in {**WORDS, **changed}.items()),
        may_manage=True,
    )


def sheet(*languages: str, cards: int = 10, state: str = "waiting", **parts: object) -> BatchSheet:
    draw = Random(7)  # noqa: S311  steady cards to print
    given = {
        "line": BatchLine(
            id=UUID(int=3),
            number=12,
            room_name="Gemensamt",
            occasion_kind="call_in",
            occasion="Call-in i oktober",
            languages=languages,
            size=cards,
            handed_out=0,
            ordered_at=NOW,
            is_withdrawn=bool(parts.pop("is_withdrawn", False)),
        ),
        "room_id": 1,
        "ordered_by": "Petra",
        "printed_at": None,
        "withdrawn_at": None,
        "withdrawn_by": "",
        "withdrawn_reason": "",
        "cards": tuple(
            CardLine(
                id=UUID(int=100 + place),
                position=place,
                code=codes.spoken(codes.new_code(draw.choice)),
                state=state,
            )
            for place in range(1, cards + 1)
        ),
        "reach": None,
        "may_manage": True,
    }
    return BatchSheet(**{**given, **parts})
