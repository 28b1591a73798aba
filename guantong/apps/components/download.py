"""A file that is handed out: what it is by the ending of its name, the name in any language (下载)."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import TypeVar

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json",
    ".pb": "text/plain; charset=utf-8",
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".yaml": "application/yaml; charset=utf-8",
    ".zip": "application/zip",
}
"""Not asked of the machine: what it knows of endings differs from one to the next."""

Answer = TypeVar("Answer", bound=HttpResponseBase)


def as_file(content: bytes | str, name: str) -> HttpResponse:
    """Return `content` as a file to keep, called `name`; raises KeyError for an ending nobody told us of."""
    return _named(HttpResponse(content, content_type=TYPES[PurePath(name).suffix]), name)


def as_stream(pieces: Iterable[bytes], name: str) -> StreamingHttpResponse:
    """Return what is still being made as a file to keep, called `name`."""
    return _named(StreamingHttpResponse(pieces, content_type=TYPES[PurePath(name).suffix]), name)


def _named(answer: Answer, name: str) -> Answer:
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer
