"""Words for the local community's organisations."""

from enum import StrEnum


class OrganisationKind(StrEnum):
    """What sort of organisation it is."""

    ASSOCIATION = "association"
    FAITH = "faith"
    SPORT = "sport"
    SCHOOL = "school"
    HEALTH_CARE = "health_care"
    BUSINESS = "business"
    HOUSING = "housing"
    AUTHORITY = "authority"
    OTHER = "other"
