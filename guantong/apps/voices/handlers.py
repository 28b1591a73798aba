"""What the room can do in the background (荟声的后台任务)."""

from datetime import datetime
from typing import Any

from guantong.apps.jobs.kinds import kind
from guantong.apps.jobs.work import Work
from guantong.apps.voices.grouping import GROUP, grouped
from guantong.domain.roles import Standing
from guantong.domain.words import Words


@kind(GROUP, Words("诉求查重和归类", "find copies and groups of needs"))
def group(work: Work) -> dict[str, Any]:
    """Find them in one go: half of the groups would be other groups."""

    def do(_item: str, by: Standing, as_of: datetime) -> None:
        grouped(by=by, as_of=as_of)

    work.each(["all"], do)
    return {}
