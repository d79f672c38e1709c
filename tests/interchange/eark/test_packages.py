"""A submission package meets what E-ARK demands, whatever its texts are, and is the same twice."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st
from tests.interchange.eark.reading import METS, PREMIS, Read

from samsyn.interchange import eark

AT = datetime(2026, 11, 29, 8, tzinfo=UTC)
DELIVERY = eark.Delivery(
    object_id="samsyn-archive-orebro-municipality-1",
    label="Kommunens rum: arkivlagen 10 §",
    content="samsyn-archive-package-2",
    created=AT,
    agreement="SE/1880/7",
    agents=eark.Agents(
        archivist="Örebro kommun",
        submitter="Örebro kommun",
        program="Samsyn",
        program_version="0.1.0",
    ),
    manifest=json.dumps({"records": 1}).encode(),
    events=[
        eark.PremisEvent(
            kind="approval of disposal", at=AT.isoformat(), detail="arkivlagen 10 §", agent="Mona"
        ),
        eark.PremisEvent(
            kind="information package creation",
            at=AT.isoformat(),
            detail="Packed",
            agent="Samsyn 0.1.0",
            by_program=True,
        ),
    ],
)


def packed(delivery: eark.Delivery = DELIVERY, records: int = 2) -> bytes:
    return eark.package(
        delivery,
        [eark.PackedFile(f"H-{number}.json", b'{"kind":"incident"}') for number in range(records)],
        documents=[eark.PackedFile("LASMIG.txt", "Läs mig".encode())],
        schemas=[eark.PackedFile("record.schema.json", b"{}")],
    )


def test_a_package_meets_what_e_ark_demands() -> None:
    read = Read(packed())

    assert read.faults() == []
    assert read.mets.attrib["TYPE"] == "Datasets"
    assert read.mets.findtext(f"{METS}metsHdr/{METS}altRecordID") == "SE/1880/7"
    assert sorted(read.files) == [
        "METS.xml",
        "documentation/LASMIG.txt",
        "metadata/descriptive/manifest.json",
        "metadata/preservation/premis.xml",
        "representations/rep1/data/H-0.json",
        "representations/rep1/data/H-1.json",
        "schemas/record.schema.json",
    ]


def test_the_same_delivery_gives_the_same_bytes_and_another_does_not() -> None:
    assert packed() == packed()
    assert packed() != packed(replace(DELIVERY, agreement="SE/1880/8"))


def test_who_approved_and_what_was_packed_stands_in_premis() -> None:
    read = Read(packed())
    premis = fromstring(read.files["metadata/preservation/premis.xml"])

    agents = {
        one.findtext(f"{PREMIS}agentName"): one.findtext(f"{PREMIS}agentType")
        for one in premis.iter(f"{PREMIS}agent")
    }
    named = {one.text for one in premis.iter(f"{PREMIS}objectIdentifierValue")}
    assert agents == {"Mona": "person", "Samsyn 0.1.0": "software"}
    assert named == {one for one in read.files if not one.startswith(("METS", "metadata/"))}


def test_a_fault_in_a_package_is_found() -> None:
    read = Read(packed())
    read.files["representations/rep1/data/H-1.json"] = b"changed"
    read.files["more.txt"] = b"not named"
    del read.files["schemas/record.schema.json"]

    assert sorted(read.faults()) == [
        "more.txt is not named.",
        "representations/rep1/data/H-1.json is another file.",
        "schemas/record.schema.json is not there.",
    ]


@given(text=st.text(max_size=60))
def test_any_text_gives_a_document_that_can_be_read(text: str) -> None:
    agents = replace(DELIVERY.agents, archivist=f"A{text}", submitter=f"A{text}")
    delivery = replace(DELIVERY, label=text, agreement=text, agents=agents)

    read = Read(packed(delivery))

    assert read.faults() == []
