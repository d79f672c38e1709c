"""Reads a package as an archive would: its METS against its files, by E-ARK's requirements."""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from urllib.parse import unquote
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

METS = "{http://www.loc.gov/METS/}"
CSIP = "{https://DILCIS.eu/XML/METS/CSIPExtensionMETS}"
LINK = "{http://www.w3.org/1999/xlink}"
PREMIS = "{http://www.loc.gov/premis/v3}"


class Read:
    """A package: its one folder, its files, its METS."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as archive:
            whole = {name: archive.read(name) for name in archive.namelist()}
        [self.folder] = {name.partition("/")[0] for name in whole}
        self.files = {name.partition("/")[2]: held for name, held in whole.items()}
        self.mets: Element = fromstring(self.files["METS.xml"])

    def pointed_at(self) -> Iterator[tuple[str, Element]]:
        """Every file that METS names, with the element that has its size and hash."""
        for one in self.mets.iter(f"{METS}mdRef"):
            yield unquote(one.attrib[f"{LINK}href"]), one
        for one in self.mets.iter(f"{METS}file"):
            [place] = one.findall(f"{METS}FLocat")
            yield unquote(place.attrib[f"{LINK}href"]), one

    def faults(self) -> list[str]:
        """Return every requirement of E-ARK CSIP and SIP 2.1.0 that is not met."""
        return [
            *self._of_the_root(),
            *self._of_the_head(),
            *self._of_files(),
            *self._of_structure(),
        ]

    def _of_the_root(self) -> Iterator[str]:
        root = self.mets.attrib
        if root.get("OBJID") != self.folder:
            yield "CSIP1: the package is not named as its folder."
        if root.get("PROFILE") != "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml":
            yield "SIP2: another profile."
        if root.get(f"{CSIP}CONTENTINFORMATIONTYPE") != "OTHER" or not root.get(
            f"{CSIP}OTHERCONTENTINFORMATIONTYPE"
        ):
            yield "CSIP4, CSIP5: the kind of content is not named."

    def _of_the_head(self) -> Iterator[str]:
        [head] = self.mets.findall(f"{METS}metsHdr")
        if head.attrib.get(f"{CSIP}OAISPACKAGETYPE") != "SIP" or not head.attrib.get("CREATEDATE"):
            yield "CSIP7, CSIP9: neither date nor kind of package."
        agents = {
            (one.attrib["ROLE"], one.attrib["TYPE"]): one for one in head.findall(f"{METS}agent")
        }
        program = agents.get(("CREATOR", "OTHER"))
        if program is None or program.findtext(f"{METS}note") in {None, ""}:
            yield "CSIP10 to CSIP16: no program with its version."
        if not {("ARCHIVIST", "ORGANIZATION"), ("CREATOR", "ORGANIZATION")} <= agents.keys():
            yield "SIP9, SIP15: whose records they are, or who hands them over, is not said."

    def _of_files(self) -> Iterator[str]:
        named = dict(self.pointed_at())
        yield from (f"{one} is not named." for one in self.files.keys() - named - {"METS.xml"})
        for path, one in named.items():
            held = self.files.get(path)
            if held is None:
                yield f"{path} is not there."
            elif (one.attrib["SIZE"], one.attrib["CHECKSUM"]) != (
                str(len(held)),
                sha256(held).hexdigest(),
            ):
                yield f"{path} is another file."

    def _of_structure(self) -> Iterator[str]:
        ids = [one.attrib["ID"] for one in self.mets.iter() if "ID" in one.attrib]
        if len(ids) != len(set(ids)):
            yield "An identifier stands twice."
        [structure] = self.mets.findall(f"{METS}structMap[@LABEL='CSIP']")
        labels = {one.attrib["LABEL"] for one in structure.findall(f"{METS}div/{METS}div")}
        if labels != {"Metadata", "Documentation", "Schemas", "Representations"}:
            yield f"CSIP88 to CSIP103: {sorted(labels)}."
        pointed = {one.attrib["FILEID"] for one in structure.iter(f"{METS}fptr")}
        yield from (f"{one} leads nowhere." for one in pointed - set(ids))
