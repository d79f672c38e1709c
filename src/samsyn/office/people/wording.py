"""How the vocabulary's values for people read on pages."""

from typing import Final

from django.utils.translation import gettext_lazy as _

IDENTITIES: Final = (("known", _("Known")), ("unknown", _("Unknown")))
STANDINGS: Final = (
    ("in_scope", _("Part of the group violence work")),
    ("victim_only", _("Held only as a victim")),
)
PROTECTIONS: Final = (
    ("none", _("Not protected")),
    ("secrecy_mark", _("Secrecy mark")),
    ("protected_registration", _("Protected registration")),
)
TIES: Final = (
    ("co_offending", _("Suspected together")),
    ("family", _("Family")),
    ("friend", _("Friend")),
    ("conflict", _("Conflict")),
)
NAME_KINDS: Final = (("legal", _("Name")), ("alias", _("Also called")))
SOURCES: Final = (
    ("observation", _("Own observation")),
    ("police_report", _("Police report")),
    ("judgment", _("Judgment")),
    ("partner", _("A partner's word")),
    ("resident", _("A resident's word")),
    ("open_source", _("Open source")),
    ("intelligence", _("Intelligence")),
    ("file", _("File")),
    ("disclosure", _("Disclosure")),
)
RELIABILITIES: Final = (
    ("reliable", _("The source has been right before")),
    ("untested", _("The source has not been tested")),
    ("not_reliable", _("The source has been wrong before")),
    ("not_assessed", _("The source has not been assessed")),
)
ACCURACIES: Final = (
    ("known_directly", _("The source knows it directly")),
    (
        "known_indirectly_corroborated",
        _("The source has heard it, and something else supports it"),
    ),
    ("known_indirectly", _("The source has heard it")),
    ("not_known", _("It is not known how the source knows")),
    ("suspected_false", _("It is suspected to be wrong")),
    ("not_assessed", _("Not assessed")),
)
VERDICTS: Final = (
    ("same", _("It is the same person")),
    ("different", _("They are two different people, never to be confused")),
)
