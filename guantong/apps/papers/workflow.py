"""A paper from draft to receipts: who checks did not draft, who signs is named by post, a person sends (公文的流程)."""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_OFFICES = who(
    Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF, reach=Reach.DISTRICT
)
_HEADS = who(Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_OUT = ("issued", "delivered")

PAPER = Workflow(
    room="papers",
    name="paper",
    words=Words("公文", "paper"),
    states={
        "draft": Words("拟稿", "draft"),
        "checked": Words("已核稿", "checked"),
        "signed": Words("已签发", "signed"),
        "exported": Words("已导出待编号", "exported, number awaited"),
        "issued": Words("已发出", "issued"),
        "delivered": Words("已全部签收", "received everywhere"),
        "withdrawn": Words("已撤回", "withdrawn"),
        "discarded": Words("已作废", "discarded"),
    },
    rows=(
        Row("draft", Words("拟稿", "draft"), (NEW,), "draft", (_OFFICES,)),
        Row("revise", Words("修改拟稿", "revise the draft"), ("draft",), "draft", (_OFFICES,)),
        Row(
            "check", Words("核稿", "check"), ("draft",), "checked", (_OFFICES,), others=True,
            opens=Words("由没有动过笔的同事核稿", "a colleague who did not write on it checks it"),
        ),
        Row("send_back", Words("退回修改", "send back"), ("checked",), "draft", (_OFFICES,)),
        Row("sign", Words("签发", "sign"), ("checked",), "signed", (_HEADS,)),
        Row("export", Words("导出到公文系统", "export to the office's system"), ("signed",), "exported", (_OFFICES,)),
        Row(
            "register", Words("登记编号和发出", "note number and sending"), ("exported",), "issued", (_OFFICES,),
            opens=Words("办公室编号、用印、由人送出之后登记", "it opens when the office numbered and sealed it and a person sent it"),
        ),
        Row("note_receipt", Words("登记签收", "note a receipt"), _OUT, SAME, (_OFFICES,)),
        Row(
            "note_signed_copy", Words("登记签发件", "note the signed copy"), _OUT, SAME, (_OFFICES,),
            opens=Words("签字盖章件扫描上传为附件之后登记", "it opens when the signed copy was attached"),
        ),
        Row("deliver", Words("全部签收", "received everywhere"), ("issued",), "delivered", (_OFFICES,)),
        Row("correct", Words("拟更正件", "draft a correction"), _OUT, SAME, (_OFFICES,)),
        Row("supersede", Words("以更正件取代", "supersede by the correction"), _OUT, "withdrawn", (_OFFICES,)),
        Row("withdraw", Words("撤回", "withdraw"), ("signed", "exported", *_OUT), "withdrawn", (_HEADS,)),
        Row(
            "note_told", Words("登记已告知撤回", "note who was told"), ("withdrawn",), SAME, (_OFFICES,),
            opens=Words("撤回之后逐一告知收到的单位", "after withdrawal everybody who got it is told"),
        ),
        Row("discard", Words("作废拟稿", "discard the draft"), ("draft", "checked"), "discarded", (_OFFICES,)),
    ),
)  # fmt: skip
