"""`samsyn import`: take a file into a room, as a named member of staff, as the page does.

Exit 0 once the file is taken (rows that were sent back are named), 1 with a sentence if it is
refused as a whole, 2 for usage.
"""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import click
from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from samsyn.interchange.faults import Fault
from samsyn.interchange.mappings import BadMapping, Mapping, TableKind, mapping_from_json
from samsyn.office import access
from samsyn.office.access import Actor, Refusal
from samsyn.office.commands.readiness import make_ready
from samsyn.office.imports import changes
from samsyn.office.imports.changes import MappingPlan, StagePlan
from samsyn.office.imports.changes.outcome import Outcome
from samsyn.office.partners.models import Room, Site, StaffRole
from samsyn.vocabulary.rooms import Role, RoomKind

_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
_SHOWN_FAULTS = 20


@click.command(name="import", help="Take FILE into a room of a site, as KIND.")
@click.argument("kind", type=click.Choice([kind.value for kind in TableKind]))
@click.argument("file", type=_FILE)
@click.option("--site", "site_key", required=True, help="The site's key, as orebro.")
@click.option("--room", "room_key", default="", help="The room's key; else the police's room.")
@click.option("--as", "email", default="", help="Who does it; in the demo, the coordinator.")
@click.option("--mapping", "mapping_file", type=_FILE, help="Column mapping (JSON); else guessed.")
@click.option("--source", "title", default="", help="What the file is; else its name.")
@click.option("--sheet", default="", help="Sheet of a workbook; else the first visible one.")
@click.option("--dry-run", is_flag=True, help="Say what would be made, and make nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def import_file(  # noqa: PLR0913 - one parameter per option
    *,
    kind: str,
    file: Path,
    site_key: str,
    room_key: str,
    email: str,
    mapping_file: Path | None,
    title: str,
    sheet: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Stage the file and take it, in one transaction."""
    make_ready()
    room = _room(site_key, room_key)
    actor = _actor(room, email)
    with translation.override("en"):
        try:
            plan = StagePlan(
                room_id=room.pk,
                kind=TableKind(kind),
                file_name=file.name,
                content=file.read_bytes(),
                source_title=title,
                sheet=sheet,
                mapping=_mapping(mapping_file),
            )
            outcome = take(actor, plan, dry_run=dry_run)
        except (Refusal, BadMapping) as refusal:
            _refuse(refusal, as_json=as_json)
            return
    _report(outcome, dry_run=dry_run, as_json=as_json)


def take(actor: Actor, plan: StagePlan, *, dry_run: bool = False) -> Outcome:
    """Stage and take a file in one transaction, or go on with one that lies staged already."""
    now = timezone.now()
    try:
        with access.acting_as(actor), transaction.atomic():
            batch_id = changes.stage_batch(actor, plan, now=now, with_dry_run=False)
            outcome = changes.accept_batch(actor, batch_id, now=now)
            if dry_run:
                transaction.set_rollback(True)
    except changes.AlreadyImported as refusal:
        if refusal.state != "staged":
            raise
        outcome = _go_on(actor, refusal.batch_id, plan, dry_run=dry_run)
    return outcome


def _go_on(actor: Actor, batch_id: UUID, plan: StagePlan, *, dry_run: bool) -> Outcome:
    now = timezone.now()
    with access.acting_as(actor), transaction.atomic():
        if plan.mapping is not None:
            corrected = MappingPlan(
                batch_id=batch_id, mapping=plan.mapping, source_title=plan.source_title
            )
            changes.correct_mapping(actor, corrected, now=now)
        outcome = changes.accept_batch(actor, batch_id, now=now)
        if dry_run:
            transaction.set_rollback(True)
    return outcome


def _room(site_key: str, room_key: str) -> Room:
    site = Site.objects.filter(key=site_key).first()
    if site is None:
        known = ", ".join(Site.objects.order_by("key", "pk").values_list("key", flat=True))
        hint = "" if settings.ENVIRONMENT.is_demo else " For the demo's, set SAMSYN_MODE=demo."
        raise click.BadParameter(
            f"There is no site {site_key}. There are: {known or 'none'}.{hint}"
        )
    rooms = Room.objects.filter(site=site).order_by("pk")
    chosen = rooms.filter(key=room_key) if room_key else rooms.filter(kind=RoomKind.POLICE.value)
    room = chosen.first()
    if room is None:
        known = ", ".join(rooms.values_list("key", flat=True))
        raise click.BadParameter(f"The site has no such room. Name one with --room: {known}.")
    return room


def _actor(room: Room, email: str) -> Actor:
    now = timezone.now()
    held = StaffRole.objects.filter(room__site=room.site, staff__is_active=True)
    if email:
        held = held.filter(staff__email=email)
    elif settings.ENVIRONMENT.is_demo:
        held = held.filter(room=room, role=Role.COORDINATOR.value)
    else:
        raise click.UsageError("Say who imports the file: --as EMAIL.")
    found = held.order_by("pk").values_list("staff_id", flat=True).first()
    if found is None:
        raise click.BadParameter(f"Nobody who works in {room.name} is called that: {email}.")
    return access.actor_for(found, now=now, purpose="import")


def _mapping(file: Path | None) -> Mapping | None:
    if file is None:
        return None
    try:
        return mapping_from_json(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise BadMapping("The mapping is not UTF-8 text.") from error


def _refuse(refusal: Refusal | BadMapping, *, as_json: bool) -> None:
    reasons = refusal.reasons if isinstance(refusal, Refusal) else (str(refusal),)
    if as_json:
        report = {"rows": 0, "accepted": 0, "faults": [], "refused": " ".join(reasons)}
        click.echo(json.dumps(report, ensure_ascii=False))
    for reason in reasons:
        click.echo(f"Refused: {reason}", err=True)
    raise SystemExit(1)


def _report(outcome: Outcome, *, dry_run: bool, as_json: bool) -> None:
    counts, faults = outcome.counts, outcome.faults
    if as_json:
        report = {
            **counts,
            "faults": [_fault_as_json(fault) for fault in faults],
            "notes": [note.text for note in outcome.reading.notes],
            "dry_run": dry_run,
        }
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return
    would = "would be " if dry_run else ""
    click.echo(
        f"{counts['rows']} rows: {counts['accepted']} {would}accepted as {counts['records']} "
        f"records, {counts['here']} are here already, {counts['faults']} sent back."
    )
    for note in outcome.reading.notes:
        click.echo(f"Note: {note.text}")
    for fault in faults[:_SHOWN_FAULTS]:
        for each in (fault, *fault.also):
            where = f", column {each.column}" if each.column else ""
            click.echo(f"Row {each.row}{where}: {each.reason}", err=True)
    if len(faults) > _SHOWN_FAULTS:
        rest = len(faults) - _SHOWN_FAULTS
        click.echo(f"{rest} more rows are sent back. See them all with --json.", err=True)


# JSON values are of many types.
def _fault_as_json(fault: Fault) -> dict[str, Any]:
    found: dict[str, Any] = {"row": fault.row, "column": fault.column, "reason": fault.reason}
    if fault.also:
        found["also"] = [_fault_as_json(each) for each in fault.also]
    return found
