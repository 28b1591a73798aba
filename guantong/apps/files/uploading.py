"""Receiving uploads in memory alone: what must not be kept never touches a disk (接收上传)."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MOST = 33 << 20
"""Bytes kept of all files of one request together: the largest attachment, and a little; what is beyond is only counted."""


class InMemory(FileUploadHandler):
    """Keeps uploads in memory; of one for which there is no room only its true size is left, so that it can be told.

    What is dropped makes room again: a file that is too large keeps no other away.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._held = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._parts, self._dropped = BytesIO(), False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django names it
        """Take a piece, or drop it once there is too much."""
        if self._dropped:
            return
        if self._held + len(raw_data) > MOST:
            self._held -= self._parts.tell()
            self._parts, self._dropped = BytesIO(), True
            return
        self._held += len(raw_data)
        self._parts.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Return the file with its true size."""
        self._parts.seek(0)
        return InMemoryUploadedFile(
            self._parts, self.field_name, self.file_name, self.content_type, file_size, self.charset,
            self.content_type_extra,
        )  # fmt: skip
