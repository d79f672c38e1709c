"""What pages call the terms of the vocabulary: the one home of these words.

Every member of every enumeration has a word; another grammatical form has a function of its own.
"""

from samsyn.office.ui.terms.saying import choices, running, word, words

__all__ = ["choices", "running", "word", "words"]
