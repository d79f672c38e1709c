"""Who may be where: kinds of agency and room, and the roles that staff hold in rooms."""

from enum import StrEnum


class AgencyKind(StrEnum):
    """Kind of partner organisation; grounds for disclosure depend on it."""

    POLICE = "police"
    PROBATION = "probation"
    MUNICIPALITY = "municipality"
    SOCIAL_SERVICES = "social_services"
    COUNTY_BOARD = "county_board"
    HEALTH_CARE = "health_care"
    PROSECUTOR = "prosecutor"
    ENFORCEMENT_AUTHORITY = "enforcement_authority"
    TAX_AGENCY = "tax_agency"
    SOCIAL_INSURANCE = "social_insurance"
    CUSTOMS = "customs"
    COMMUNITY = "community"
    NATIONAL_SUPPORT = "national_support"


class RoomKind(StrEnum):
    """Kind of room. Every record lives in exactly one room."""

    POLICE = "police"
    PROBATION = "probation"
    SOCIAL_SERVICES = "social_services"
    MUNICIPALITY = "municipality"
    COUNTY_BOARD = "county_board"
    AGENCY = "agency"  # of another agency that answers for measures, such as Kronofogden
    JOINT = "joint"
    NATIONAL = "national"


class LegalRegime(StrEnum):
    """The law that governs a room: sets retention, search rules and field lists."""

    CRIME_DATA = "crime_data"  # brottsdatalagen and the agency's own statute
    SOCIAL_SERVICES = "social_services"  # SoLPuL, SoLPuF
    DATA_PROTECTION = "data_protection"  # GDPR with dataskyddslagen
    AGGREGATES = "aggregates"  # no row on a person may exist here


class Role(StrEnum):
    """A member of staff's part in one room."""

    COORDINATOR = "coordinator"
    ANALYST = "analyst"
    OFFICER = "officer"
    PROBATION_OFFICER = "probation_officer"
    SOCIAL_WORKER = "social_worker"
    PARTNER_OFFICER = "partner_officer"  # answers for another agency's own measures
    TEAM_MEMBER = "team_member"  # reads only what they are named for, such as their own talks
    STEERING = "steering"
    COMMUNITY_PARTNER = "community_partner"
    NATIONAL_SUPPORT = "national_support"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    LAWYER = "lawyer"  # approves the grounds on which an agency's room tells others
    DOOR = "door"  # the service that carries a decided disclosure into its room
    EMERGENCY = "emergency"  # opened a room for three hours; nobody is given it by anybody
    RETENTION = "retention"  # the service that hides and erases what rules say is due
    SYSTEM = "system"  # another system of the agency, which reads through the API
    REGISTERING_SYSTEM = "registering_system"  # and one that registers incidents too
    ANSWERING_SYSTEM = "answering_system"  # and one that reports what its agency has done
