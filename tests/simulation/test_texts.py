"""The invented libraries: each site's own message, no gap in time, nothing to be refused."""

from datetime import date
from itertools import pairwise

import pytest

from samsyn.analysis.texts.plain_language import reading_of
from samsyn.simulation.profile import SiteProfile
from samsyn.simulation.sites import PROFILES
from samsyn.simulation.texts import BEFOREHAND, RECENT, library_of
from samsyn.vocabulary.message_parts import faults_of_parts
from samsyn.vocabulary.messages import HANDED_OVER, MessageKind

TODAY = date(2026, 11, 20)
EVERY = pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.key)


@EVERY
def test_every_kind_of_text_is_there_in_swedish_and_english(profile: SiteProfile) -> None:
    library = library_of(profile, today=TODAY)

    assert {text.kind for text in library} == set(MessageKind)
    assert all({"sv", "en"} <= {one.language for one in text.versions} for text in library)


@EVERY
def test_the_core_message_is_the_sites_own_sentences_in_its_own_order(
    profile: SiteProfile,
) -> None:
    core = library_of(profile, today=TODAY)[0]

    for version in core.versions:
        sentences = version.body.split("\n\n")
        assert len(sentences) == len(profile.message.sentences)
        if version.language == "sv":
            assert tuple(sentences) == profile.message.sentences


@EVERY
def test_a_talks_brief_holds_the_message_that_is_to_be_said_word_for_word(
    profile: SiteProfile,
) -> None:
    library = library_of(profile, today=TODAY)
    (brief,) = (text for text in library if text.kind is MessageKind.TALK_BRIEF)
    words = {one.language: one.body for one in library[0].versions}

    for version in brief.versions:
        said = words[version.language].split("\n\n")
        assert [sentence for sentence in said if sentence not in version.body] == []


@EVERY
def test_a_message_has_been_in_force_on_every_day_since_it_was_first_given(
    profile: SiteProfile,
) -> None:
    core = library_of(profile, today=TODAY)[0]
    swedish = [one for one in core.versions if one.language == "sv"]

    assert swedish[0].valid_from == min(profile.message.valid_from - BEFOREHAND, TODAY - RECENT)
    assert swedish[-1].valid_from <= TODAY < swedish[-1].valid_to
    assert all(one.valid_to == next_.valid_from for one, next_ in pairwise(swedish))


@EVERY
def test_no_text_holds_what_the_library_would_refuse(profile: SiteProfile) -> None:
    for text in library_of(profile, today=TODAY):
        for version in text.versions:
            said = f"{version.heading}\n{version.body}"
            reading = reading_of(said, language=version.language)
            assert not faults_of_parts(text.kind, version.heading, version.body)
            assert "$" not in said
            if reading and text.kind in HANDED_OVER:
                assert [one.found for one in reading.listed if one.blocks] == []


def test_text_in_arabic_is_marked_as_invented() -> None:
    core = library_of(PROFILES[0], today=TODAY)[0]

    assert ["demo" in one.translated_by for one in core.versions if one.language == "ar"] == [True]
