"""The one family of refusals of the analysis: input that a method cannot take."""


class AnalysisError(ValueError):
    """Input that the method cannot take; the sentence names it and says what to do."""
