"""The empty workbook of needs that this room takes in (诉求样表)."""

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.components.empty_forms import EmptyForm
from guantong.apps.components.locked_workbook import Page, workbook_of_pages
from guantong.apps.voices.words import fields, read
from guantong.domain.words import Words

_MORE = 500
_TOLD = (
    "一行一件诉求。编号在同一来源中不重复：再次导入时已有的编号不会重复进入。",
    "只写事情和地点，不写姓名、电话、证件号和门牌号；写了也会隐去。社区、领域从下拉中选，可以不填，由人确认。",
    "日期写成 2026-11-12，不晚于今天。不得填写国家秘密、工作秘密；检举控告不在这里填，请转信访或纪检监察机关。",
)
_EXAMPLE = {"编号": "1", "日期": "2026-11-02", "标题": "路灯不亮", "内容": "社区公园东侧的路灯不亮", "领域": "城乡建设"}


def template() -> bytes:
    """Return the workbook: the columns of our own sample, communities and fields to pick from, an example."""
    columns = list(read("sources")["own"]["columns"].values())
    bodies = Organisation.objects.filter(kind=OrganisationKind.COMMUNITY, ends_on=None).order_by("path")
    offered = {
        "领域": [words.zh for words in fields().values()],
        "社区": [body.short_name or body.name for body in bodies][:30],
    }
    page = Page(
        "诉求", {column: column for column in columns}, more=_MORE, frozen=1, example=_EXAMPLE,
        offered={column: known for column, known in offered.items() if known},
    )  # fmt: skip
    return workbook_of_pages([page], _TOLD)


FORMS = (EmptyForm("needs", Words("诉求样表", "needs of residents"), template, "guantong.apps.voices.reading"),)
