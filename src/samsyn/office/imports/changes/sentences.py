"""What can be wrong with a row that only the register knows, as English source sentences."""

from django.utils.translation import gettext_noop as N_  # noqa: N812 - catalogues know this name

OUR_REASONS = {
    "no_such_person": N_(
        'There is nobody called "{value}" in the room. Import the people first, or let the import '
        "make them."
    ),
    "several_people": N_(
        'Several people in the room answer to "{value}". Write the code of the one that is meant.'
    ),
    "no_such_group": N_(
        'There is no group called "{value}" in the room. Record it first, or let the import make '
        "it."
    ),
    "same_person": N_("Both ends are the same person in the room. Correct one of them."),
}
