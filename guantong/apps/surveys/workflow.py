"""A survey on its way from a draft to its published result (问卷流程).

A second person checks what the first drafted; opened, not a word of it changes. Answering is no verb of anybody in office: it is
done by residents, through a slip or the open link.
"""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_DESK = (
    who(Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF, reach=Reach.DISTRICT),
    who(Role.SUBDISTRICT_COMMITTEE, reach=Reach.BELOW),
)  # fmt: skip
_TYPISTS = (*_DESK, who(Role.LIAISON_STATION))
SURVEY = Workflow(
    room="surveys",
    name="survey",
    words=Words("问卷", "survey"),
    states={
        "draft": Words("拟稿", "draft"),
        "checked": Words("已核对", "checked"),
        "open": Words("答卷中", "open"),
        "closed": Words("已截止", "closed"),
        "released": Words("已公布", "published"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("draft", Words("新建问卷", "draft a survey"), (NEW,), "draft", _DESK),
        Row("ask", Words("添加题目", "add a question"), ("draft",), SAME, _DESK),
        Row("drop", Words("删除题目", "remove a question"), ("draft",), SAME, _DESK),
        Row("group", Words("设定社区人数", "set the people of communities"), ("draft",), SAME, _DESK),
        Row(
            "check", Words("核对", "check"), ("draft",), "checked", _DESK, others=True,
            opens=Words("由拟稿人以外的同事核对", "a colleague of who drafted it checks it"),
        ),
        Row("return_to_draft", Words("退回修改", "return to the draft"), ("checked",), "draft", _DESK),
        Row("open", Words("开始答卷", "open"), ("checked",), "open", _DESK),
        Row("print_slips", Words("印制答卷码", "print slips"), ("open",), SAME, _DESK),
        Row("type_sheet", Words("录入纸质答卷", "type a paper sheet"), ("open",), SAME, _TYPISTS),
        Row("close", Words("截止答卷", "close"), ("open",), "closed", _DESK),
        Row(
            "release", Words("公布结果", "publish the result"), ("closed",), "released", _DESK, others=True,
            opens=Words("由截止答卷的人以外的同事公布", "a colleague of who closed it publishes the result"),
        ),
        Row("withdraw", Words("撤回", "withdraw"), ("draft", "checked"), "withdrawn", _DESK),
    ),
)  # fmt: skip
