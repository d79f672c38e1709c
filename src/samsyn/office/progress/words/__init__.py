"""The sentences of a report: templates whose figures are computed, in Swedish and English."""

from samsyn.office.progress.words.drafting import draft_of

__all__ = ["draft_of"]
