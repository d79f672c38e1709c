"""Writes what an archive takes in: an E-ARK submission package, which Sweden's FGS follows.

E-ARK CSIP 2.1.0 and SIP 2.1.0 (DILCIS Board, https://earksip.dilcis.eu, 2021), METS 1.12 and
PREMIS 3.0 (Library of Congress). Pure: files and facts in, files out.
"""

from samsyn.interchange.eark.packages import Agents, Delivery, PackedFile, package
from samsyn.interchange.eark.premis import PremisEvent

__all__ = ["Agents", "Delivery", "PackedFile", "PremisEvent", "package"]
