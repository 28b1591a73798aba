"""A run of the rules; what they point at, on its way through people's hands; the letter that asks (慧诊的流程).

A machine raises, updates and lets lapse; only people check the figures, ask, find and hand on. Once somebody has begun, a
later run changes no state: it marks that the figures have moved.
"""

from guantong.apps.findings.returned_rows import STATES
from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_COMMISSION = who(Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_DIRECTOR = who(Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_SUBDISTRICT = who(Role.SUBDISTRICT_COMMITTEE, reach=Reach.BELOW)
_PREPARES = (_COMMISSION, _SUBDISTRICT)
_DECIDES = (_DIRECTOR, _SUBDISTRICT)
_ADDRESSEE = who(Role.BUDGET_UNIT, Role.FINANCE_BUREAU, Role.AUDIT_OFFICE, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS)
_WAITING = ("sent", "unanswered")

RUN = Workflow(
    room="diagnosis",
    name="run",
    words=Words("诊断", "run"),
    states={
        "asked": Words("进行中", "under way"),
        "done": Words("完成", "done"),
        "broken_off": Words("中断", "broken off"),
    },
    rows=(
        Row("start", Words("运行规则", "run the rules"), (NEW,), "asked", (_COMMISSION,)),
        Row(
            "start_books", Words("对账上数据运行规则", "run the rules over the ledger"), (NEW,), "asked", (_COMMISSION,)
        ),
        Row("end", Words("完成诊断", "end the run"), ("asked", "broken_off"), "done", (_COMMISSION,)),
        Row("break_off", Words("中断诊断", "break the run off"), ("asked",), "broken_off", (_COMMISSION,)),
    ),
)
REFERRED = ("to_finding", "to_consultation")
"""Handed on, and not yet taken up above."""
JUDGED = ("judged", *REFERRED, "received", "archived")
"""A verdict is in force."""
IN_HAND = ("checked", "misread", "asking", "asked", "answered", "unanswered", *JUDGED)
"""Somebody has begun: runs change no state any more."""
UNDER_WAY = tuple(state for state in IN_HAND if state not in ("received", "archived"))
"""Somebody has begun, and it is not ended."""
SIGNAL = Workflow(
    room="diagnosis",
    name="signal",
    words=Words("关注事项", "signal"),
    states={
        "open": Words("待核实", "to be verified"),
        "checked": Words("已初核", "figures checked"),
        "misread": Words("读数有误", "misread"),
        "asking": Words("拟函中", "letter being drafted"),
        "asked": Words("已发函", "asked by letter"),
        "answered": Words("已复函", "answered"),
        "unanswered": Words("期满未复", "not answered in time"),
        "judged": Words("已有核实结论", "judged"),
        "to_finding": Words("转问题", "referred to findings"),
        "to_consultation": Words("转会商", "referred to consultation"),
        "received": Words("已接收", "taken up"),
        "archived": Words("已归档", "archived"),
        "lapsed": Words("不再出现", "no longer seen"),
    },
    rows=(
        Row("raise", Words("提示", "raise"), (NEW,), "open", (_COMMISSION,)),
        Row("update", Words("更新", "update"), ("open", "lapsed"), "open", (_COMMISSION,)),
        Row("lapse", Words("标为不再出现", "mark as no longer seen"), ("open",), "lapsed", (_COMMISSION,)),
        Row("follow", Words("跟进数据变化", "follow the figures"), IN_HAND, SAME, (_COMMISSION,)),
        Row(
            "confirm_reading", Words("数据初核：读数无误", "first check: read right"), ("open", "misread", "answered"), "checked",
            _PREPARES, opens=Words("打开每一处证据，对照原件", "open every piece of evidence and hold it against the file"),
        ),
        Row(
            "report_misreading", Words("数据初核：读数有误", "first check: misread"), ("open", "checked"), "misread", _PREPARES
        ),
        Row("list_in_letter", Words("列入了解情况函", "put into a letter"), ("checked",), "asking", _PREPARES),
        Row("take_out", Words("移出了解情况函", "take out of the letter"), ("asking",), "checked", _PREPARES),
        Row("ask", Words("去函了解情况", "ask by letter"), ("asking", "asked", "unanswered"), "asked", _DECIDES),
        Row("unask", Words("撤回去函", "withdraw the question"), ("asked", "unanswered"), "checked", _DECIDES),
        Row("answer", Words("复函", "answer"), ("asked", "unanswered"), "answered", (*_PREPARES, _ADDRESSEE)),
        Row("miss_answer", Words("登记期满未复", "note that no answer came"), ("asked",), "unanswered", _PREPARES),
        Row(
            "judge", Words("作出核实结论", "judge"), ("checked", "misread", "answered", "unanswered"), "judged", _DECIDES,
            opens=Words("数据初核之后、收到复函（或期满未复）时作出核实结论", "after the first check, and the reply or its day"),
        ),
        Row("refer_to_finding", Words("转问题", "refer to findings"), ("judged",), "to_finding", _DECIDES),
        Row(
            "refer_to_consultation", Words("转会商", "refer to consultation"), ("judged",), "to_consultation", _DECIDES
        ),
        Row("receive", Words("接收", "take up"), REFERRED, "received", (_COMMISSION,)),
        Row("send_back", Words("退回", "send back"), REFERRED, "judged", (_COMMISSION,)),
        Row("archive", Words("归档", "archive"), ("judged",), "archived", _DECIDES),
        Row("reopen", Words("重新核实", "reopen"), ("judged", "archived"), "checked", _DECIDES),
        Row("tell", Words("告知单位", "tell the unit"), JUDGED, SAME, _DECIDES),
        Row("look_again", Words("已重新查看", "looked again"), IN_HAND, SAME, _PREPARES),
    ),
)  # fmt: skip
LETTER = Workflow(
    room="diagnosis",
    name="letter",
    words=Words("了解情况函", "letter of enquiry"),
    states={
        "draft": Words("拟稿", "draft"),
        "sent": Words("已发出", "sent"),
        "answered": Words("已复函", "answered"),
        "unanswered": Words("期满未复", "not answered in time"),
        "withdrawn": Words("已撤回", "withdrawn"),
        "discarded": Words("已作废", "discarded"),
    },
    rows=(
        Row("draft", Words("拟了解情况函", "draft a letter"), (NEW,), "draft", _PREPARES),
        Row(
            "send", Words("登记发出", "note that it was sent"), ("draft",), "sent", _DECIDES,
            opens=Words("签发、编号、用印之后登记", "it opens when it was signed, numbered and sealed"),
        ),
        Row("revise", Words("修改拟稿", "revise the draft"), ("draft",), "draft", _PREPARES),
        Row("refresh", Words("按现在的数据更新", "bring up to the figures of today"), ("draft",), "draft", _PREPARES),
        Row("discard", Words("作废拟稿", "discard the draft"), ("draft",), "discarded", _PREPARES),
        Row(
            "note_passing", Words("登记转送机关收到", "note that the office between received it"), ("sent",), SAME, _PREPARES,
            opens=Words("经区政府办公室转送的函发出之后登记", "it opens when a letter went out through the office"),
        ),
        Row(
            "note_receipt", Words("登记单位收到", "note that the unit received it"), ("sent",), SAME, _PREPARES,
            opens=Words("单位收到之日起计算复函期限", "the days of the reply count from it"),
        ),
        Row("reply", Words("复函", "reply"), _WAITING, "answered", (*_PREPARES, _ADDRESSEE)),
        Row("note_no_reply", Words("登记期满未复", "note that no reply came"), ("sent",), "unanswered", _PREPARES),
        Row(
            "note_signed_copy", Words("登记签发件", "note the signed copy"), (*_WAITING, "answered"), SAME, _PREPARES,
            opens=Words("签发件扫描上传为附件之后登记", "it opens when the signed copy was attached"),
        ),
        Row(
            "note_signed_reply", Words("登记复函签发件", "note the signed reply"), ("answered",), SAME, (*_PREPARES, _ADDRESSEE),
            opens=Words("签字盖章的复函扫描上传为附件之后登记", "it opens when the signed and sealed reply was scanned and attached"),
        ),
        Row("correct", Words("拟更正函", "draft a correction"), _WAITING, SAME, _PREPARES),
        Row("archive", Words("导出归档包", "take the archive package"), (*_WAITING, "answered", "withdrawn"), SAME, _PREPARES),
        Row("supersede", Words("以更正函取代", "supersede by the correction"), _WAITING, "withdrawn", _DECIDES),
        Row("withdraw", Words("撤回", "withdraw"), _WAITING, "withdrawn", _DECIDES),
    ),
)  # fmt: skip
RETURNED_REPLY = Workflow(
    room="diagnosis",
    name="returned_reply",
    words=Words("答复表", "answered sheet"),
    states=STATES,
    rows=(
        Row("bring_reply", Words("上传答复表", "bring an answered sheet"), (NEW,), "read", _PREPARES),
        Row("take_down_reply", Words("录入为复函", "take down as the reply"), ("read",), "taken_down", _PREPARES),
        Row("set_reply_aside", Words("不采用", "set aside"), ("read",), "set_aside", _PREPARES),
    ),
)
THRESHOLD = Workflow(
    room="diagnosis",
    name="threshold",
    words=Words("阈值覆盖", "district threshold"),
    states={
        "proposed": Words("待确认", "to be confirmed"),
        "in_force": Words("有效", "in force"),
        "ended": Words("已终止", "ended"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("propose", Words("提出阈值", "propose a threshold"), (NEW,), "proposed", (_COMMISSION,)),
        Row(
            "put_in_force", Words("确认生效", "put in force"), ("proposed",), "in_force", (_COMMISSION,), others=True,
            opens=Words("由提出人以外的同事对照文件确认", "a colleague of who proposed it confirms it by the document"),
        ),
        Row("withdraw", Words("撤回", "withdraw"), ("proposed",), "withdrawn", (_COMMISSION,)),
        Row("end", Words("终止", "end"), ("in_force",), "ended", (_COMMISSION,)),
    ),
)  # fmt: skip
