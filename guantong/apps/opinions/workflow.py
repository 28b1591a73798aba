"""An opinion on its way: raised, merged, referred, answered by the unit, confirmed by finance, held against the next version.

Software prepares the letter and a named person sends it; finance says in writing what it does; a person confirms what the
versions show. Whoever raised it is told, may rate the answer, and may raise it again.
"""

from guantong.apps.findings.returned_rows import STATES
from guantong.apps.opinions.wording import ANSWERED, OPEN
from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_COMMISSION = who(Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_OFFICE = who(Role.STANDING_COMMITTEE_OFFICE, reach=Reach.DISTRICT)
_PREPARES = (_COMMISSION, _OFFICE)
_SUBDISTRICT = who(Role.SUBDISTRICT_COMMITTEE, reach=Reach.DISTRICT)
_THEMSELVES = who(Role.DEPUTY, Role.EXPERT, Role.FINANCE_COMMITTEE_MEMBER, reach=Reach.DISTRICT)
_RAISES = (*_PREPARES, _SUBDISTRICT, _THEMSELVES)
"""Who raises one: for others on a desk, or of oneself; a person touches no other's (`whose.not_theirs`)."""
_UNIT = who(Role.BUDGET_UNIT, Role.FINANCE_BUREAU, Role.AUDIT_OFFICE, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS)
_FINANCE = who(Role.FINANCE_BUREAU, reach=Reach.DISTRICT)
_COMMISSION_AND_FINANCE = (_COMMISSION, _FINANCE)

OPINION = Workflow(
    room="opinions",
    name="opinion",
    words=Words("意见", "opinion"),
    states={
        "raised": Words("已提出", "raised"),
        "merged": Words("已归并", "merged"),
        "referred": Words("已转送", "referred"),
        "drafted": Words("单位已拟答复", "answer drafted"),
        "replied": Words("财政已答复", "answered"),
        "verified": Words("已核验落实", "landing verified"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("raise_opinion", Words("提出意见", "raise an opinion"), (NEW,), "raised", _RAISES, unconflicted=True),
        Row("correct", Words("更正意见", "correct the opinion"), ("raised",), SAME, _RAISES),
        Row("merge", Words("归并", "merge"), ("raised",), "merged", (*_PREPARES, _SUBDISTRICT)),
        Row("unmerge", Words("撤销归并", "take the merging back"), ("merged",), "raised", (*_PREPARES, _SUBDISTRICT)),
        Row("come_apart", Words("随主意见撤回而恢复", "come apart, the other being withdrawn"), ("merged",), "raised", _RAISES),
        Row(
            "refer", Words("登记转送", "note that it was referred"), ("raised",), "referred", _PREPARES,
            opens=Words("转送函编号、送出之后登记", "after the letter was numbered and sent"),
        ),
        Row(
            "draft_answer", Words("拟答复", "draft the answer"), ("referred", "drafted"), "drafted", (_UNIT,),
            opens=Words("转送之后，由意见所涉单位答复", "after it was referred, by the unit it is about"),
        ),
        Row("take_down_answer", Words("代录答复", "take down the answer"), ("referred", "drafted"), "drafted", _PREPARES),
        Row("send_back", Words("退回单位", "send back to the unit"), ("drafted",), "referred", (_FINANCE, *_PREPARES)),
        Row(
            "confirm", Words("财政书面确认", "confirm in writing"), ("referred", "drafted"), "replied", (_FINANCE,), unconflicted=True,
            opens=Words("转送之后，由财政部门以文号确认", "after it was referred, by finance and with a document"),
        ),
        Row(
            "take_down_confirmation", Words("代录财政确认", "take down finance's confirmation"), ("referred", "drafted"), "replied", _PREPARES,
        ),
        Row(
            "verify", Words("确认落实核验", "confirm the landing"), ANSWERED, "verified", _PREPARES, others=True, unconflicted=True,
            opens=Words("由录入财政答复以外的人核验", "by somebody other than who typed finance's answer"),
        ),
        Row("tell", Words("登记告知", "note that a proposer was told"), ANSWERED, SAME, (*_PREPARES, _SUBDISTRICT)),
        Row(
            "note_signed_answer", Words("登记答复签发件", "note the signed answer"), ANSWERED, SAME, _PREPARES,
            opens=Words("签字盖章的答复扫描上传为附件之后登记", "it opens when the signed and sealed answer was scanned and attached"),
        ),
        Row("correct_confirmation", Words("更正答复", "correct the confirmation"), ANSWERED, "replied", (_FINANCE, *_PREPARES)),
        Row(
            "rate", Words("评价答复", "rate the answer"), ANSWERED, SAME, (_THEMSELVES,),
            opens=Words("答复告知之后，由提出人本人评价", "after being told, by who raised it"),
        ),
        Row("take_down_rating", Words("代录评价", "take down a rating"), ANSWERED, SAME, (*_PREPARES, _SUBDISTRICT)),
        Row("raise_again", Words("再次提出", "raise again"), ANSWERED, SAME, _RAISES),
        Row(
            "make_suggestion", Words("转为代表建议", "turn into a deputy's suggestion"), (*OPEN, *ANSWERED), SAME, _PREPARES,
            basis="deputies-law-2025-art-51", opens=Words("由人大代表提出的意见", "an opinion a deputy raised"),
        ),
        Row("withdraw", Words("撤回意见", "withdraw"), ("raised", "referred", "drafted"), "withdrawn", _RAISES),
        Row("take_in_history", Words("历史导入", "take in as history"), (NEW,), SAME, _PREPARES),
    ),
)  # fmt: skip
REFERRAL = Workflow(
    room="opinions",
    name="referral",
    words=Words("意见转送", "referral"),
    states={
        "prepared": Words("拟转送", "prepared"),
        "sent": Words("已送出", "sent"),
        "given_up": Words("不送", "given up"),
    },
    rows=(
        Row("prepare", Words("拟转送", "prepare a referral"), (NEW,), "prepared", _PREPARES),
        Row("draft_letter", Words("拟转送函", "draft the letter"), ("prepared",), SAME, _PREPARES),
        Row("draft_summary", Words("拟意见建议汇总表", "draft the summary"), ("prepared", "sent"), SAME, _PREPARES),
        Row(
            "note_sent", Words("登记送出", "note that it was sent"), ("prepared",), "sent", _PREPARES,
            opens=Words("转送函签发、编号、由人送出之后", "after the letter was signed, numbered and sent by a person"),
        ),
        Row("archive", Words("导出归档包", "take the archive package"), ("prepared", "sent"), SAME, _PREPARES),
        Row("give_up", Words("不送", "give up"), ("prepared",), "given_up", _PREPARES),
    ),
)  # fmt: skip
SUGGESTION = Workflow(
    room="opinions",
    name="suggestion",
    words=Words("代表建议", "deputy's suggestion"),
    states={
        "made": Words("待录入建议系统", "to be entered"),
        "assigned": Words("已交办", "assigned"),
        "replied": Words("已答复代表", "replied to"),
        "given_up": Words("未提出", "not made"),
    },
    rows=(
        Row(
            "note_number", Words("登记建议编号和交办日期", "note its number and day"), ("made",), "assigned", _PREPARES,
            basis="deputies-law-2025-art-51", opens=Words("在建议系统中编号、交办之后", "after it was numbered and assigned there"),
        ),
        Row("note_reply", Words("登记答复代表日期", "note the day of the reply"), ("assigned",), "replied", _PREPARES),
        Row("drop_suggestion", Words("不提出", "do not make it"), ("made",), "given_up", _PREPARES),
    ),
)  # fmt: skip
RETURNED_ANSWERS = Workflow(
    room="opinions",
    name="returned_answers",
    words=Words("意见答复表", "sheet of answers"),
    states=STATES,
    rows=(
        Row("bring_answers", Words("上传意见答复表", "bring a sheet of answers"), (NEW,), "read", _PREPARES),
        Row("take_down_answers", Words("录入答复", "take the answers down"), ("read",), "taken_down", _PREPARES),
        Row("set_answers_aside", Words("不采用", "set aside"), ("read",), "set_aside", _PREPARES),
    ),
)
HISTORY = Workflow(
    room="opinions",
    name="history_file",
    words=Words("历年意见表", "file of earlier opinions"),
    states={
        "read": Words("待导入", "to be taken in"),
        "taken_in": Words("已导入", "taken in"),
        "set_aside": Words("未采用", "not used"),
    },
    rows=(
        Row("bring_history", Words("上传历年意见表", "bring earlier opinions"), (NEW,), "read", _PREPARES),
        Row("take_in", Words("导入历年意见", "take in as history"), ("read",), "taken_in", _PREPARES),
        Row("set_history_aside", Words("不采用", "set aside"), ("read",), "set_aside", _PREPARES),
    ),
)
LINE_LINK = Workflow(
    room="opinions",
    name="line_link",
    words=Words("预算项对应", "link of budget lines"),
    states={"decided": Words("已认定", "decided"), "taken_back": Words("已撤销", "taken back")},
    rows=(
        Row("decide_link", Words("认定对应", "decide what became of a line"), (NEW,), "decided", _COMMISSION_AND_FINANCE),
        Row("take_link_back", Words("撤销认定", "take the decision back"), ("decided",), "taken_back", _COMMISSION_AND_FINANCE),
    ),
)  # fmt: skip
