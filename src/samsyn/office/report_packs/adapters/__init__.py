"""Makes the pack: each frozen report as files, a page on it all, and a manifest."""

from samsyn.office.report_packs.adapters.packing import ReportPack, make_pack

__all__ = ["ReportPack", "make_pack"]
