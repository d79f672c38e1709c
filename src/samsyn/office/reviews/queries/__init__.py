"""Everything that reads weekly reviews."""

from samsyn.office.reviews.queries.editing import (
    DecisionToEdit,
    DissentToEdit,
    decision_to_edit,
    dissent_to_edit,
)
from samsyn.office.reviews.queries.finding import (
    deed_for,
    open_review_of,
    open_reviews,
    review_of_decision,
    review_of_dissent,
)
from samsyn.office.reviews.queries.forms_of import (
    AGENCY,
    STAFF,
    owner_choices,
    staff_choices,
    usual_day,
    usually_present,
)
from samsyn.office.reviews.queries.naming import NamedIn, reviews_naming
from samsyn.office.reviews.queries.pages import RoomReviews, head_of, review_list, review_page
from samsyn.office.reviews.queries.partners import AgencyPart, PartnersPage, by_agency
from samsyn.office.reviews.queries.rooms import ReviewRoom, rooms_of
from samsyn.office.reviews.queries.shown import (
    DecisionShown,
    GroupShown,
    IncidentShown,
    SupportShown,
    TaskShown,
)
from samsyn.office.reviews.queries.tasks import open_tasks, task_of
from samsyn.office.reviews.queries.whole import ReviewHead, ReviewPage

__all__ = [
    "AGENCY",
    "STAFF",
    "AgencyPart",
    "DecisionShown",
    "DecisionToEdit",
    "DissentToEdit",
    "GroupShown",
    "IncidentShown",
    "NamedIn",
    "PartnersPage",
    "ReviewHead",
    "ReviewPage",
    "ReviewRoom",
    "RoomReviews",
    "SupportShown",
    "TaskShown",
    "by_agency",
    "decision_to_edit",
    "deed_for",
    "dissent_to_edit",
    "head_of",
    "open_review_of",
    "open_reviews",
    "open_tasks",
    "owner_choices",
    "review_list",
    "review_of_decision",
    "review_of_dissent",
    "review_page",
    "reviews_naming",
    "rooms_of",
    "staff_choices",
    "task_of",
    "usual_day",
    "usually_present",
]
