"""The lever catalogue: what an agency can do, on which ground, who decides, how soon.

An example, to be approved by the site's lawyers. Every lever belongs to one agency, which alone
decides on it. Care, and telling of worry for a child, are no levers and never stand here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from samsyn.vocabulary.rooms import AgencyKind


class Lever(StrEnum):
    """One kind of measure."""

    PATROL_FOCUS = "patrol_focus"
    TRAFFIC_CHECKS = "traffic_checks"
    SEIZURES = "seizures"
    WARRANTS = "warrants"
    PRIORITISED_INQUIRY = "prioritised_inquiry"
    JOINT_OPERATION = "joint_operation"  # the police's, with Kronofogden and others
    EXCLUSION_ORDER = "exclusion_order"  # law 2024:7, asked for by the police
    SUPERVISION_FOCUS = "supervision_focus"
    CLOSER_CONTACT = "closer_contact"
    RESIDENCE_CONDITION = "residence_condition"  # a condition of supervision
    RELEASE_FORFEITURE = "release_forfeiture"
    SENTENCES_FIRST = "sentences_first"
    PROSECUTOR_HANDLER = "prosecutor_handler"
    DEBT_FIRST = "debt_first"
    TAX_AUDIT = "tax_audit"
    BENEFIT_CHECK = "benefit_check"
    CUSTOMS_CHECK = "customs_check"
    PERMIT_INSPECTION = "permit_inspection"
    TENANCY = "tenancy"
    LICENCE_SUPERVISION = "licence_supervision"


class Decider(StrEnum):
    """Who may decide on a lever."""

    POLICE_CHIEF = "police_chief"
    PROSECUTOR = "prosecutor"
    PROBATION_OFFICE = "probation_office"
    SUPERVISION_BOARD = "supervision_board"
    PRISON_SERVICE = "prison_service"
    AUTHORITY = "authority"
    MUNICIPAL_BOARD = "municipal_board"
    COUNTY_BOARD = "county_board"


class NoLever(StrEnum):
    """What is never a measure against a group, whoever asks."""

    YOUTH_CARE = "youth_care"  # LVU
    ADDICTION_CARE = "addiction_care"  # LVM
    REPORT_OF_CONCERN = "report_of_concern"  # orosanmälan
    HELP_WITHHELD = "help_withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverFacts:
    """What the catalogue says of a lever."""

    agency: AgencyKind
    provision: str  # as a Swedish lawyer writes it
    decider: Decider
    lead_days: int
    may_concern_minors: bool = False
    may_be_told: bool = True  # that it was used may be said when reporting back
    longest_days: int | None = None  # the law's, for one decision


_POLICE, _PROBATION = AgencyKind.POLICE, AgencyKind.PROBATION

CATALOGUE: Mapping[Lever, LeverFacts] = {
    Lever.PATROL_FOCUS: LeverFacts(
        agency=_POLICE,
        provision="2 § polislagen (1984:387)",
        decider=Decider.POLICE_CHIEF,
        lead_days=1,
        may_concern_minors=True,
    ),
    Lever.TRAFFIC_CHECKS: LeverFacts(
        agency=_POLICE,
        provision="22 § polislagen (1984:387); 14 kap. trafikförordningen (1998:1276)",
        decider=Decider.POLICE_CHIEF,
        lead_days=1,
    ),
    Lever.SEIZURES: LeverFacts(
        agency=_POLICE,
        provision="27 kap. rättegångsbalken",
        decider=Decider.PROSECUTOR,
        lead_days=1,
    ),
    Lever.WARRANTS: LeverFacts(
        agency=_POLICE,
        provision="24 kap. rättegångsbalken",
        decider=Decider.PROSECUTOR,
        lead_days=2,
        may_be_told=False,
    ),
    Lever.PRIORITISED_INQUIRY: LeverFacts(
        agency=_POLICE,
        provision="23 kap. rättegångsbalken",
        decider=Decider.PROSECUTOR,
        lead_days=3,
        may_be_told=False,
    ),
    Lever.JOINT_OPERATION: LeverFacts(
        agency=_POLICE,
        provision="6 § polislagen (1984:387); lag (2016:774)",
        decider=Decider.POLICE_CHIEF,
        lead_days=7,
    ),
    Lever.EXCLUSION_ORDER: LeverFacts(
        agency=_POLICE,
        provision="lag (2024:7) om preventiva vistelseförbud",
        decider=Decider.PROSECUTOR,
        lead_days=7,
        longest_days=183,
    ),
    Lever.SUPERVISION_FOCUS: LeverFacts(
        agency=_PROBATION,
        provision="26 och 28 kap. brottsbalken; förordning (1998:642)",
        decider=Decider.PROBATION_OFFICE,
        lead_days=3,
    ),
    Lever.CLOSER_CONTACT: LeverFacts(
        agency=_PROBATION,
        provision="26 kap. 15 § brottsbalken; förordning (1998:642)",
        decider=Decider.PROBATION_OFFICE,
        lead_days=3,
    ),
    Lever.RESIDENCE_CONDITION: LeverFacts(
        agency=_PROBATION,
        provision="26 kap. brottsbalken (föreskrift under övervakning)",
        decider=Decider.SUPERVISION_BOARD,
        lead_days=10,
    ),
    Lever.RELEASE_FORFEITURE: LeverFacts(
        agency=_PROBATION,
        provision="26 kap. brottsbalken (förverkande av villkorligt medgiven frihet)",
        decider=Decider.SUPERVISION_BOARD,
        lead_days=14,
    ),
    Lever.SENTENCES_FIRST: LeverFacts(
        agency=_PROBATION,
        provision="strafftidslagen (2018:1251)",
        decider=Decider.PRISON_SERVICE,
        lead_days=14,
    ),
    Lever.PROSECUTOR_HANDLER: LeverFacts(
        agency=AgencyKind.PROSECUTOR,
        provision="7 kap. rättegångsbalken",
        decider=Decider.PROSECUTOR,
        lead_days=7,
        may_be_told=False,
    ),
    Lever.DEBT_FIRST: LeverFacts(
        agency=AgencyKind.ENFORCEMENT_AUTHORITY,
        provision="utsökningsbalken; lag (2016:774)",
        decider=Decider.AUTHORITY,
        lead_days=7,
    ),
    Lever.TAX_AUDIT: LeverFacts(
        agency=AgencyKind.TAX_AGENCY,
        provision="41 kap. skatteförfarandelagen (2011:1244)",
        decider=Decider.AUTHORITY,
        lead_days=21,
    ),
    Lever.BENEFIT_CHECK: LeverFacts(
        agency=AgencyKind.SOCIAL_INSURANCE,
        provision="110 kap. socialförsäkringsbalken",
        decider=Decider.AUTHORITY,
        lead_days=21,
    ),
    Lever.CUSTOMS_CHECK: LeverFacts(
        agency=AgencyKind.CUSTOMS,
        provision="tullbefogenhetslagen (2024:710)",
        decider=Decider.AUTHORITY,
        lead_days=7,
    ),
    Lever.PERMIT_INSPECTION: LeverFacts(
        agency=AgencyKind.MUNICIPALITY,
        provision="9 kap. alkohollagen (2010:1622); 26 kap. miljöbalken",
        decider=Decider.MUNICIPAL_BOARD,
        lead_days=10,
    ),
    Lever.TENANCY: LeverFacts(
        agency=AgencyKind.MUNICIPALITY,
        provision="12 kap. jordabalken; avtal med hyresvärdar",
        decider=Decider.MUNICIPAL_BOARD,
        lead_days=21,
    ),
    Lever.LICENCE_SUPERVISION: LeverFacts(
        agency=AgencyKind.COUNTY_BOARD,
        provision="lag (1974:191) om bevakningsföretag och annan tillsyn enligt särskild lag",
        decider=Decider.COUNTY_BOARD,
        lead_days=14,
    ),
}

# Words in what somebody writes that tell that one of these is meant.
NEVER: Mapping[NoLever, tuple[str, ...]] = {
    NoLever.YOUTH_CARE: ("lvu", "omhänderta", "tvångsvård", "compulsory care"),
    NoLever.ADDICTION_CARE: ("lvm",),
    NoLever.REPORT_OF_CONCERN: ("orosanmäl", "report of concern"),
    NoLever.HELP_WITHHELD: ("dra in stödet", "neka stöd", "withhold help"),
}
