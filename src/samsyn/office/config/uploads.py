"""Stops keeping an upload once it is larger than any file we take: the disk is not the limit."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from samsyn.interchange.limits import Limits

LARGEST = Limits().file_size  # bytes
TOO_LARGE = "samsyn.upload_too_large"  # key of the request's META


class LimitedUpload(FileUploadHandler):
    """Stands before Django's own handlers, which keep small files in memory and others on disk."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._received = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Count each file of its own."""
        super().new_file(*args, **kwargs)
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the data on, until there is too much of it."""
        del start
        self._received += len(raw_data)
        if self._received > LARGEST:
            if self.request is not None:
                self.request.META[TOO_LARGE] = "yes"
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers that keep it."""
        del file_size
