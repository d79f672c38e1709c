"""What turns a plan's result into a file that leaves the room."""

from samsyn.office.outcomes.adapters.result_packs import ResultPack, make_pack

__all__ = ["ResultPack", "make_pack"]
