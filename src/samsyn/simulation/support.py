"""Help contacts and support cases of a simulated site: invented people with invented names.

Ten of about thirty who had been met in Örebro by March 2023 sought help themselves (`sites.md`);
they are told here one by one, with some of the time since. None of them is anybody on the maps.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from samsyn.simulation.support_records import (
    SimulatedHelpContact,
    SimulatedStep,
    SimulatedSupportCase,
    SimulatedTurn,
)
from samsyn.vocabulary.support import (
    AftercareResult,
    Caller,
    CallerWish,
    CaseMove,
    ContactEnd,
    ExitKind,
    NeedKind,
    StepProgress,
    Topic,
    TouchKind,
)

_PUBLISHED: Final = date(2023, 3, 15)  # the day by which ten had got in touch


_N, _P = NeedKind, StepProgress
_FLAT: Final = SimulatedStep(
    need=_N.HOUSING, text="Lägenhet i en annan kommun", by_whom="Boendestödet", lasts=90
)
_WORK: Final = SimulatedStep(
    need=_N.WORK, text="Praktik tre dagar i veckan", by_whom="Handläggaren", provider="Jobbcentrum"
)
_DEBT: Final = SimulatedStep(
    need=_N.DEBT, text="Ansökan om skuldsanering", by_whom="Budgetrådgivaren", progress=_P.AGREED
)
_SAFE: Final = SimulatedStep(
    need=_N.SAFETY, text="Skyddat boende de första veckorna", by_whom="Jouren", agreed_after=1
)
_TREAT: Final = SimulatedStep(
    need=_N.ADDICTION, text="Öppenvård en gång i veckan", by_whom="Beroendecentrum"
)
_PAPERS: Final = SimulatedStep(
    need=_N.IDENTITY_PAPERS, text="Nytt id-kort", by_whom="Handläggaren", lasts=20
)
_SCHOOL: Final = SimulatedStep(
    need=_N.SCHOOL, text="Plats på folkhögskola", by_whom="Studievägledaren"
)
_WELL: Final = AftercareResult.WELL


def support_of(site: str, *, today: date) -> tuple[SimulatedHelpContact, ...]:
    """Return the help contacts of a site, oldest first; only Örebro's are told."""
    if site != "orebro":
        return ()
    told = [*_earlier(), *_since(today)]
    return tuple(sorted((one for one in told if one.on <= today), key=lambda one: one.on))


def _ended(
    after: int, kind: ExitKind, reason: str, *followed: int, then: Sequence[SimulatedTurn] = ()
) -> tuple[SimulatedTurn, ...]:
    return (
        SimulatedTurn(after=after, move=CaseMove.EXIT, reason=reason, exit_kind=kind),
        *(
            SimulatedTurn(after=after + days, move=CaseMove.FOLLOW_UP, result=_WELL)
            for days in followed
        ),
        *then,
    )


def _earlier() -> list[SimulatedHelpContact]:
    """Return the ten who had got in touch before the figure was published."""
    stories = (
        (140, 21, "Amir", "Stenkvist", (_SAFE, _FLAT), (400, ExitKind.COMPLETED)),
        (128, 14, "Elias", "Björkmo", (_WORK, _DEBT), (520, ExitKind.COMPLETED)),
        (117, 23, "Nadia", "Lundklinga", (_FLAT,), (310, ExitKind.MOVED)),
        (101, 10, "Robin", "Askgren", (_TREAT,), (140, ExitKind.DROPPED)),
        (88, 19, "Yusuf", "Granvik", (_WORK, _SCHOOL), (610, ExitKind.COMPLETED)),
        (74, 2, "Kim", "Almdal", (_SAFE, _PAPERS), (95, ExitKind.CUSTODY)),
        (52, 16, "Samir", "Häggblad", (_DEBT, _WORK), (450, ExitKind.COMPLETED)),
        (33, 22, "Isak", "Tallmark", (_TREAT, _WORK), (380, ExitKind.DROPPED)),
    )
    made = [
        SimulatedHelpContact(
            on=_PUBLISHED - timedelta(days=days),
            hour=hour,
            topic=Topic.LEAVING,
            has_card=True,
            called_as=given,
            case=SimulatedSupportCase(
                given=given,
                family=family,
                steps=steps,
                turns=_ended(end[0], end[1], "Enligt överenskommelse.", 92, 184, 368),
            ),
        )
        for days, hour, given, family, steps, end in stories
    ]
    made += [
        SimulatedHelpContact(
            on=_PUBLISHED - timedelta(days=days),
            hour=hour,
            topic=topic,
            has_card=True,
            wish=CallerWish.TALK,
            ends=ContactEnd.ENOUGH,
        )
        for days, hour, topic in ((61, 20, Topic.THREAT), (19, 13, Topic.EVERYDAY))
    ]
    return made


def _since(today: date) -> list[SimulatedHelpContact]:
    """Return the contacts of the last year and the cases that are open now."""
    return [*_open_cases(today), *_lately(today), *_answered(today)]


def _open_cases(today: date) -> list[SimulatedHelpContact]:
    stories = (
        (330, 20, "Jonas", "Ekfors", (_FLAT, _WORK, _DEBT), (), 3, 20),
        (260, 1, "Liban", "Sjöhed", (_SAFE, _FLAT), (_setback(120),), 5, 41),
        (205, 15, "Mika", "Rönnlid", (_WORK, _TREAT), (), 9, 90),
        (150, 22, "Adam", "Furusten", (_SCHOOL, _WORK), (_pause(110),), 30, 28),
        (96, 18, "Tarik", "Lindmo", (_PAPERS, _DEBT), (), 2, 50),
        (40, 23, "Vidar", "Åsbrant", (_SAFE, _FLAT), (), 4, 12),
        (11, 3, "Hassan", "Björkhult", (), (), 4, 35),
        (
            420,
            11,
            "Ali",
            "Norrklint",
            (_WORK,),
            _ended(300, ExitKind.COMPLETED, "Egen lägenhet och arbete.", 95),
            None,
            25,
        ),
        (
            360,
            17,
            "Noel",
            "Bergskog",
            (_FLAT,),
            _ended(265, ExitKind.MOVED, "Flyttade till släkt."),
            None,
            60,
        ),
    )
    return [
        SimulatedHelpContact(
            on=today - timedelta(days=days),
            hour=hour,
            topic=Topic.LEAVING,
            has_card=days % 2 == 0,
            called_as=given,
            case=SimulatedSupportCase(
                given=given,
                family=family,
                steps=steps,
                turns=tuple(turns),
                met_after_hours=hours,
                last_touch_days_ago=touched,
            ),
        )
        for days, hour, given, family, steps, turns, touched, hours in stories
    ]


def _setback(after: int) -> SimulatedTurn:
    return SimulatedTurn(
        after=after, move=CaseMove.RELAPSE, reason="En helg med de gamla vännerna. Ringde själv."
    )


def _pause(after: int) -> SimulatedTurn:
    return SimulatedTurn(after=after, move=CaseMove.PAUSE, reason="Ville vänta över provperioden.")


def _lately(today: date) -> list[SimulatedHelpContact]:
    """Return what waits on the desk: a voicemail of the night, somebody to meet, a mother."""
    return [
        SimulatedHelpContact(
            on=today - timedelta(days=1),
            hour=23,
            topic=Topic.THREAT,
            called_as="M",
            reach_by="070-174 06 41, inte före klockan 12",
            note="Röstmeddelande. Vågar inte gå hem.",
            has_card=True,
            answered_after_hours=None,
        ),
        SimulatedHelpContact(
            on=today - timedelta(days=1),
            hour=16,
            topic=Topic.LEAVING,
            reach_by="070-174 06 42",
            has_card=True,
        ),
        SimulatedHelpContact(
            on=today - timedelta(days=2),
            hour=9,
            topic=Topic.SOMEBODY_CLOSE,
            caller=Caller.RELATIVE,
            wish=CallerWish.CALL_BACK,
            called_as="Mamma till en 19-åring",
            reach_by="070-174 06 43",
        ),
    ]


def _answered(today: date) -> list[SimulatedHelpContact]:
    stories = (
        (300, 12, Topic.SOMEBODY_CLOSE, Caller.RELATIVE, ContactEnd.LED_ON, 0),
        (242, 23, Topic.THREAT, Caller.SELF, ContactEnd.NOT_REACHED, 14),
        (188, 9, Topic.EVERYDAY, Caller.SELF, ContactEnd.ENOUGH, 0),
        (131, 20, Topic.LEAVING, Caller.SELF, ContactEnd.ENOUGH, 2),
        (77, 15, Topic.SOMEBODY_CLOSE, Caller.OTHER, ContactEnd.LED_ON, 0),
        (48, 22, Topic.THREAT, Caller.SELF, ContactEnd.ENOUGH, 0),
        (25, 19, Topic.SOMEBODY_CLOSE, Caller.RELATIVE, ContactEnd.LED_ON, 1),
    )
    return [
        SimulatedHelpContact(
            on=today - timedelta(days=days),
            hour=hour,
            topic=topic,
            caller=caller,
            wish=CallerWish.TALK,
            answered_after_hours=waited,
            ends=end,
        )
        for days, hour, topic, caller, end, waited in stories
    ]


TOUCHES: Final = (TouchKind.CALL, TouchKind.MEETING, TouchKind.MESSAGE, TouchKind.CALL)
