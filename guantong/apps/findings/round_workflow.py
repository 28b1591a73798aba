"""A round of looking back: prepared, its list and seed fixed, drawn, visited, ended (回头看专项).

Between the fixing and the drawing nobody chooses anything: the seed is the machine's, the list stands in the journal beside it,
and a round draws once. What the people who prepare want looked at besides is named, with the reason, and never told as drawn.
"""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_PREPARES = (
    who(Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR, Role.STANDING_COMMITTEE_OFFICE, reach=Reach.DISTRICT),
)  # fmt: skip
_DECIDES = (who(Role.BUDGET_COMMISSION_DIRECTOR, Role.STANDING_COMMITTEE_OFFICE, reach=Reach.DISTRICT),)
TAKES_PART = (
    Role.FINANCE_COMMITTEE_MEMBER, Role.SUBDISTRICT_COMMITTEE, Role.FINANCE_BUREAU, Role.AUDIT_OFFICE,
    Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS,
)  # fmt: skip
"""Whose people may be asked to visit."""

ROUND = Workflow(
    room="findings",
    name="round",
    words=Words("回头看专项", "round of looking back"),
    states={
        "prepared": Words("拟定", "prepared"),
        "frozen": Words("名单已固定", "list fixed"),
        "drawn": Words("走访中", "being visited"),
        "ended": Words("已结束", "ended"),
        "withdrawn": Words("已撤销", "withdrawn"),
    },
    rows=(
        Row("prepare", Words("发起回头看专项", "prepare a round"), (NEW,), "prepared", _PREPARES),
        Row("freeze", Words("固定名单和种子", "fix its list and its seed"), ("prepared",), "frozen", _PREPARES),
        Row(
            "draw", Words("抽取", "draw"), ("frozen",), "drawn", _PREPARES,
            opens=Words("名单和种子固定之后，只抽取一次", "after list and seed are fixed, and once only"),
        ),
        Row("name", Words("指定走访事项", "name a matter to be visited"), ("drawn",), SAME, _PREPARES),
        Row("end", Words("结束专项", "end the round"), ("drawn",), "ended", _DECIDES),
        Row(
            "withdraw_round", Words("撤销专项", "withdraw the round"), ("prepared", "frozen"), "withdrawn", _DECIDES,
            opens=Words("已经抽取的专项不能撤销，只能结束并说明", "what was drawn is not withdrawn, only ended with words"),
        ),
    ),
)  # fmt: skip
VISIT = Workflow(
    room="findings",
    name="visit",
    words=Words("走访", "visit"),
    states={"waiting": Words("待走访", "to be visited"), "handed_in": Words("已交回", "handed in")},
    rows=(
        Row(
            "hand_in", Words("交回走访结果", "hand in what was found"), ("waiting",), "handed_in",
            (*_PREPARES, who(*TAKES_PART)), others=True,
            opens=Words("由核查人以外的人走访", "by somebody other than who verified the matter"),
        ),
    ),
)  # fmt: skip
