"""A package is looked at document by document before anything of it is kept (包内文件的检查)."""

from collections.abc import Sequence
from typing import Any

from guantong.apps.exchange.kinds import kind_of
from guantong.apps.files.examining import Examined
from guantong.domain.seal.canonical import sm3
from guantong.domain.seal.package import Document
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput


def examined(content: bytes, documents: Sequence[Document]) -> Examined:
    """Return the package as the gate of `files` takes it: its text is that of all its documents, names and particulars too.

    Raises BadInput at `file` for a document that cannot be read, with its name, or that this installation does not know.
    """
    said = []
    for one in documents:
        kind = kind_of(one.kind)
        if kind is None or one.schema > kind.schema:
            raise BadInput({"file": _UNKNOWN.filled(name=one.name, kind=f"{one.kind} {one.schema}")})
        try:
            said += [one.name, *one.about.values(), kind.look(one).text]
        except BadInput as bad:
            why = next(iter(bad.reasons.values()))
            raise BadInput({"file": _UNREADABLE.filled(name=one.name, why=why)}) from bad
    return Examined("gtpack", content, "\n".join(said))


def listed(document: Document, state: str) -> dict[str, Any]:
    """Return a document as the row of its package lists it."""
    return {
        "kind": document.kind, "schema": document.schema, "name": document.name, "about": dict(document.about),
        "size": len(document.content), "sm3": sm3(document.content), "state": state, "where": "", "zh": "", "en": "",
    }  # fmt: skip


_UNKNOWN = Words(
    "包内文件“{name}”的种类（{kind}）本系统不认识，什么也没有接收。请先升级本系统，再接收同一个包",
    "this installation does not know the kind of “{name}” ({kind}), and nothing was taken in: upgrade first, then bring it again",
)
_UNREADABLE = Words(
    "包内文件“{name}”不能接收，整个包什么也没有接收：{why}",
    "“{name}” cannot be taken in, and nothing of the package was: {why}",
)
