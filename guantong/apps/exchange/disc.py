"""The packages of one disc, brought one after the other in the order of their numbers; one refused keeps no other away (一张盘)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from guantong.apps.exchange.taking_in import receive
from guantong.apps.files.operations import Stopped
from guantong.domain.roles import Standing
from guantong.domain.seal.package import NotWhole, told
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file of a disc."""

    name: str
    refused: bool
    says: Words


def receive_all(files: Iterable[tuple[str, bytes]], *, by: Standing, as_of: datetime) -> list[Outcome]:
    """Bring files by name and content; raises NotAllowed for whoever may not bring any."""
    return [_received(name, content, by, as_of) for name, content in sorted(files, key=_numbered)]


def _received(name: str, content: bytes, by: Standing, as_of: datetime) -> Outcome:
    try:
        return Outcome(name, False, receive(content=content, by=by, as_of=as_of).says)
    except BadInput as bad:
        return Outcome(name, True, next(iter(bad.reasons.values())))
    except Stopped:
        return Outcome(name, True, _STOPPED)


def _numbered(file: tuple[str, bytes]) -> tuple[str, int]:
    """Where a file stands by what it claims; claims are checked afterwards."""
    try:
        claims = told(file[1])
    except NotWhole:
        return "", 0
    return claims.sender, claims.number


_STOPPED = Words(
    "包内文件带有密级标志，已拦截：没有保存在任何地方。请报告本单位的保密工作机构",
    "a document in it bears a secrecy mark: it was stopped and is kept nowhere. Report it to your secrecy office",
)
