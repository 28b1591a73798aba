"""The empty workbooks that surveys take in: lists to draw from, answers collected elsewhere (问卷样表)."""

from guantong.apps.components.empty_forms import EmptyForm
from guantong.apps.components.locked_workbook import Page, workbook_of_pages
from guantong.apps.surveys.lists import frame_template, panel_template
from guantong.domain.surveys.examples import of_a_project
from guantong.domain.surveys.questionnaire import Kind
from guantong.domain.words import Words

_TOLD = (
    "问卷星、腾讯问卷等平台导出的 xlsx 可以直接导入，不必改。自己整理的，一行一份答卷，列名写题目原文，格内写选项原文；多选用“┋”隔开。",
    "不写姓名、电话、IP：写了也不读取。例见下。",
)


def answers_template() -> bytes:
    """Return a sheet with the questions on a built project, each a column."""
    asked = of_a_project(Words("", ""), "").questions
    heads = {one.words.zh: one.words.zh for one in asked}
    page = Page(
        "答卷", heads, more=500, frozen=1,
        offered={one.words.zh: [option.words.zh for option in one.options] for one in asked if one.kind in (Kind.SINGLE, Kind.SCALE)},
        example=dict(zip(heads, ("用过", "不满意", "质量┋工期", "树太少"), strict=True)),
    )  # fmt: skip
    return workbook_of_pages([page], _TOLD)


FORMS = (
    EmptyForm("survey_answers", Words("平台答卷样表", "answers of another platform"), answers_template, "guantong.apps.surveys.importing"),
    EmptyForm("survey_frame", Words("抽样名单样表", "list to draw a sample from"), frame_template, "guantong.apps.surveys.lists"),
    EmptyForm("panel_list", Words("公众参与库名单样表", "list to draw a panel from"), panel_template, "guantong.apps.surveys.lists"),
)  # fmt: skip
