"""The year's call, a suggestion, the government's list: how each moves (相向贯通流程)."""

from guantong.apps.consultation.board_workflow import BOARD, DECISION, FATE, JOINT_LIST, PAIRING, ROUND  # noqa: F401 - found here
from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_KEEPERS = who(
    Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF, reach=Reach.DISTRICT
)
_GRASSROOTS = who(Role.SUBDISTRICT_COMMITTEE, Role.LIAISON_STATION, reach=Reach.BELOW)
_DEPUTIES = who(Role.DEPUTY, reach=Reach.DISTRICT)
_GOVERNMENT = who(Role.FINANCE_BUREAU, Role.DEVELOPMENT_AND_REFORM, reach=Reach.DISTRICT)
_UNITS = who(Role.BUDGET_UNIT, reach=Reach.DISTRICT)
_PROPOSERS = (_KEEPERS, _GRASSROOTS, _DEPUTIES)
CALL = Workflow(
    room="consultation",
    name="call",
    words=Words("年度征集", "yearly call"),
    states={"open": Words("征集中", "open"), "closed": Words("征集截止", "closed")},
    rows=(
        Row("open_call", Words("启动年度征集", "open the year's call"), (NEW,), "open", (_KEEPERS,)),
        Row("set_ceiling", Words("登记资金上限", "register the ceiling"), ("open", "closed"), SAME, (_KEEPERS,)),
        Row("close_call", Words("截止征集", "close the call"), ("open",), "closed", (_KEEPERS,)),
        Row("reopen_call", Words("延长征集", "reopen the call"), ("closed",), "open", (_KEEPERS,)),
    ),
)
SUGGESTION = Workflow(
    room="consultation",
    name="suggestion",
    words=Words("项目建议", "project suggestion"),
    states={
        "draft": Words("草稿", "draft"),
        "submitted": Words("已提出", "put forward"),
        "merged": Words("已归并", "merged"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("draft", Words("拟项目建议", "draft a suggestion"), (NEW,), "draft", _PROPOSERS),
        Row("edit", Words("修改", "change it"), ("draft",), SAME, _PROPOSERS),
        Row("link_needs", Words("关联诉求", "link needs"), ("draft", "submitted"), SAME, _PROPOSERS),
        Row("unlink_need", Words("取消关联", "unlink a need"), ("draft",), SAME, _PROPOSERS),
        Row("add_evidence", Words("补充佐证", "add evidence"), ("draft", "submitted"), SAME, _PROPOSERS),
        Row(
            "submit", Words("提出", "put it forward"), ("draft",), "submitted", _PROPOSERS,
            opens=Words("提出后编号，不再修改，只能补充或撤回", "it gets its number and is changed no more, only added to or withdrawn"),
        ),
        Row("co_sign", Words("附议", "co-sign"), ("submitted",), SAME, (_DEPUTIES,)),
        Row("sign_for", Words("登记纸质附议", "note a signature on paper"), ("submitted",), SAME, (_KEEPERS, _GRASSROOTS)),
        Row("take_back_signature", Words("撤回附议", "take one's signature back"), ("submitted",), SAME, (_DEPUTIES,)),
        Row("note_read", Words("知悉", "take note"), ("submitted", "merged", "withdrawn"), SAME, (_GRASSROOTS, _DEPUTIES)),
        Row("withdraw", Words("撤回建议", "withdraw it"), ("draft", "submitted"), "withdrawn", _PROPOSERS),
        Row(
            "merge", Words("归并到相近建议", "merge into a like one"), ("submitted",), "merged", (_KEEPERS,),
            opens=Words("由人归并，提出人全部保留", "a person merges; every proposer stays"),
        ),
        Row("part", Words("取消归并", "take it apart again"), ("merged",), "submitted", (_KEEPERS,)),
        Row("ask_feasibility", Words("征求可行性意见", "ask an office what it says"), ("submitted",), SAME, (_KEEPERS,)),
        Row("state_feasibility", Words("填写可行性意见", "state feasibility"), ("submitted",), SAME, (_KEEPERS, _GOVERNMENT, _UNITS)),
    ),
)  # fmt: skip
PLAN = Workflow(
    room="consultation",
    name="plan_file",
    words=Words("政府拟安排清单", "the government's list"),
    states={
        "previewed": Words("待导入", "to be taken in"),
        "taken_in": Words("现行", "in force"),
        "replaced": Words("已被新版代替", "replaced"),
        "discarded": Words("已作废", "discarded"),
    },
    rows=(
        Row("bring_plan", Words("上传清单", "bring the list"), (NEW,), "previewed", (_KEEPERS, _GOVERNMENT)),
        Row("take_in_plan", Words("按预览导入", "take it in as previewed"), ("previewed",), "taken_in", (_KEEPERS, _GOVERNMENT)),
        Row("discard_plan", Words("作废", "discard"), ("previewed",), "discarded", (_KEEPERS, _GOVERNMENT)),
        Row("replace_plan", Words("由新版代替", "replaced by a later version"), ("taken_in",), "replaced", (_KEEPERS, _GOVERNMENT)),
    ),
)  # fmt: skip
LINE_STATES = {"listed": Words("拟安排", "planned"), "dropped": Words("新版未列", "not in the later version")}
"""A line has no verbs of its own: the version that is taken in moves it."""
