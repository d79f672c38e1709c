"""The answers to a ground's tests: what is missing, what speaks against it, and what is kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samsyn.office.disclosures.grounds.questions import NO, QUESTIONS, YES, Question, Why

LONGEST_WHY = 600
AGE = "age"  # stands first among what is kept; it is computed, never asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: yes or no, or the identifier of a consent or decision; and why."""

    test: str
    value: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the answers give: what to complete, what refuses, and what the ledger keeps."""

    missing: tuple[str, ...]
    refusals: tuple[str, ...]
    kept: tuple[Mapping[str, str], ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Everything that speaks against the ground."""
        return (*self.missing, *self.refusals)


def judge(tests: Sequence[str], answers: Sequence[Answer], backing: Mapping[str, str]) -> Verdict:
    """Weigh the answers to exactly these tests.

    `backing` are the consents and decisions that can be named, by identifier, with what each is
    called. Answers to other tests count for nothing.
    """
    given = {one.test: one for one in answers}
    missing: list[str] = []
    refusals: list[str] = []
    kept: list[Mapping[str, str]] = []
    for key in tests:
        question, answer = QUESTIONS[key], given.get(key)
        if answer is None or not answer.value:
            if question.backing and not backing:
                refusals.append(str(question.refusal))
            else:
                missing.append(_("Answer the question: %(question)s") % {"question": question.text})
            continue
        passes = _passes(question, answer, backing)
        if not passes:
            refusals.append(str(question.refusal))
        missing.extend(_lacks_why(question, answer, passes=passes))
        kept.append(_kept(question, answer, backing))
    return Verdict(missing=tuple(missing), refusals=tuple(refusals), kept=tuple(kept))


def asks_why(question: Question) -> bool:
    """Whether the form has room for a reason beside the answer."""
    return question.why is not Why.NEVER


def always_asks_why(question: Question) -> bool:
    """Whether the reason must be written whatever the answer."""
    return question.why is Why.ALWAYS


def _passes(question: Question, answer: Answer, backing: Mapping[str, str]) -> bool:
    if question.backing:
        return answer.value in backing
    return answer.value == question.passes


def _lacks_why(question: Question, answer: Answer, *, passes: bool) -> Iterator[str]:
    wanted = question.why is Why.ALWAYS or (question.why is Why.IF_REFUSED and not passes)
    if wanted and not answer.why.strip():
        yield _("Write why: %(question)s") % {"question": question.text}
    if len(answer.why) > LONGEST_WHY:
        yield _("A reason can hold %(most)s characters: shorten it.") % {"most": LONGEST_WHY}


def _kept(question: Question, answer: Answer, backing: Mapping[str, str]) -> dict[str, Any]:
    said = {YES: _("Yes"), NO: _("No")}.get(answer.value) or backing.get(answer.value, "")
    return {
        "test": question.key,
        "question": str(question.text),
        "value": answer.value,
        "said": said,
        "why": answer.why.strip(),
    }
