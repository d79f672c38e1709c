"""Every term of the vocabulary has a word, in Swedish and in English."""

import importlib
import pkgutil
from collections.abc import Iterator
from enum import StrEnum

import pytest
from django.utils import translation

from samsyn import vocabulary
from samsyn.charts.harm import harm_label
from samsyn.office.ui import terms
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.groups import Cohesion, GroupStatus, RelationKind
from samsyn.vocabulary.incidents import Harm, IncidentKind, SuspicionGrade
from samsyn.vocabulary.rooms import LegalRegime, Role


def _enumerations() -> Iterator[type[StrEnum]]:
    for module in pkgutil.iter_modules(vocabulary.__path__, "samsyn.vocabulary."):
        for thing in vars(importlib.import_module(module.name)).values():
            is_own = isinstance(thing, type) and thing.__module__ == module.name
            if is_own and issubclass(thing, StrEnum):
                yield thing


ENUMERATIONS = sorted(_enumerations(), key=lambda one: one.__name__)


def test_the_walk_finds_the_enumerations_of_every_module() -> None:
    assert {IncidentKind, GroupStatus, Certainty, Role} < set(ENUMERATIONS)


@pytest.mark.parametrize("enumeration", ENUMERATIONS)
def test_every_term_has_a_word_of_its_own(enumeration: type[StrEnum]) -> None:
    for language in ("en", "sv"):
        with translation.override(language):
            said = [terms.word(term) for term in enumeration]

        assert all(word[0].isupper() for word in said)
        assert len(set(said)) == len(said)


@pytest.mark.parametrize("enumeration", ENUMERATIONS)
def test_every_word_is_translated(enumeration: type[StrEnum]) -> None:
    with translation.override("en"):
        english = terms.words(enumeration)
    with translation.override("sv"):
        swedish = terms.words(enumeration)

    assert english.keys() == swedish.keys()
    assert [value for value in english if english[value] == swedish[value]] == []


def test_terms_of_different_kinds_with_one_value_keep_their_words() -> None:
    with translation.override("sv"):
        said = terms.word(Harm.UNKNOWN), terms.word(Certainty.UNKNOWN)

    assert Certainty.UNKNOWN.value == Harm.UNKNOWN
    assert said == ("Skada okänd", "Okänd")


def test_the_glossary_decides_the_swedish() -> None:
    with translation.override("sv"):
        said = [
            terms.word(term)
            for term in (
                IncidentKind.SHOOTING,
                IncidentKind.STABBING,
                IncidentKind.HAND_GRENADE,
                RelationKind.DISPUTE,
                Role.COORDINATOR,
                SuspicionGrade.NOT_SUSPECTED,
            )
        ]

    assert said == [
        "Skjutning",
        "Knivdåd",
        "Handgranat",
        "Konflikt",
        "Samordnare",
        "Ej misstänkt",
    ]


def test_inside_a_sentence_a_word_begins_small_and_an_abbreviation_does_not() -> None:
    with translation.override("en"):
        said = terms.running(Role.OFFICER), terms.running(LegalRegime.DATA_PROTECTION)

    assert said == ("police officer", "GDPR and the Swedish data protection act")


def test_choices_follow_the_enumeration_after_an_empty_one() -> None:
    with translation.override("en"):
        offered = terms.choices(Cohesion, blank="Choose")

    assert offered == [
        ("", "Choose"),
        ("loose", "Loose"),
        ("mixed", "Mixed"),
        ("tight", "Tight"),
    ]


def test_the_harm_of_an_incident_is_said_otherwise_than_that_of_a_person() -> None:
    with translation.override("sv"):
        said = {harm: (terms.word(harm), harm_label(harm)) for harm in Harm}

    assert said[Harm.NONE] == ("Oskadd", "Ingen skadad")
    assert said[Harm.DEAD] == ("Avliden", "Avliden")
