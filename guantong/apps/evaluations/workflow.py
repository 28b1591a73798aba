"""Standards, and a score sheet on its way from preparing to the result (评价标准、评分流程).

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
        Row("take_back_typed", Words("撤回录入", "take back what was typed"), ("open", "closed"), SAME, (_STAFF,)),
        Row("close_scoring", Words("截止评分", "close the scoring"), ("open",), "closed", (_STAFF,)),
        Row("count_scores", Words("汇总评分", "bring the scores together"), ("closed",), "counted", (_STAFF,)),
        Row(
            "open_seals", Words("开封汇总", "open the seals"), ("closed",), "counted", (_KEYHOLDERS,),
            opens=Words("两名密钥保管人在同一台设备上输入各自的密钥份", "both keyholders type their shares at one machine"),
        ),
        Row("declare_void", Words("作废评分表", "declare void"), ("prepared", "open", "closed"), "void", (_STAFF,)),
    ),
)  # fmt: skip
