"""Mechanisms of files, switched off (文件的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def attachments_without_guard() -> Iterator[None]:
    """The child looks at no part of a package."""
    from guantong.gateways.adapters.published_documents.reading import Child

    with patch("guantong.gateways.site.examiner.Child", lambda: Child("tests.promises.unguarded_attachments")):
        yield


@contextmanager
def files_by_number_alone() -> Iterator[None]:
    """A file is served to whoever knows its number: nobody asks who sees its thing."""
    from guantong.apps.files.models import Attachment

    def everyone(_standing: object) -> object:
        return Attachment.objects.all()

    with (
        patch("guantong.apps.files.pages.content.files_seen_by", everyone),
        patch("guantong.apps.files.pages.file.files_seen_by", everyone),
    ):
        yield


@contextmanager
def files_without_the_secrecy_gate() -> Iterator[None]:
    """No mark is recognised."""
    with patch("guantong.apps.files.operations.mark_in", lambda _text: ""):
        yield
