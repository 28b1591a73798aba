"""Claims of deputy groups, objections while an item is built, roundtables about why it is liked or not (认领、异议、座谈会流程)."""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_KEEPS = who(
    Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF, reach=Reach.DISTRICT
)
_UNIT = who(Role.BUDGET_UNIT, Role.FINANCE_BUREAU, Role.AUDIT_OFFICE, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS)
_DEPUTIES = who(Role.DEPUTY, Role.LEADER, reach=Reach.DISTRICT)
_GRASSROOTS = who(Role.SUBDISTRICT_COMMITTEE, Role.LIAISON_STATION, reach=Reach.DISTRICT)
"""A station hears of an item whose unit is not below it."""
_OPEN = ("raised", "answered")

CLAIM = Workflow(
    room="livelihood",
    name="claim",
    words=Words("民生实事认领", "claim of an item"),
    states={"claimed": Words("已认领", "claimed"), "given_back": Words("已退回", "given back")},
    rows=(
        Row("claim", Words("认领", "claim it"), (NEW,), "claimed", (_DEPUTIES, _KEEPS), basis="deputies-law-2025-art-59", unconflicted=True),
        Row("give_back", Words("退回认领", "give it back"), ("claimed",), "given_back", (_DEPUTIES, _KEEPS)),
    ),
)  # fmt: skip
OBJECTION = Workflow(
    room="livelihood",
    name="objection",
    words=Words("民生实事异议", "objection to an item"),
    states={
        "raised": Words("待答复", "to be answered"),
        "answered": Words("已答复", "answered"),
        "resolved": Words("已解决", "resolved"),
        "kept": Words("保留异议", "objection stands"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("raise_objection", Words("记录异议", "note an objection"), (NEW,), "raised", (_KEEPS, _GRASSROOTS, _DEPUTIES)),
        Row("answer_objection", Words("答复异议", "answer it"), _OPEN, "answered", (_UNIT, _KEEPS)),
        Row("change_plan", Words("登记方案变更", "note a change of plan"), _OPEN, "answered", (_UNIT, _KEEPS)),
        Row("look_at_earlier", Words("参考往年项目", "look at an earlier item"), _OPEN, SAME, (_KEEPS,)),
        Row(
            "resolve", Words("认定已解决", "it is resolved"), ("answered",), "resolved", (_KEEPS,),
            opens=Words("答复或变更登记之后", "after an answer or a change"),
        ),
        Row(
            "keep", Words("保留并说明理由", "it stands, with the reason"), ("answered",), "kept", (_KEEPS,),
            opens=Words("答复或变更登记之后", "after an answer or a change"),
        ),
        Row("tell_back", Words("告知提出人", "tell whoever raised it"), ("answered", "resolved", "kept"), SAME, (_KEEPS, _GRASSROOTS)),
        Row("show_objection", Words("公开这件异议", "put it on the public page"), ("resolved", "kept"), SAME, (_KEEPS,)),
        Row("withdraw_objection", Words("撤回异议", "withdraw it"), _OPEN, "withdrawn", (_KEEPS,)),
    ),
)  # fmt: skip
ROUNDTABLE = Workflow(
    room="livelihood",
    name="roundtable",
    words=Words("原因座谈会", "cause roundtable"),
    states={
        "called": Words("已召集", "called"),
        "held": Words("已召开", "held"),
        "matter": Words("已立事项", "a matter was opened"),
        "lesson": Words("已记经验", "a lesson was written"),
        "ended": Words("不另处理", "nothing further"),
    },
    rows=(
        Row("call_roundtable", Words("召集原因座谈会", "call a roundtable"), (NEW,), "called", (_KEEPS,)),
        Row("hold_roundtable", Words("登记纪要和原因", "note minutes and causes"), ("called",), "held", (_KEEPS,)),
        Row(
            "open_matter", Words("立为事项", "open a matter"), ("held",), "matter", (_KEEPS,),
            opens=Words("座谈会开过、纪要和原因登记之后，由人决定", "after it was held, with minutes and causes; a person decides"),
        ),
        Row(
            "write_lesson", Words("记为经验", "write a lesson"), ("held",), "lesson", (_KEEPS,),
            opens=Words("座谈会开过、纪要和原因登记之后，由人决定", "after it was held, with minutes and causes; a person decides"),
        ),
        Row("end_roundtable", Words("不另处理", "nothing further"), ("called", "held"), "ended", (_KEEPS,)),
    ),
)  # fmt: skip
