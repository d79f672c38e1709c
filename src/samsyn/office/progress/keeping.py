"""A report is of a site's work. Nobody stands in it but staff who chose to be a contact."""

from samsyn.office.access.keeping import HoldsNobody
from samsyn.office.progress.models import Issue, PublicContact, Wording

KEEPING = (
    HoldsNobody(Issue, "counts of a site's work that are told to everybody"),
    HoldsNobody(Wording, "how a report is worded"),
    HoldsNobody(PublicContact, "staff who chose to answer readers"),
)
