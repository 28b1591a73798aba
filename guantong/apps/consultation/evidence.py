"""Letting a photo or a paper in as evidence of a suggestion, under a name that says nothing of persons (佐证)."""

from datetime import datetime

from guantong.apps.files.operations import LetIn, Stopped, let_in
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

_NAME = "佐证"
_KINDS = ("jpg", "jpeg", "png", "pdf", "docx", "xlsx")


def let_evidence_in(content: bytes, name: str, path: str, by: Standing, as_of: datetime) -> LetIn | None:
    """Return the file past the gate, None where none was given; raises BadInput at `photo`."""
    if not content:
        return None
    kind = name.rpartition(".")[2].lower()
    called = f"{_NAME}.{kind if kind in _KINDS else 'jpg'}"
    try:
        return let_in(
            to="consultation.suggestion", path=path, name=called, content=content, level=Level.INTERNAL, by=by, as_of=as_of, demanded=True,
        )  # fmt: skip
    except Stopped as stopped:
        raise BadInput({"photo": _MARKED}) from stopped
    except BadInput as bad:
        raise BadInput({"photo": next(iter(bad.reasons.values()))}) from bad


_MARKED = Words("文件带有密级标志，不能上传", "the file bears a secrecy mark and is not taken")
