"""The empty workbook of organisations, people and posts (机构与人员样表)."""

from guantong.apps.actors.models import OrganisationKind
from guantong.apps.actors.roster_file import ORGANISATIONS, PEOPLE, POSTS
from guantong.apps.components.empty_forms import EmptyForm
from guantong.apps.components.locked_workbook import Page, workbook_of_pages
from guantong.domain.roles import Role
from guantong.domain.words import Words

_MORE = 500
_TOLD = (
    "三张表可以只填一张：机构、人员、任职。不需要的表可以删去；列名不要改动。",
    "机构：代码全区唯一；上级代码写“机构”表或系统中已有的代码。类别从下拉中选。撤销机构请在系统中登记文号。",
    "人员：登录名用小写字母或数字，全区唯一。任职：机构代码、登录名已在系统中或在本表中；角色从下拉中选；届次只写数字。",
    "日期写成 2026-11-12。有一行不能导入，整份都不导入；预览会逐行说明。不得填写国家秘密、工作秘密。",
)
_EXAMPLES = {
    "机构": {"代码": "CG", "名称": "明湖区城市管理局", "简称": "区城管局", "类别": "部门", "上级代码": "ZF"},
    "人员": {"登录名": "qin", "姓名": "秦会计"},
    "任职": {"登录名": "qin", "机构代码": "CG", "角色": "预算单位", "自": "2026-11-12"},
}


def template() -> bytes:
    """Return the workbook: a sheet each, kinds and roles to pick from, an example on the sheet that says how."""
    picks = {"类别": [str(kind.label) for kind in OrganisationKind], "角色": [role.words.zh for role in Role]}
    pages = [
        Page(
            name, {column: column for column in columns}, more=_MORE, frozen=1, example=_EXAMPLES[name],
            offered={column: picks[column] for column in columns if column in picks},
        )
        for name, columns in (ORGANISATIONS, PEOPLE, POSTS)
    ]  # fmt: skip
    return workbook_of_pages(pages, _TOLD)


FORMS = (
    EmptyForm("roster", Words("机构与人员样表", "organisations and people"), template, "guantong.apps.actors.intake_operations"),
)  # fmt: skip
