"""`samsyn audit verify`: with the public key and the file alone, on any machine."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from samsyn.sealing import BadKey, PublicKey, Verdict, read_public_keys, verify

_EXPORT = click.Path(exists=True, readable=True, path_type=Path)
_KEY = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


@click.command("verify")
@click.argument("export", type=_EXPORT)
@click.option(
    "--public-key",
    "key_files",
    type=_KEY,
    multiple=True,
    required=True,
    help="As `samsyn audit public-key` prints it. Once for each key that has signed.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
def verify_files(*, export: Path, key_files: tuple[Path, ...], as_json: bool) -> None:
    """Verify EXPORT: a file that `samsyn audit export` wrote, or a folder of copies.

    Exit 1 if anything was removed, changed, inserted or put in another order, with a sentence
    for each that names the event or the seal.
    """
    keys = _keys(key_files)
    is_copy = export.is_dir()
    verdict = verify(_lines(_files(export)), keys, is_copy=is_copy)
    if as_json:
        click.echo(json.dumps(asdict(verdict), ensure_ascii=False, indent=2))
    else:
        _tell(verdict, is_copy=is_copy)
    if not verdict.is_sound:
        raise SystemExit(1)


def _keys(files: Sequence[Path]) -> list[PublicKey]:
    try:
        texts = [file.read_text(encoding="ascii") for file in files]
        return [key for text in texts for key in read_public_keys(text)]
    except (BadKey, UnicodeDecodeError) as refusal:
        raise click.ClickException(f"{refusal} Name a file with a public key.") from refusal


def _files(export: Path) -> list[Path]:
    if not export.is_dir():
        return [export]
    files = sorted(export.rglob("seal-*.jsonl"), key=lambda path: path.name)
    if not files:
        raise click.ClickException(f"There are no copies of seals in {export}.")
    return files


def _lines(files: Sequence[Path]) -> Iterator[bytes]:
    for file in files:
        with file.open("rb") as lines:
            yield from lines


def _tell(verdict: Verdict, *, is_copy: bool) -> None:
    for fault in verdict.faults:
        click.echo(f"FAULT {fault}")
    if verdict.more_faults:
        click.echo(f"FAULT And {verdict.more_faults} more.")
    sealed = f"{verdict.events:,} events in {verdict.seals:,} seals"
    latest = f", the latest of {verdict.last_at} ({verdict.last_hash})" if verdict.last_at else ""
    click.echo(f"{'Holds' if verdict.is_sound else 'Does not hold'}: {sealed}{latest}.")
    if verdict.elsewhere:
        of = f"This is the record of {verdict.site} alone: " if verdict.site else ""
        click.echo(f"{of}{verdict.elsewhere:,} events of other sites are known by their hash only.")
    if verdict.erased:
        click.echo(f"{verdict.erased:,} texts were erased, as the record itself says.")
    if is_copy:
        click.echo(
            "A copy holds no texts, and cannot say whether later seals exist: compare the latest"
            " with what the office shows."
        )
    elif verdict.made_at:
        click.echo(f"Exported {verdict.made_at}. {_waiting(verdict.waiting)}")


def _waiting(waiting: int) -> str:
    if not waiting:
        return "Nothing waited to be sealed then."
    verb = "event was" if waiting == 1 else "events were"
    return f"{waiting:,} {verb} not sealed yet then, and nothing is said of them."
