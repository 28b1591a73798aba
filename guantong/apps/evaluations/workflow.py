"""Standards, score sheets, a project from its targets to what came of them, reports, choices (评价标准、评分、项目绩效流程).

Staff prepare, open and close; deputies on the roll score in person; the keyholders open what was sealed. What narrows a verb to
one person, being on the roll or holding a key, is the sheet's own reason (`scores.why_not`).
"""

from guantong.apps.evaluations.models.scoring import KEYHOLDER_ROLES
from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_STAFF = who(
    Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF, reach=Reach.DISTRICT
)
_COMMISSION = who(Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF, reach=Reach.DISTRICT)
_FINANCE = who(Role.FINANCE_BUREAU, reach=Reach.DISTRICT)
_UNIT = who(Role.BUDGET_UNIT)
_FILLS = (_COMMISSION, _FINANCE, _UNIT)
_DEPUTIES = who(Role.DEPUTY, reach=Reach.DISTRICT)
_KEYHOLDERS = who(*KEYHOLDER_ROLES, reach=Reach.DISTRICT)
STANDARD = Workflow(
    room="evaluations",
    name="standard",
    words=Words("评价标准", "standard of evaluation"),
    states={
        "proposed": Words("待确认", "to be confirmed"),
        "in_force": Words("有效", "in force"),
        "ended": Words("已终止", "ended"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("propose_standard", Words("录入评价标准", "enter a standard"), (NEW,), "proposed", (_STAFF,)),
        Row(
            "put_in_force", Words("确认生效", "put in force"), ("proposed",), "in_force", (_STAFF,), others=True,
            opens=Words("由录入人以外的同事对照文件确认", "a colleague of who entered it confirms it by the document"),
        ),
        Row("withdraw_standard", Words("撤回", "withdraw"), ("proposed",), "withdrawn", (_STAFF,)),
        Row("end_standard", Words("终止", "end"), ("in_force",), "ended", (_STAFF,)),
    ),
)  # fmt: skip
SHEET = Workflow(
    room="evaluations",
    name="score_sheet",
    words=Words("评分表", "score sheet"),
    states={
        "prepared": Words("已准备", "prepared"),
        "open": Words("评分中", "scoring"),
        "closed": Words("评分截止", "scoring closed"),
        "counted": Words("已汇总", "result known"),
        "void": Words("已作废", "void"),
    },
    rows=(
        Row("prepare", Words("准备评分表", "prepare a score sheet"), (NEW,), "prepared", (_STAFF,)),
        Row(
            "draw_share", Words("领取密钥份", "draw one's share of the key"), ("prepared",), SAME, (_KEYHOLDERS,),
            opens=Words("由指定的两名密钥保管人各自领取", "each of the two named keyholders draws an own one"),
        ),
        Row("note_recusal", Words("登记回避", "note a recusal"), ("prepared", "open"), SAME, (_STAFF,)),
        Row(
            "recuse", Words("申请回避", "ask to be recused"), ("prepared", "open"), SAME, (_DEPUTIES,),
            opens=Words("由名册上的代表本人在评分之前提出", "a deputy on the roll asks in person, before scoring"),
        ),
        Row(
            "open_scoring", Words("开始评分", "open the scoring"), ("prepared",), "open", (_STAFF,),
            opens=Words("无记名电子评分须两名密钥保管人都领取密钥份", "where it is sealed, both keyholders have drawn their shares"),
        ),
        Row(
            "score", Words("打分", "score"), ("open",), SAME, (_DEPUTIES,),
            opens=Words("由名册上的在任代表本人在截止之前打分", "deputies on the roll and in office score in person, before the close"),
        ),
        Row(
            "withdraw_score", Words("撤回重评", "take one's score back"), ("open",), SAME, (_DEPUTIES,),
            opens=Words("在截止之前可以撤回，重新打分", "before the close a score can be taken back and given anew"),
        ),
        Row("type_score", Words("录入纸质评分表", "type a paper sheet"), ("open", "closed"), SAME, (_STAFF,)),
        Row(
            "repeat_score", Words("复录纸质评分表", "type a paper sheet again"), ("open", "closed"), SAME, (_STAFF,),
            opens=Words("由另一人按纸质表独立再录一次", "another person types the paper sheet again, without seeing the first"),
        ),
        Row(
            "settle_score", Words("核定双录差异", "settle where two typings differ"), ("open", "closed"), SAME, (_STAFF,),
            opens=Words("两人录入不一致时，对照纸质表逐处核定", "where two typings differ, each field is settled from the paper"),
        ),
        Row("take_back_typed", Words("撤回录入", "take back what was typed"), ("open", "closed"), SAME, (_STAFF,)),
        Row("close_scoring", Words("截止评分", "close the scoring"), ("open",), "closed", (_STAFF,)),
        Row("count_scores", Words("汇总评分", "bring the scores together"), ("closed",), "counted", (_STAFF,)),
        Row(
            "open_seals", Words("开封汇总", "open the seals"), ("closed",), "counted", (_KEYHOLDERS,),
            opens=Words("两名密钥保管人在同一台设备上输入各自的密钥份", "both keyholders type their shares at one machine"),
        ),
        Row(
            "draft_scores", Words("拟结果表", "draft the table of the result"), ("counted",), SAME, (_STAFF,),
            opens=Words("汇总之后，由会务人员拟稿", "once the result is known, by the staff"),
        ),
        Row("declare_void", Words("作废评分表", "declare void"), ("prepared", "open", "closed"), "void", (_STAFF,)),
    ),
)  # fmt: skip
PERFORMANCE = Workflow(
    room="evaluations",
    name="performance",
    words=Words("项目绩效", "performance of a project"),
    states={
        "set": Words("目标已填报", "targets entered"),
        "approved": Words("目标已批复", "targets approved"),
        "self_evaluated": Words("已自评", "evaluated by the unit"),
        "evaluated": Words("已评价", "evaluated"),
        "applied": Words("结果已应用", "result applied"),
    },
    rows=(
        Row("set_up", Words("登记项目绩效", "enter a project"), (NEW,), "set", _FILLS),
        Row("take_in_history", Words("历史导入", "take in as history"), (NEW,), SAME, _FILLS),
        Row("enter_targets", Words("填报绩效目标", "enter targets"), ("set",), SAME, _FILLS),
        Row("approve_targets", Words("登记目标批复", "note the approval of the targets"), ("set",), "approved", (_COMMISSION, _FINANCE)),
        Row("read", Words("填报监控或评价数据", "enter readings"), ("approved", "self_evaluated", "evaluated"), SAME, _FILLS),
        Row("note_completion", Words("登记项目完成", "note the completion"), ("approved", "self_evaluated"), SAME, _FILLS),
        Row("self_evaluate", Words("登记自评", "note the self-evaluation"), ("approved",), "self_evaluated", _FILLS),
        Row(
            "evaluate", Words("登记评价", "note the evaluation"), ("approved", "self_evaluated"), "evaluated", (_COMMISSION, _FINANCE)
        ),
        Row("feed_back", Words("登记反馈", "note the feedback"), ("evaluated", "applied"), SAME, (_COMMISSION, _FINANCE)),
        Row("apply_result", Words("登记结果应用", "note what came of it"), ("evaluated",), "applied", (_COMMISSION, _FINANCE)),
    ),
)  # fmt: skip
PERFORMANCE_FILE = Workflow(
    room="evaluations",
    name="performance_file",
    words=Words("绩效填报表", "sheet of performance"),
    states={
        "read": Words("待导入", "to be taken in"),
        "taken_in": Words("已导入", "taken in"),
        "set_aside": Words("未采用", "not used"),
    },
    rows=(
        Row("bring_performance", Words("上传绩效填报表", "bring a sheet of performance"), (NEW,), "read", _FILLS),
        Row("take_in_performance", Words("导入", "take in"), ("read",), "taken_in", _FILLS),
        Row("set_performance_aside", Words("不采用", "set aside"), ("read",), "set_aside", _FILLS),
    ),
)
MATERIAL = Workflow(
    room="evaluations",
    name="material",
    words=Words("项目数据核对材料", "material of a project"),
    states={
        "drawn": Words("系统生成，未经审定", "drawn by the machine"),
        "released": Words("已审定发布", "released"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("draw_material", Words("生成核对材料", "draw the material"), (NEW,), "drawn", (_COMMISSION,)),
        Row(
            "release", Words("审定发布", "release"), ("drawn",), "released", (who(Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT),),
            opens=Words("由预算工委主任逐句核对后以本人名义发布", "the director compares every sentence and releases it by name"),
        ),
        Row("withdraw_material", Words("撤回", "withdraw"), ("drawn", "released"), "withdrawn", (_COMMISSION,)),
    ),
)  # fmt: skip
REPORT = Workflow(
    room="evaluations",
    name="report",
    words=Words("评价报告", "report of an evaluation"),
    states={"received": Words("已登记", "received"), "withdrawn": Words("已撤回", "withdrawn")},
    rows=(
        Row("receive", Words("登记评价报告", "receive a report"), (NEW,), "received", (_COMMISSION,)),
        Row("read_quality", Words("对照清单阅评", "go through the reading list"), ("received",), SAME, (_COMMISSION,)),
        Row("note_finding", Words("摘录反映的问题", "note a finding"), ("received",), SAME, (_COMMISSION,)),
        Row("use_finding", Words("登记问题去向", "note what became of a finding"), ("received",), SAME, (_COMMISSION,)),
        Row(
            "raise_from_finding",
            Words("转为意见", "raise an opinion from a finding"),
            ("received",),
            SAME,
            (_COMMISSION,),
        ),
        Row(
            "aim_from_finding",
            Words("转为下年绩效目标", "set next year's target from a finding"),
            ("received",),
            SAME,
            (_COMMISSION,),
        ),
        Row("note_change", Words("登记后续变化", "note what changed after"), ("received",), SAME, (_COMMISSION,)),
        Row("withdraw_report", Words("撤回登记", "withdraw"), ("received",), "withdrawn", (_COMMISSION,)),
    ),
)
NOMINATION = Workflow(
    room="evaluations",
    name="nomination",
    words=Words("代表提名", "nomination"),
    states={"standing": Words("有效", "standing"), "withdrawn": Words("已撤回", "withdrawn")},
    rows=(
        Row("nominate", Words("提名评价项目", "nominate a project"), (NEW,), "standing", (_DEPUTIES,)),
        Row(
            "withdraw_nomination", Words("撤回提名", "withdraw"), ("standing",), "withdrawn", (_DEPUTIES,),
            opens=Words("由提名的代表本人撤回", "the deputy who nominated withdraws it"),
        ),
    ),
)  # fmt: skip
CHOICE = Workflow(
    room="evaluations",
    name="choice",
    words=Words("评价项目选取", "choice of projects"),
    states={
        "drawn": Words("待决定", "to be decided"),
        "decided": Words("已决定", "decided"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("draw_up", Words("列出候选项目", "draw up the list"), (NEW,), "drawn", (_COMMISSION,)),
        Row("decide_choice", Words("登记选取决定", "note the decision"), ("drawn",), "decided", (_STAFF,)),
        Row("withdraw_choice", Words("撤回", "withdraw"), ("drawn",), "withdrawn", (_COMMISSION,)),
    ),
)
