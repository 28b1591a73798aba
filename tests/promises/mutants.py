"""Every mechanism a promise rests on, switched off: a lane counts only if it goes red with its mutant (变异).

Each is a context manager called by its name; lanes run with and without, and assert that without the mechanism the
promise is broken. Kept by room.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

# files


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


# subjects


@contextmanager
def links_judged_side_by_side() -> Iterator[None]:
    """Two links may be judged at once, each without seeing the other."""
    from guantong.apps.subjects.models import Series

    with patch("guantong.apps.subjects.operations._locked", lambda name: Series.objects.get_or_create(name=name)[0]):
        yield
