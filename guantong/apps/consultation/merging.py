"""Like suggestions joined into one by a person, and taken apart again as they were (归并)."""

from datetime import datetime

from django.db import transaction

from guantong.apps.consultation.models import Suggestion
from guantong.apps.consultation.recording import held, moved
from guantong.apps.consultation.telling import tell_proposers
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput


@transaction.atomic
def merge(*, suggestion: Suggestion, into: int, version: int, by: Standing, as_of: datetime) -> Suggestion:
    """Merge a suggestion into a like one of the same call, by key; its words, needs and proposers stay with it and count there.

    Raises BadInput for itself, another call, one that is not put forward, and where others were merged into it.
    """
    pair = {suggestion.pk, into}
    locked = {row.pk: row for row in Suggestion.objects.select_for_update().filter(pk__in=pair).order_by("pk")}
    row = held(suggestion, "merge", version, by)
    head = locked.get(into)
    if head is None or head.pk == row.pk or head.call_id != row.call_id or head.state != "submitted":
        raise BadInput({"into": _NO_HEAD})
    if row.merged.exists():
        raise BadInput({"into": _HOLDS_OTHERS})
    row.merged_into = head
    row = moved(row, "merge", by, as_of, into=head.pk)
    tell_proposers(row, f"已归并到 {head.code}", by, as_of)
    return row


@transaction.atomic
def part(*, suggestion: Suggestion, version: int, by: Standing, as_of: datetime) -> Suggestion:
    """Take a merged suggestion out again: it stands as it was put forward."""
    row = held(suggestion, "part", version, by)
    row.merged_into = None
    row = moved(row, "part", by, as_of)
    tell_proposers(row, "已取消归并", by, as_of)
    return row


_NO_HEAD = Words("请选择同一年度、已提出的另一件建议", "choose another one of the same call that was put forward")
_HOLDS_OTHERS = Words("有建议已归并到这一件，先取消归并", "others were merged into it: take them apart first")
