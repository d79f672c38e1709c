"""The message library: one shared message, in every wording that is used, approved and dated."""
