"""Bad input: each makes one wrong thing come through, or one refusal come without its words, switched off (错误输入的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from types import SimpleNamespace
from unittest.mock import patch


@contextmanager
def attachments_believed_by_name() -> Iterator[None]:
    """A file is what its ending says."""
    from guantong.apps.files.examining import examiner
    from guantong.gateways.adapters.published_documents.reading import Child

    examiner.cache_clear()
    try:
        with patch("guantong.gateways.site.examiner.Child", lambda: Child("tests.promises.believing_attachments")):
            yield
    finally:
        examiner.cache_clear()


@contextmanager
def attachments_of_any_size() -> Iterator[None]:
    """Nobody looks how large a file is."""
    with (
        patch("guantong.apps.files.operations.LARGEST", 1 << 40),
        patch("guantong.apps.files.pages.attach.LARGEST", 1 << 40),
        patch("guantong.apps.files.uploading.MOST", 1 << 40),
    ):
        yield


@contextmanager
def changes_outside_a_transaction() -> Iterator[None]:
    """What was written before a failure stays."""
    from django.db.transaction import Atomic, get_connection

    real = Atomic.__exit__

    def kept(self: Atomic, _kind: object, _error: object, _trace: object) -> None:
        get_connection(self.using).needs_rollback = False
        real(self, None, None, None)

    with patch.object(Atomic, "__exit__", kept):
        yield


@contextmanager
def operations_without_transaction() -> Iterator[None]:
    """Every statement is kept as it is made, and the journal does not mind."""
    from django.db.transaction import Atomic

    nothing = patch.multiple(Atomic, __enter__=lambda _self: None, __exit__=lambda _self, *_failure: None)
    with nothing, patch("guantong.apps.journal.operations.connection", SimpleNamespace(in_atomic_block=True)):
        yield


@contextmanager
def files_written_in_place() -> Iterator[None]:
    """Bytes go straight to where they are looked for."""
    from guantong.apps.files import store
    from guantong.domain.seal.canonical import sm3

    def keep(content: bytes) -> str:
        place = store.path_of(sm3(content))
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as file:
            file.write(content)
        return place.name

    with patch.object(store, "keep", keep):
        yield


@contextmanager
def links_that_never_expire() -> Iterator[None]:
    """However old a link is."""
    from datetime import UTC

    from guantong.apps.actors import sign_in

    real = sign_in._live

    def live(token: str, _as_of: datetime, demo: bool) -> object:
        return real(token, datetime(1970, 1, 2, tzinfo=UTC), demo)

    with patch.object(sign_in, "_live", live):
        yield


@contextmanager
def outages_not_known() -> Iterator[None]:
    """A busy or full database is taken for a mistake of ours."""
    with (
        patch("guantong.gateways.site.outages.outage", lambda _: None),
        patch("guantong.gateways.site.doorkeeper.outage", lambda _: None),
    ):
        yield


@contextmanager
def versions_not_compared() -> Iterator[None]:
    """Whoever writes later writes over what stood there unseen."""
    from guantong.apps.years.models import Step

    class Any(int):
        def __ne__(self, _other: object) -> bool:
            return False

        __hash__ = int.__hash__

    def locked(step: Step) -> Step:
        row = Step.objects.select_for_update().get(pk=step.pk)
        row.version = Any(row.version)
        return row

    with patch("guantong.apps.years.operations._locked", locked):
        yield
