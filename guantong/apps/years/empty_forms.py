"""The empty workbook of topics (议题样表)."""

from guantong.apps.components.empty_forms import EmptyForm
from guantong.apps.components.locked_workbook import Page, workbook_of_pages
from guantong.apps.years.topic_file import HEADS
from guantong.domain.lifecycle.topics import Source, Way
from guantong.domain.words import Words

_MORE = 300
_EXAMPLE = {
    "title": "老旧小区改造资金使用情况", "source": Source.APPEALS.words.zh, "why": "来信来访较集中", "way": Way.REPORT.words.zh,
    "organisation": "明湖区城市管理局", "proposer": "沈经办", "proposed_on": "2026-11-12",
}  # fmt: skip
_TOLD = (
    "一行一个议题。来源、建议方式从下拉中选；每行写明理由。提出机构填全称，与“机构”中一致。",
    "提出日期写成 2026-11-12，不晚于导入当天。有一行不能导入，整份都不导入。不得填写国家秘密、工作秘密。",
)


def template() -> bytes:
    """Return the workbook."""
    picks = {"source": [one.words.zh for one in Source], "way": [one.words.zh for one in Way]}
    page = Page("议题", HEADS, offered=picks, more=_MORE, frozen=1, example=_EXAMPLE, widths={"title": 36, "why": 40})
    return workbook_of_pages((page,), _TOLD)


FORMS = (EmptyForm("topics", Words("议题样表", "topics"), template, "guantong.apps.years.topic_file"),)
