"""What a body answered on paper or by OA is taken down for it: who filled it in and who signed it is kept (代录意见答复表)."""

from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.files.examining import Examined
from guantong.apps.files.operations import Stopped, hang, let_in
from guantong.apps.findings.reading_lists import MARKED, sheets_in
from guantong.apps.opinions.answering import take_down_answer
from guantong.apps.opinions.answers_preview import compared, plan_of, rows_in
from guantong.apps.opinions.models import ReturnedAnswers
from guantong.apps.opinions.recording import thing_done
from guantong.apps.opinions.workflow import RETURNED_ANSWERS
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import sm3
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal


def bring(
    *, file_name: str, raw: bytes, level: Level, path: str, typed_by: str, signed_by: str, signed_on: date, by: Standing, as_of: datetime
) -> ReturnedAnswers:  # fmt: skip
    """Bring a sheet of the body at `path` that came back filled in; nothing of it stands in the ledger yet.

    Raises BadInput at `file` for another file, at `signed_on` for a day that is still to come.
    """
    state = RETURNED_ANSWERS.demand("bring_answers", by, NEW, path)
    body = Organisation.objects.filter(path=path).first()
    if body is None:
        raise BadInput({"path": _NO_BODY})
    if signed_on > as_of.date():
        raise BadInput({"signed_on": _STILL_TO_COME})
    rows: list[dict[str, str]] = []

    def wanted(found: Examined) -> None:
        if found.kind != "xlsx":
            raise BadInput({"file": XLSX})
        rows.extend(rows_in(sheets_in(found.content)))
        if not rows:
            raise BadInput({"file": EMPTY})

    try:
        file = let_in(
            to="opinions.returnedanswers", path=path, name=PurePath(file_name).name, content=raw, level=level, by=by, as_of=as_of,
            wanted=wanted,
        )  # fmt: skip
    except Stopped as stopped:
        raise BadInput({"file": MARKED}) from stopped
    with transaction.atomic():
        known = ReturnedAnswers.objects.filter(sm3=sm3(raw), path=path, signed_by=signed_by, state="read").first()
        if known is not None:
            return known
        row = ReturnedAnswers.objects.create(
            name=file.name, sm3=file.given, path=path, body=str(body)[:120], typed_by=typed_by, signed_by=signed_by,
            signed_on=signed_on, rows=rows, uploaded_by=by.person, uploaded_at=as_of, state=state,
        )  # fmt: skip
        hang(file=file, to=row, by=by, as_of=as_of)
        thing_done(row, RETURNED_ANSWERS, "bring_answers", by, as_of, row.path, sm3=row.sm3)
        return row


@transaction.atomic
def take_down(*, of: ReturnedAnswers, plan: str, by: Standing, as_of: datetime) -> ReturnedAnswers:
    """Take down exactly what was previewed, or nothing at all; each answer then waits for finance's confirmation.

    Raises NotAllowed where an opinion was changed since the sheet left, BadInput while a row cannot be taken down.
    """
    found = _held(of, "take_down_answers", by)
    lines = compared(found, by)
    if any(line.outcome == "stale" for line in lines):
        raise NotAllowed(Refusal("state", _IS_STALE, _AGAIN))
    if any(line.outcome == "wrong" for line in lines):
        raise BadInput({"": _IS_WRONG})
    if plan_of(lines) != plan:  # type: ignore[arg-type]
        raise BadInput({"": CHANGED})
    differing = [line for line in lines if line.outcome == "differs" and line.opinion is not None]
    if not differing:
        raise BadInput({"": _NOTHING})
    for line in sorted(differing, key=lambda line: line.opinion.pk if line.opinion else 0):
        assert line.opinion is not None  # noqa: S101 - chosen so above
        take_down_answer(
            opinion=line.opinion,
            **line.facts,
            typed_by=found.typed_by,
            signed_by=found.signed_by,
            version=line.version,
            by=by,
            as_of=as_of,
        )
    found.counts, found.rows = {"opinions": len(differing)}, []
    return _moved(found, "take_down_answers", by, as_of, opinions=len(differing))


@transaction.atomic
def set_aside(*, of: ReturnedAnswers, by: Standing, as_of: datetime) -> ReturnedAnswers:
    """Do not use a sheet; what was read of it is let go, the file stays."""
    found = _held(of, "set_answers_aside", by)
    found.rows = []
    return _moved(found, "set_answers_aside", by, as_of)


def _held(of: ReturnedAnswers, verb: str, by: Standing) -> ReturnedAnswers:
    row = ReturnedAnswers.objects.select_for_update().get(pk=of.pk)
    RETURNED_ANSWERS.demand(verb, by, row.state, row.path)
    return row


def _moved(row: ReturnedAnswers, verb: str, by: Standing, as_of: datetime, **content: Any) -> ReturnedAnswers:
    row.state = RETURNED_ANSWERS.demand(verb, by, row.state, row.path)
    row.save()
    thing_done(row, RETURNED_ANSWERS, verb, by, as_of, row.path, **content)
    return row


XLSX = Words("只能读 xlsx 文件。请上传填好的表", "only xlsx can be read: bring the sheet as it was filled in")
EMPTY = Words("表里一行也没有", "the sheet has no row")
CHANGED = Words(
    "预览之后台账有变动，一项也没有录入：请重新看一遍预览", "the ledger has changed since the preview: look again"
)
_NO_BODY = Words("没有这个机构", "there is no such organisation")
_STILL_TO_COME = Words("签字日期不能晚于今天", "the day is still to come")
_IS_STALE = Words(
    "表中有的意见在下载以后有变动，一项也没有录入",
    "some of its opinions were changed since it left; nothing was taken down",
)
_AGAIN = Words("请按预览的说明重新下载、核对后填写", "download the sheet anew and hold it against this one")
_IS_WRONG = Words(
    "有的行不能录入，一项也没有录入：请按说明改正后重新上传",
    "some rows cannot be taken down, so none was: mend them first",
)
_NOTHING = Words(
    "没有要录入的：各行都与台账相同或空着", "there is nothing to take down: every row is as it is, or empty"
)
