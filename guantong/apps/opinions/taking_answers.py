"""What a body answered on paper or by OA is taken down for it: who filled it in and who signed it is kept (代录意见答复表)."""

from datetime import date, datetime

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.findings.returning import brought, held, moved, taken_whole
from guantong.apps.opinions.answering import take_down_answer
from guantong.apps.opinions.answers_file import HEADS
from guantong.apps.opinions.answers_preview import compared
from guantong.apps.opinions.models import ReturnedAnswers
from guantong.apps.opinions.workflow import RETURNED_ANSWERS
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


def bring(
    *, file_name: str, raw: bytes, level: Level, path: str, typed_by: str, signed_by: str, signed_on: date, by: Standing, as_of: datetime
) -> ReturnedAnswers:  # fmt: skip
    """Bring a sheet of the body at `path` that came back filled in; nothing of it stands in the ledger yet.

    Raises BadInput at `file` for another file, at `signed_on` for a day that is still to come.
    """
    RETURNED_ANSWERS.demand("bring_answers", by, NEW, path)
    body = Organisation.objects.filter(path=path).first()
    if body is None:
        raise BadInput({"path": _NO_BODY})
    return brought(
        ReturnedAnswers, HEADS, RETURNED_ANSWERS, "bring_answers", file_name=file_name, raw=raw, level=level, path=path, body=str(body), typed_by=typed_by, signed_by=signed_by,
        signed_on=signed_on, by=by, as_of=as_of,
    )  # fmt: skip


@transaction.atomic
def take_down(*, of: ReturnedAnswers, plan: str, by: Standing, as_of: datetime) -> ReturnedAnswers:
    """Take down exactly what was previewed, or nothing at all; each answer then waits for finance's confirmation.

    Raises NotAllowed where an opinion was changed since the sheet left, BadInput while a row cannot be taken down.
    """
    found = held(of, RETURNED_ANSWERS, "take_down_answers", by)
    differing = taken_whole(compared(found, by), plan)
    for line in sorted(differing, key=lambda line: line.opinion.pk):
        take_down_answer(
            opinion=line.opinion,
            **line.facts,
            typed_by=found.typed_by,
            signed_by=found.signed_by,
            version=line.version,
            by=by,
            as_of=as_of,
        )
    found.counts = {"opinions": len(differing)}
    return moved(found, RETURNED_ANSWERS, "take_down_answers", by, as_of, opinions=len(differing))


@transaction.atomic
def set_aside(*, of: ReturnedAnswers, by: Standing, as_of: datetime) -> ReturnedAnswers:
    """Do not use a sheet; what was read of it is let go, the file stays."""
    return moved(held(of, RETURNED_ANSWERS, "set_answers_aside", by), RETURNED_ANSWERS, "set_answers_aside", by, as_of)


_NO_BODY = Words("没有这个机构", "there is no such organisation")
