"""The empty workbook of who comes to a review (参加人名单样表)."""

from guantong.apps.components.empty_forms import EmptyForm
from guantong.apps.components.locked_workbook import Page, workbook_of_pages
from guantong.apps.reviews.roster_file import COLUMNS
from guantong.domain.reviews.kinds import Part
from guantong.domain.words import Words

_MORE = 300
_EXAMPLE = {
    "身份": Part.DEPUTY.words.zh,
    "姓名": "林代表",
    "单位": "明湖街道代表联络站",
    "座位": "3排5座",
    "登录名": "lin",
}
_TOLD = (
    "一行一人。身份从下拉中选；登录名只填有账号的人。座位可以空着。",
    "名单只供组织者使用，不公开。有一行不能导入，整份都不导入。",
)


def template() -> bytes:
    """Return the workbook."""
    parts = [part.words.zh for part in Part]
    page = Page("参加人", {name: name for name in COLUMNS}, offered={"身份": parts}, more=_MORE, example=_EXAMPLE)
    return workbook_of_pages((page,), _TOLD)


FORMS = (
    EmptyForm("participants", Words("参加人名单样表", "who comes to a review"), template, "guantong.apps.reviews.roster_file"),
)  # fmt: skip
