"""Topics, the annual supervision plan and its items: anybody invited proposes, the chairpersons' council decides (计划流程)."""

from guantong.domain.roles import ADMINISTRATORS, Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_KEEPERS = who(
    Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF, reach=Reach.DISTRICT
)
_NOTES = who(Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_PUBLISHES = who(Role.LEADER, Role.STANDING_COMMITTEE_OFFICE, reach=Reach.DISTRICT)
_ANYBODY = who(*(role for role in Role if role not in ADMINISTRATORS))
_DECIDED = Words(
    "由主任会议决定，此处登记日期和文号", "the chairpersons' council decides; its day and number are noted here"
)

TOPIC = Workflow(
    room="years",
    name="topic",
    words=Words("议题", "topic"),
    states={
        "proposed": Words("已提出", "proposed"),
        "candidate": Words("候选", "candidate"),
        "taken_in": Words("列入计划", "taken into the plan"),
        "not_taken": Words("未列入", "not taken in"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("propose", Words("提出议题", "propose a topic"), (NEW,), "proposed", (_ANYBODY,)),
        Row("type_in", Words("代录议题", "type a topic in"), (NEW,), "proposed", (_KEEPERS,)),
        Row("import_topics", Words("导入议题表", "take topics in from a sheet"), (NEW,), "proposed", (_KEEPERS,)),
        Row("shortlist", Words("列为候选", "make a candidate"), ("proposed", "not_taken"), "candidate", (_KEEPERS,)),
        Row("not_take", Words("不列入", "leave out"), ("proposed", "candidate"), "not_taken", (_KEEPERS,)),
        Row("withdraw_topic", Words("撤回", "withdraw"), ("proposed", "candidate"), "withdrawn", (_ANYBODY,)),
    ),
)  # fmt: skip
PLAN = Workflow(
    room="years",
    name="supervision_plan",
    words=Words("年度监督计划", "annual supervision plan"),
    states={
        "calling": Words("征集中", "calling for topics"),
        "adopted": Words("主任会议已通过", "passed by the chairpersons' council"),
        "published": Words("已公布", "published"),
    },
    rows=(
        Row("call", Words("征集议题", "call for topics"), (NEW,), "calling", (_KEEPERS,)),
        Row("list_item", Words("列入事项", "list an item"), ("calling", "adopted", "published"), SAME, (_KEEPERS,)),
        Row("list_statutory", Words("列入法定事项", "list what the law asks for"), ("calling", "adopted"), SAME, (_KEEPERS,)),
        Row(
            "note_party_report", Words("登记党组研究、向区委报告", "note the report to the party committee"),
            ("calling", "adopted", "published"), SAME, (_NOTES,),
            opens=Words("自选步骤，只登记日期和文号", "by choice; only day and number are noted"),
        ),
        Row("draft_plan", Words("拟计划文件", "draft the plan as a paper"), ("calling", "adopted", "published"), SAME, (_KEEPERS,)),
        Row("adopt", Words("登记主任会议通过", "note that the council passed it"), ("calling",), "adopted", (_NOTES,), opens=_DECIDED),
        Row(
            "publish", Words("公布", "publish"), ("adopted",), "published", (_PUBLISHES,), basis="supervision-law-2024-art-63",
            opens=Words("主任会议通过之后，由指定的人公布", "once the council passed it, a named person publishes it"),
        ),
        Row("unpublish", Words("撤回公布", "take the publication back"), ("published",), "adopted", (_PUBLISHES,)),
        Row("reopen_plan", Words("恢复征集", "back to calling"), ("adopted",), "calling", (_NOTES,)),
    ),
)  # fmt: skip
ITEM = Workflow(
    room="years",
    name="plan_item",
    words=Words("监督计划事项", "item of the supervision plan"),
    states={"listed": Words("列入计划", "in the plan"), "dropped": Words("调整取消", "dropped by amendment")},
    rows=(
        Row("change_item", Words("调整事项", "change an item"), ("listed",), SAME, (_KEEPERS,), opens=_DECIDED),
        Row("drop_item", Words("取消事项", "drop an item"), ("listed",), "dropped", (_KEEPERS,), opens=_DECIDED),
        Row("restore_item", Words("恢复事项", "restore an item"), ("dropped",), "listed", (_KEEPERS,)),
    ),
)
