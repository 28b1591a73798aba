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
        Row(
            "answer_on_behalf", Words("代填（电话、当面）", "fill in on behalf"), ("open",), SAME, _TYPISTS,
            opens=Words("对方听完说明并同意后", "once the other has heard what it is for and agrees"),
        ),
        Row("close", Words("截止答卷", "close"), ("open",), "closed", _DESK),
        Row(
            "release", Words("公布结果", "publish the result"), ("closed",), "released", _DESK, others=True,
            opens=Words("由截止答卷的人以外的同事公布", "a colleague of who closed it publishes the result"),
        ),
        Row("withdraw", Words("撤回", "withdraw"), ("draft", "checked"), "withdrawn", _DESK),
        Row(
            "refer_words", Words("转信访/纪检", "hand on to petitions or discipline"), ("closed", "released"), SAME, _DESK,
            basis="budget-law-2018-art-91",
            opens=Words("检举控告不在这里办理，文字转出后即清除", "reports of wrongdoing are not handled here; the words leave"),
        ),
        Row("let_texts_go", Words("清除到期文字", "let texts go whose day has come"), ("closed", "released"), SAME, _DESK),
    ),
)  # fmt: skip
ANSWER_FILE = Workflow(
    room="surveys",
    name="answer_file",
    words=Words("平台答卷导入", "file of answers"),
    states={
        "previewed": Words("待导入", "to be taken in"),
        "taken_in": Words("已导入", "taken in"),
        "discarded": Words("已作废", "discarded"),
    },
    rows=(
        Row("bring_answers", Words("上传平台答卷", "bring a file of answers"), (NEW,), "previewed", _DESK),
        Row("map_columns", Words("改列的对应", "change what columns answer"), ("previewed",), SAME, _DESK),
        Row("take_in_answers", Words("按预览导入", "take it in as previewed"), ("previewed",), "taken_in", _DESK),
        Row("discard_answers", Words("作废", "discard"), ("previewed",), "discarded", _DESK),
    ),
)
SAMPLE = Workflow(
    room="surveys",
    name="sample",
    words=Words("抽样方案", "sample"),
    states={"drawn": Words("已抽取", "drawn"), "withdrawn": Words("已撤回", "withdrawn")},
    rows=(
        Row("draw_sample", Words("抽取样本", "draw a sample"), (NEW,), "drawn", _DESK),
        Row(
            "withdraw_sample", Words("撤回样本", "withdraw the sample"), ("drawn",), "withdrawn", _DESK,
            opens=Words("撤回的方案和种子留着备查", "the plan and its seed stay on record"),
        ),
    ),
)  # fmt: skip
PANEL = Workflow(
    room="surveys",
    name="panel",
    words=Words("公众参与库", "public panel"),
    states={"drawn": Words("已抽取", "drawn"), "withdrawn": Words("已撤回", "withdrawn")},
    rows=(
        Row("draw_panel", Words("抽取公众参与人员", "draw a public panel"), (NEW,), "drawn", _DESK),
        Row("withdraw_panel", Words("撤回抽取", "withdraw the draw"), ("drawn",), "withdrawn", _DESK),
    ),
)
WEIGHING = Workflow(
    room="surveys",
    name="weighing",
    words=Words("多源加权", "weighed result"),
    states={"weighed": Words("已汇总", "weighed"), "withdrawn": Words("已撤回", "withdrawn")},
    rows=(
        Row("weigh", Words("按权重汇总", "weigh sources"), (NEW,), "weighed", _DESK),
        Row("withdraw_weighing", Words("撤回汇总", "withdraw it"), ("weighed",), "withdrawn", _DESK),
    ),
)
