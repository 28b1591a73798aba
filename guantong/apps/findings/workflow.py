"""A matter on its way: registered, handed over, put right, verified by a second person, closed, looked back on (汇办).

The working body prepares; the standing committee's office hands over, to the government and through it; whoever must put
it right plans, reports, and submits files that are sealed then. Only what the standing committee itself handed over is closed
here (销号): an audit issue keeps the audit's recognition beside a conclusion of our own (监督法27、30条, 审计法52条).
"""

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
    ),
)  # fmt: skip
