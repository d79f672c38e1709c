"""The six sites. Each is a configuration of the same product; a new one is a new module here."""

from samsyn.simulation.sites import (
    goteborg,
    huddinge,
    jarfalla_upplands_bro,
    malmo,
    orebro,
    uppsala,
)

PROFILES = (
    orebro.PROFILE,
    jarfalla_upplands_bro.PROFILE,
    goteborg.PROFILE,
    malmo.PROFILE,
    uppsala.PROFILE,
    huddinge.PROFILE,
)
