"""What diagnosis can do in the background: run the rules (运行规则的后台任务)."""

from datetime import datetime
from typing import Any

from guantong.apps.diagnosis.asking import limits_of
from guantong.apps.diagnosis.models import Run
from guantong.apps.diagnosis.operations import EXAMINE, end, labels, let_rest, write_down
from guantong.apps.diagnosis.queries import Examined, ceased_in, examined, looked_at_in
from guantong.apps.figures.models import Document
from guantong.apps.jobs.kinds import kind
from guantong.apps.jobs.work import Work
from guantong.domain.roles import Standing
from guantong.domain.words import Words


@kind(EXAMINE, Words("运行规则", "run the rules"))
def examine(work: Work) -> dict[str, Any]:
    """Run the rules over every document before anything is written; then take down what they found, document by document."""
    run = Run.objects.select_related("snapshot", "batch").get(pk=work.arguments["run"])
    judged, beside = looked_at_in(run)
    files = labels([*judged, *beside])
    found = list(examined(judged, beside, run.asked_at.date(), limits_of(run)))

    def do(item: Examined | Document | None, by: Standing, as_of: datetime) -> None:
        if item is None:
            end(run=run, by=by, as_of=as_of)
        elif isinstance(item, Document):
            let_rest(run=run, document=item, by=by, as_of=as_of)
        else:
            write_down(run=run, examined=item, files=files, by=by, as_of=as_of)

    work.each([*found, *ceased_in(run), None], do, says=_said)
    return {"run": run.pk, "documents": len(found), "signals": sum(len(item.found.signals) for item in found)}


def _said(item: Examined | Document | None) -> str:
    if item is None:
        return ""
    return f"文件 {item.pk if isinstance(item, Document) else item.document.pk}"
