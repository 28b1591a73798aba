"""A document of a package goes to the room of its kind by that room's ordinary verb; what cannot is left with the reason (送达)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from guantong.apps.exchange.kinds import kind_of
from guantong.apps.exchange.models import Arrival
from guantong.apps.files.operations import Stopped
from guantong.apps.files.store import path_of
from guantong.domain.roles import Standing
from guantong.domain.seal.package import Document, Package, opened
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed


def read_again(row: Arrival) -> Package:
    """Return the package of a row from the bytes that were kept, checked anew against the key it came with."""
    assert row.file is not None  # noqa: S101 - what waits or was taken in has its file
    assert row.key is not None  # noqa: S101
    return opened(path_of(row.file.sm3).read_bytes(), row.key.key)


def placed(document: Document, by: Standing, as_of: datetime) -> dict[str, Any]:
    """Place a document, in the transaction of its package; return what its line then says: placed and where, or left and why."""
    kind = kind_of(document.kind)
    if kind is None:
        return _line("left", "", _UNKNOWN)
    before = transaction.savepoint()
    try:
        found = kind.take(document=document, by=by, as_of=as_of)
    except Stopped:  # its entry in the journal stays
        transaction.savepoint_commit(before)
        return _line("left", "", _STOPPED)
    except BadInput as bad:
        transaction.savepoint_rollback(before)
        return _line("left", "", next(iter(bad.reasons.values())))
    except NotAllowed as refused:
        transaction.savepoint_rollback(before)
        return _line("left", "", refused.refusal.why)
    transaction.savepoint_commit(before)
    return _line("placed", found.where, found.says)


def _line(state: str, where: str, says: Words) -> dict[str, Any]:
    return {"state": state, "where": where, "zh": says.zh, "en": says.en}


_UNKNOWN = Words("本系统不认识这种文件，请先升级", "this installation does not know the kind: upgrade first")
_STOPPED = Words("文件带有密级标志，已拦截", "it bears a secrecy mark and was stopped")
