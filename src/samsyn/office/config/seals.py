"""The installation's sealing: its key, outside the database; one round of it; what is amiss."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from samsyn.office.audit.exporting import copy_seals, newest_copy
from samsyn.office.audit.sealing import (
    MAY_WAIT,
    Sealed,
    SealingState,
    seal_events,
    sealing_state,
    skipped_events,
)
from samsyn.office.config.environment import Environment
from samsyn.office.config.keys import LooseKey, key
from samsyn.postgres import Login
from samsyn.postgres.folder import write_private
from samsyn.postgres.roles import open_connection
from samsyn.sealing import (
    PublicKey,
    SigningKey,
    read_public_keys,
    read_signing_key,
    signing_key,
)

_CAME = "audit-seals-that-came.pem"  # public


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round did. `copied` is None where no folder is named."""

    sealed: Sealed
    copied: int | None


def seal_key(environment: Environment) -> SigningKey:
    """Return the key that seals are signed with; made at first use unless a file is named.

    Raises `LooseKey` if others can read it, and `BadKey`.
    """
    if not environment.seal_key_file:
        return signing_key(key(environment.folder, "audit-seals"))
    path = Path(environment.seal_key_file)
    if path.stat().st_mode & 0o077:
        raise LooseKey(f"{path} can be read by others. Run: chmod 600 {path}")
    return read_signing_key(path.read_text(encoding="ascii"))


def seal_keys(environment: Environment) -> list[PublicKey]:
    """Return the public keys of all seals here: of those that came with a site, and one's own."""
    kept = environment.folder / "keys" / _CAME
    came = read_public_keys(kept.read_text(encoding="ascii")) if kept.exists() else []
    own = seal_key(environment).public
    return [*(one for one in came if one.fingerprint != own.fingerprint), own]


def keep_seal_keys(environment: Environment, keys: Sequence[PublicKey]) -> None:
    """Keep the public keys of seals that came with a site, for whoever verifies them here."""
    write_private(environment.folder / "keys" / _CAME, "".join(one.pem() for one in keys), None)


def seal_and_copy(
    environment: Environment, owner: Login, *, now: datetime, anew: bool = False
) -> Round:
    """Seal what has been recorded, and copy what has been sealed to the folder named.

    Raises what `seal_key` and `copy_seals` raise; what was sealed by then stays sealed.
    """
    signing = seal_key(environment)
    with open_connection(owner) as connection:
        sealed = seal_events(connection, signing, now=now)
        folder = environment.audit_copies
        copied = copy_seals(connection, folder, anew=anew) if folder else None
    return Round(sealed=sealed, copied=copied)


def faults_in_sealing(environment: Environment, *, now: datetime) -> tuple[str, list[str]]:
    """Return how far the record is sealed and copied, in words, and what is to be done."""
    state = sealing_state()
    folder = environment.audit_copies
    copies = list(_about_copies(state, folder, now)) if folder else []
    return _said(state, folder), [*_about_sealing(state, now), *copies]


def _said(state: SealingState, folder: Path | None) -> str:
    copied = f"copied up to seal {state.copied or 0}" if folder else "copied nowhere"
    return f"{state.sealed} events in {state.seals} seals, {copied}; {state.waiting} events wait"


def _about_sealing(state: SealingState, now: datetime) -> Iterator[str]:
    if state.waiting_since and now - state.waiting_since > MAY_WAIT:
        yield (
            f"Sealing has stopped: {state.waiting} events wait, the first since"
            f" {state.waiting_since:%Y-%m-%d %H:%M} UTC. Run: samsyn audit seal, and see that"
            " samsyn serve runs."
        )
    if skipped := skipped_events():
        yield f"{skipped} events are in no seal and will not be. Stop and ask for help."


def _about_copies(state: SealingState, folder: Path, now: datetime) -> Iterator[str]:
    if state.copied_behind and now - state.copied_behind > MAY_WAIT:
        yield (
            f"Copying has stopped at seal {state.copied or 0} of {state.seals}. Run: samsyn audit"
            " seal, and see what it says."
        )
    if state.copied and newest_copy(folder) != state.copied:
        yield (
            f"The newest copy in {folder} is not that of seal {state.copied}, which was written"
            " there. Find out who took it away, and verify the folder. If the folder is new, run:"
            " samsyn audit seal --copy-anew"
        )
