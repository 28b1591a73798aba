"""What became of a line that no code or name matches is decided by a person, with the reason, and can be taken back (认定对应)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from guantong.apps.opinions.models import LineLink
from guantong.apps.opinions.recording import thing_done
from guantong.apps.opinions.workflow import LINE_LINK
from guantong.apps.subjects.models import Series
from guantong.domain.fiscal.records.versions import Comparison, Key, Line, Link
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

_NAME = "line links"


def links_of(year: int) -> tuple[Link, ...]:
    """Return what people decided of a year's lines, the earliest first; a line that is linked twice follows the first."""
    rows = LineLink.objects.filter(year=year, state="decided").order_by("pk")
    return tuple(row.as_link for row in rows)


@transaction.atomic
def decide_link(
    *, told: Comparison, before: Sequence[Key], after: Sequence[Key], reason: str, by: Standing, as_of: datetime
) -> LineLink:
    """Decide that the lines `before` of the earlier version `told` compares became those `after` of the later one.

    Raises BadInput for a line that is not in its version, of another unit or kind of funds, linked already, or that stands in
    both versions and is named on one side alone.
    """
    LINE_LINK.demand("decide_link", by, NEW, "")
    left = {line.key: line for change in told.changes for line in change.before}
    right = {line.key: line for change in told.changes for line in change.after}
    if not before or not after or not (left.keys() >= set(before) and right.keys() >= set(after)):
        raise BadInput({"": _NOT_THERE})
    if len({(key.unit_code, key.fund_kind) for key in (*before, *after)}) > 1:
        raise BadInput({"": _ANOTHER})
    link = Link(frozenset(before), frozenset(after))
    if stays := link.stays(left.keys(), right.keys()):
        raise BadInput({"": _STAYS.filled(lines="、".join(_named([left.get(key) or right[key] for key in stays])))})
    one_at_a_time()
    year = told.later.year
    for other in LineLink.objects.filter(year=year, state="decided", unit_code=before[0].unit_code):
        known = other.as_link
        if known.before & set(before) or known.after & set(after):
            raise BadInput({"": _TWICE.filled(pk=other.pk)})
    lines = [*(left[key] for key in before), *(right[key] for key in after)]
    row = LineLink.objects.create(
        year=year, unit_code=before[0].unit_code, unit=lines[0].unit, before=[list(key) for key in before],
        after=[list(key) for key in after], names={"before": _named(lines[: len(before)]), "after": _named(lines[len(before) :])},
        reason=reason.strip(), decided_by=by.person, decided_at=as_of, state="decided",
    )  # fmt: skip
    thing_done(row, LINE_LINK, "decide_link", by, as_of, "", before=row.before, after=row.after)
    return row


@transaction.atomic
def take_link_back(*, link: LineLink, version: int, by: Standing, as_of: datetime) -> LineLink:
    """Take a decision back: the lines are asked about again."""
    row = LineLink.objects.select_for_update().get(pk=link.pk)
    LINE_LINK.demand_as_read("take_link_back", by, row, version, "")
    row.state, row.version = LINE_LINK.demand("take_link_back", by, row.state, ""), row.version + 1
    row.save()
    thing_done(row, LINE_LINK, "take_link_back", by, as_of, "")
    return row


def one_at_a_time() -> None:
    """Wait until nobody else decides; theirs is then seen. There is no row of a line to be locked: two might link it at once."""
    Series.objects.get_or_create(name=_NAME)
    Series.objects.select_for_update().get(name=_NAME)


def _named(lines: Sequence[Line]) -> list[str]:
    return [line.project or line.key.project_code or line.unit for line in lines]


_NOT_THERE = Words(
    "请在两个版本中各选至少一个预算项；所选预算项须在该版本中", "choose lines that stand in each of the two versions"
)
_ANOTHER = Words("只能对应同一单位、同一资金性质的预算项", "lines of one unit and one kind of funds only")
_STAYS = Words(
    "“{lines}”两个版本中都有：拆分或归并后保留原编号的，请在两边都选上",
    "“{lines}” stands in both versions: choose it on both sides, where it was split or merged and kept its code",
)
_TWICE = Words(
    "所选预算项已有认定（第 {pk} 号），请先撤销",
    "one of these lines is linked already (no. {pk}): take that back first",
)
