"""A file of records on its way into the books: mapped, taken in, published, corrected by a later edition, reversed (报送的流程).

Nothing is deleted: an edition that was corrected and a batch that was reversed stay, and can still be read as they stood.
"""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_COMMISSION = who(Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_SUBDISTRICT = who(Role.SUBDISTRICT_COMMITTEE, reach=Reach.BELOW)
_ITS_OWN = who(Role.FINANCE_BUREAU, Role.BUDGET_UNIT, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS)
_BRINGING = (_COMMISSION, _SUBDISTRICT, _ITS_OWN)
_UNPUBLISHED = ("uploaded", "mapped", "taken_in", "refused")

FEED = Workflow(
    room="feeds",
    name="feed",
    words=Words("数据来源", "feed"),
    states={"in_use": Words("使用中", "in use"), "retired": Words("已停用", "retired")},
    rows=(
        Row("open_feed", Words("登记来源", "open a feed"), (NEW,), "in_use", _BRINGING),
        Row("retire", Words("停用", "retire"), ("in_use",), "retired", (_COMMISSION,)),
        Row("take_up", Words("恢复使用", "take up again"), ("retired",), "in_use", (_COMMISSION,)),
        Row("forget", Words("不再沿用字段对应", "forget a mapping"), ("in_use", "retired"), SAME, _BRINGING),
    ),
)
DELIVERY = Workflow(
    room="feeds",
    name="delivery",
    words=Words("报送", "delivery"),
    states={
        "uploaded": Words("待确认字段", "to be mapped"),
        "mapped": Words("待取数", "to be taken in"),
        "taken_in": Words("待发布", "to be published"),
        "refused": Words("未能取数", "could not be taken in"),
        "published": Words("已入账", "published"),
        "superseded": Words("已被更正", "superseded"),
        "reversed": Words("已红冲", "reversed"),
        "reversal": Words("红冲批次", "reversal"),
        "discarded": Words("已作废", "discarded"),
    },
    rows=(
        Row("upload", Words("上传明细", "upload"), (NEW,), "uploaded", _BRINGING),
        Row("map", Words("确认字段对应", "confirm the mapping"), _UNPUBLISHED, "mapped", _BRINGING),
        Row("take_in", Words("取数", "take in"), ("mapped",), "taken_in", _BRINGING),
        Row("refuse", Words("标为未能取数", "mark as not taken in"), ("mapped",), "refused", _BRINGING),
        Row(
            "publish", Words("发布入账", "publish"), ("taken_in",), "published", (_COMMISSION,),
            opens=Words("取数完成、核对控制数后可以发布", "it opens when it was taken in and its totals were looked at"),
        ),
        Row("supersede", Words("更正取代", "supersede"), ("published",), "superseded", (_COMMISSION,)),
        Row("restore", Words("恢复计入", "count again"), ("superseded",), "published", (_COMMISSION,)),
        Row(
            "reverse", Words("整批红冲", "reverse the batch"), ("published",), "reversed", (_COMMISSION,),
            opens=Words("在账上的批次可以红冲；没有发布的请作废", "a batch that counts is reversed; discard what is not published"),
        ),
        Row("enter_reversal", Words("登记红冲批次", "enter a reversal"), (NEW,), "reversal", (_COMMISSION,)),
        Row("discard", Words("作废", "discard"), _UNPUBLISHED, "discarded", _BRINGING),
    ),
)  # fmt: skip
