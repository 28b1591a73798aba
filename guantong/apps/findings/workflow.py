"""A matter on its way: registered, handed over, put right, verified by a second person, closed, looked back on (汇办).

The working body prepares; the standing committee's office hands over, to the government and through it; whoever must put
it right plans, reports, and submits files that are sealed then. Only what the standing committee itself handed over is closed
here (销号): an audit issue keeps the audit's recognition beside a conclusion of our own (监督法27、30条, 审计法52条).
"""

from guantong.apps.findings.assessment_workflow import ASSESSMENT, LADDER
from guantong.apps.findings.returned_rows import STATES
from guantong.apps.findings.words import ENDED
from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_COMMISSION = who(Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_DIRECTOR = who(Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_OFFICE = who(Role.STANDING_COMMITTEE_OFFICE, reach=Reach.DISTRICT)
_PREPARES = (_COMMISSION, _OFFICE)
_UNIT = who(Role.BUDGET_UNIT, Role.FINANCE_BUREAU, Role.AUDIT_OFFICE, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS)
_ANSWERS = (_UNIT, _COMMISSION, _OFFICE)
"""Whoever must put it right, or staff who type in what came on paper."""

__all__ = ["ASSESSMENT", "LADDER", "MATTER"]
BEFORE = ("registered",)
"""The unit does not read it yet."""
WITH_THE_UNIT = ("handed_over", "acknowledged", "planned", "returned", "reopened")
"""The unit has to do something."""
OPEN = (*WITH_THE_UNIT, "submitted", "verified")
"""Handed over, and not ended."""
MATTER = Workflow(
    room="findings",
    name="matter",
    words=Words("事项", "matter"),
    states={
        "registered": Words("已登记", "registered"),
        "handed_over": Words("已交办", "handed over"),
        "acknowledged": Words("已签收", "acknowledged"),
        "planned": Words("整改中", "being put right"),
        "submitted": Words("已报送整改情况", "result submitted"),
        "returned": Words("已退回", "sent back"),
        "verified": Words("核查通过", "verified"),
        "closed": Words("已销号", "closed"),
        "concluded": Words("已办结", "concluded"),
        "reopened": Words("已重开", "reopened"),
        "withdrawn": Words("已撤销", "withdrawn"),
    },
    rows=(
        Row("register", Words("登记事项", "register a matter"), (NEW,), "registered", _PREPARES),
        Row("raise_difficulty", Words("提出需协调事项", "raise a difficulty"), (NEW,), "registered", (_UNIT,)),
        Row("revise", Words("修改登记", "revise"), ("registered",), "registered", _PREPARES),
        Row("draft_handover", Words("拟交办函", "draft the letter handing it over"), ("registered",), SAME, _PREPARES),
        Row("draft_urging", Words("拟督办函", "draft the letter urging it"), WITH_THE_UNIT, SAME, _PREPARES),
        Row("draft_slip", Words("拟督办单", "draft the slip urging it"), WITH_THE_UNIT, SAME, _PREPARES),
        Row("confirm_nature", Words("确认性质", "confirm its nature"), ("registered", *OPEN), SAME, _PREPARES),
        Row(
            "hand_over", Words("登记交办", "note that it was handed over"), ("registered",), "handed_over", (_OFFICE, _DIRECTOR),
            opens=Words("交办函签发、编号之后登记", "it opens when the letter was signed and numbered"),
        ),
        Row("add_handler", Words("增加会办单位", "add a joint handler"), ("registered", *OPEN), SAME, _PREPARES),
        Row("acknowledge", Words("签收", "acknowledge"), ("handed_over",), "acknowledged", _ANSWERS),
        Row("plan", Words("报送整改方案", "send the plan"), ("acknowledged", "returned", "reopened"), "planned", _ANSWERS),
        Row("note_progress", Words("登记进展", "note progress"), ("planned", "returned"), SAME, _ANSWERS),
        Row(
            "submit", Words("报送整改情况", "submit the result"), ("planned", "returned"), "submitted", _ANSWERS,
            opens=Words("报送整改方案之后", "after the plan was sent"),
        ),
        Row("propose_stages", Words("提出阶段安排", "propose stages"), ("acknowledged", "planned", "returned", "reopened"), SAME, _ANSWERS),
        Row(
            "confirm_stages", Words("确认阶段安排", "agree to the stages"), ("acknowledged", "planned", "returned", "reopened"), SAME, _PREPARES,
            opens=Words("承办单位提出阶段安排之后", "after stages were proposed"),
        ),
        Row("report_stage", Words("报送阶段整改情况", "report a stage"), ("planned", "returned"), SAME, _ANSWERS),
        Row("return_stage", Words("退回阶段整改情况", "send a stage back"), ("planned", "returned"), SAME, _PREPARES),
        Row("ask_extension", Words("申请延期", "ask for more time"), ("acknowledged", "planned", "returned", "reopened"), SAME, _ANSWERS),
        Row(
            "decide_extension", Words("决定延期申请", "decide on more time"), ("acknowledged", "planned", "returned", "reopened"), SAME,
            (_DIRECTOR, _OFFICE), opens=Words("有延期申请时", "when more time was asked for"),
        ),
        Row("urge", Words("登记督办", "note that it was urged"), (*WITH_THE_UNIT,), SAME, _PREPARES),
        Row(
            "send_back", Words("退回补充整改", "send back"), ("submitted",), "returned", _PREPARES,
            opens=Words("报送整改情况之后", "after the result was submitted"),
        ),
        Row(
            "verify", Words("核查通过", "verify"), ("submitted",), "verified", _PREPARES, others=True,
            opens=Words("由报送人以外的人核查", "by somebody other than who submitted it"),
        ),
        Row(
            "doubt", Words("退回核查", "back to verification"), ("verified",), "submitted", (_DIRECTOR, _OFFICE)
        ),
        Row(
            "close_out", Words("销号", "close out"), ("verified",), "closed", (_DIRECTOR, _OFFICE), others=True,
            opens=Words("由核查人以外的人销号；只限常委会交办的事项", "by somebody other than who verified it; only what the standing committee handed over"),
        ),
        Row(
            "conclude", Words("登记跟踪结论", "note our own conclusion"), ("registered", *OPEN, "concluded"), "concluded", (_DIRECTOR, _OFFICE),
            opens=Words("审计查出问题、需协调事项等不由常委会销号的事项", "for what the standing committee does not close: audit issues, difficulties"),
        ),
        Row("note_audit_state", Words("登记审计认定", "note what the audit recognised"), ("registered", *OPEN, *ENDED), SAME, _PREPARES),
        Row("archive", Words("导出归档包", "take the archive package"), ("registered", *OPEN, *ENDED, "withdrawn"), SAME, _PREPARES),
        Row("look_back", Words("登记回头看", "note a look back"), ENDED, SAME, _PREPARES),
        Row(
            "reopen", Words("重开", "reopen"), ENDED, "reopened", (_DIRECTOR, _OFFICE),
            opens=Words("销号或办结之后发现没有整改到位时", "when it proves not to be put right"),
        ),
        Row("withdraw", Words("撤销", "withdraw"), ("registered", *OPEN), "withdrawn", (_DIRECTOR, _OFFICE)),
        Row("take_in_history", Words("历史导入", "take in as history"), (NEW,), SAME, _PREPARES),
        Row("take_down_difficulty", Words("代录需协调事项", "take down a difficulty"), (NEW,), "registered", _PREPARES),
        Row("take_down_receipt", Words("代录签收", "take down the receipt"), ("handed_over",), "acknowledged", _PREPARES),
        Row("take_down_plan", Words("代录整改方案", "take down the plan"), ("acknowledged", "returned", "reopened"), "planned", _PREPARES),
        Row("take_down_progress", Words("代录进展", "take down progress"), ("planned", "returned"), SAME, _PREPARES),
        Row(
            "take_down_result", Words("代录整改情况", "take down the result"), ("planned", "returned"), "submitted", _PREPARES,
            opens=Words("整改方案报送或代录之后，证明材料已上传", "after the plan, once the files that prove it are attached"),
        ),
    ),
)  # fmt: skip
TAKES_PART = (
    Role.FINANCE_COMMITTEE_MEMBER, Role.SUBDISTRICT_COMMITTEE, Role.FINANCE_BUREAU, Role.AUDIT_OFFICE,
    Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS,
)  # fmt: skip
"""Whose people may be asked to visit in a round of looking back."""

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
        Row("end", Words("结束专项", "end the round"), ("drawn",), "ended", (_DIRECTOR, _OFFICE)),
        Row(
            "withdraw_round", Words("撤销专项", "withdraw the round"), ("prepared", "frozen"), "withdrawn", (_DIRECTOR, _OFFICE),
            opens=Words("已经抽取的专项不能撤销，只能结束并说明", "what was drawn is not withdrawn, only ended with words"),
        ),
    ),
)  # fmt: skip
"""Rounds of looking back (回头看专项). Between the fixing and the drawing nobody chooses anything: the seed is the machine's, the
list stands in the journal beside it, and a round draws once. What is to be looked at besides is named, with the reason."""
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
ISSUE_LIST = Workflow(
    room="findings",
    name="issue_list",
    words=Words("审计问题清单", "list of audit issues"),
    states={
        "read": Words("待确认列", "columns to be confirmed"),
        "mapped": Words("待导入", "to be taken in"),
        "taken_in": Words("已导入", "taken in"),
        "set_aside": Words("未采用", "not used"),
    },
    rows=(
        Row("bring_list", Words("上传审计问题清单", "bring a list of audit issues"), (NEW,), "read", _PREPARES),
        Row("name_bodies", Words("确认单位", "say which bodies are meant"), ("mapped",), "mapped", _PREPARES),
        Row("take_in_list", Words("导入台账", "take in"), ("mapped",), "taken_in", _PREPARES),
        Row("map_columns", Words("确认列的对应", "confirm the columns"), ("read", "mapped"), "mapped", _PREPARES),
        Row("find_header", Words("改选表头", "choose another header"), ("read", "mapped"), "read", _PREPARES),
        Row("set_list_aside", Words("不采用", "set aside"), ("read", "mapped"), "set_aside", _PREPARES),
    ),
)
RETURNED_SHEET = Workflow(
    room="findings",
    name="returned_sheet",
    words=Words("整改情况表", "sheet of rectification"),
    states=STATES,
    rows=(
        Row("bring_sheet", Words("上传整改情况表", "bring a sheet of rectification"), (NEW,), "read", _PREPARES),
        Row("take_down_sheet", Words("录入", "take down"), ("read",), "taken_down", _PREPARES),
        Row("set_sheet_aside", Words("不采用", "set aside"), ("read",), "set_aside", _PREPARES),
    ),
)
RETURNED_TWIN = Workflow(
    room="findings",
    name="returned_twin",
    words=Words("离线表", "returned form"),
    states=STATES,
    rows=(
        Row("bring_twin", Words("上传离线表", "bring a form that came back"), (NEW,), "read", _PREPARES),
        Row("take_down_twin", Words("录入", "take down"), ("read",), "taken_down", _PREPARES),
        Row("set_twin_aside", Words("不采用", "set aside"), ("read",), "set_aside", _PREPARES),
    ),
)
"""Any other form of any room that a body filled in on paper or by OA; what it does is the room's own operation."""
