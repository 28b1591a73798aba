"""The way of an adjustment plan: received, studied, answered, revised, submitted, decided, published, filed (预算调整流程).

Government brings, and everything it brings is received; the commission studies; the standing committee decides, which is noted
here with its number. A matter that is no adjustment is registered as reported.
"""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_COMMISSION = who(Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_FINANCE = who(Role.FINANCE_BUREAU, reach=Reach.DISTRICT)
_NOTES = who(Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_OFFICE = who(Role.STANDING_COMMITTEE_OFFICE, reach=Reach.DISTRICT)
_BRINGS = (_FINANCE, _COMMISSION)
_OPEN = ("received", "studying", "answered", "revised", "submitted")
_FILLING = ("received", "studying", "answered", "revised")
_ANY = (*_OPEN, "approved", "partly", "rejected", "published", "filed", "reported", "withdrawn")
_COUNCIL = Words(
    "由主任会议决定，此处登记决定和文号", "the chairpersons' council decides; what it decided is noted here with its number"
)  # fmt: skip
_COMMITTEE = Words(
    "提请常委会之后，由常委会决定，此处登记文号和日期",
    "the standing committee decides after it was submitted; number and day are noted",
)

PLAN = Workflow(
    room="adjustments",
    name="plan",
    words=Words("预算调整方案", "budget adjustment plan"),
    states={
        "received": Words("已收到", "received"),
        "studying": Words("研究中", "under study"),
        "answered": Words("财政已反馈", "answered by finance"),
        "revised": Words("已修改", "revised"),
        "submitted": Words("已提请常委会", "before the standing committee"),
        "approved": Words("已批准", "approved"),
        "partly": Words("部分批准", "approved in part"),
        "rejected": Words("未批准", "not approved"),
        "published": Words("已公开", "published"),
        "filed": Words("已备案", "filed"),
        "reported": Words("报告事项", "reported, no adjustment"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("receive", Words("登记收到", "receive a plan"), (NEW,), "received", _BRINGS, "budget-law-2018-art-69-6"),
        Row("report", Words("登记报告事项", "register a matter that is no adjustment"), (NEW,), "reported", _BRINGS),
        Row("take_in_history", Words("导入历史", "take in history"), (NEW,), "filed", (_COMMISSION,)),
        Row("bring_items", Words("上传调整明细", "bring the items"), _FILLING, SAME, _BRINGS),
        Row("take_in_items", Words("导入明细", "take the items in"), _FILLING, SAME, _BRINGS),
        Row("set_items_aside", Words("不用这份明细", "set the items aside"), _FILLING, SAME, _BRINGS),
        Row("type_item", Words("录入一项", "type an item"), _FILLING, SAME, _BRINGS, "budget-law-2018-art-69-1"),
        Row("drop_item", Words("撤销一项", "take an item back"), _FILLING, SAME, _BRINGS),
        Row("set_session", Words("登记提请的会议", "name the session"), _OPEN, SAME, (_NOTES, _COMMISSION)),
        Row("choose_option", Words("登记主任会议的处理", "note what the council chose"), _OPEN, SAME, (_NOTES,), opens=_COUNCIL),
        Row("study", Words("开始研究", "begin the study"), ("received",), "studying", (_COMMISSION,), "budget-law-2018-art-22-4"),
        Row("remark", Words("提出一条意见", "make a remark"), ("studying", "revised"), SAME, (_COMMISSION,), unconflicted=True),
        Row("draft_opinion", Words("拟研究意见", "draft the opinion"), ("studying", "revised"), SAME, (_COMMISSION,), "budget-law-2018-art-22-4"),
        Row("answer_remark", Words("登记对一条意见的反馈", "note the answer to a remark"), ("studying", "answered", "revised"), SAME, _BRINGS),
        Row("answer", Words("登记财政反馈", "note finance's answer"), ("studying", "revised"), "answered", _BRINGS),
        Row("revise", Words("收到修改后的方案", "receive a revised plan"), ("received", "studying", "answered", "revised"), "revised", _BRINGS),
        Row("submit", Words("提请常委会", "submit to the standing committee"), _FILLING, "submitted", (_FINANCE, _COMMISSION, _NOTES), "budget-law-2018-art-69-7"),
        Row("approve", Words("登记批准", "note the approval"), ("submitted",), "approved", (_NOTES,), "budget-law-2018-art-69-7", _COMMITTEE),
        Row("approve_partly", Words("登记部分批准", "note an approval in part"), ("submitted",), "partly", (_NOTES,), "budget-law-2018-art-69-7", _COMMITTEE),
        Row("reject", Words("登记未批准", "note that it was not approved"), ("submitted",), "rejected", (_NOTES,), "budget-law-2018-art-69-7", _COMMITTEE),
        Row("publish", Words("登记公开", "note the publication"), ("approved", "partly"), "published", _BRINGS, "budget-law-2018-art-14-1"),
        Row("file", Words("登记备案", "note the filing"), ("published",), "filed", _BRINGS, "budget-law-2018-art-73"),
        Row("correct", Words("更正登记", "correct what was noted"), (*_OPEN, "approved", "partly", "published", "filed", "reported"), SAME, (_COMMISSION,)),
        Row("take_decision_back", Words("撤销决定的登记", "take the noted decision back"), ("approved", "partly", "rejected"), "submitted", (_NOTES,)),
        Row("archive", Words("导出归档包", "take the archive package"), _ANY, SAME, (_COMMISSION, _OFFICE)),
        Row("withdraw", Words("登记撤回", "note that it was withdrawn"), (*_OPEN, "reported"), "withdrawn", _BRINGS),
    ),
)  # fmt: skip
