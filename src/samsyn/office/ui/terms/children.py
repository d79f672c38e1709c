"""Words for the assessment of a child before anybody gets in touch."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.children import ChildVerdict, GuardianPart, SocialPart

WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    ChildVerdict: {
        ChildVerdict.MAY: pgettext("assessment of a child", "Yes, the contact is right"),
        ChildVerdict.NOT: pgettext("assessment of a child", "No, nobody gets in touch"),
    },
    GuardianPart: {
        GuardianPart.AGREED: pgettext("guardians", "Agree"),
        GuardianPart.INFORMED: pgettext("guardians", "Are informed"),
        GuardianPart.NOT_TOLD: pgettext("guardians", "Are not told"),
    },
    SocialPart: {
        SocialPart.TAKES_PART: pgettext("social services", "Take part in the contact"),
        SocialPart.ASKED: pgettext("social services", "Have been asked"),
        SocialPart.REPORTED: pgettext("social services", "Have had a report of concern"),
    },
}
