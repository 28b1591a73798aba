"""A file on its way to figures: received, read, published as part of a snapshot, superseded by a later one (批次的流程).

Nothing is deleted: a correction supersedes, and what was published before can still be read as it was.
"""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, Row, Workflow, who

_COMMISSION = who(Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_SUBDISTRICT = who(Role.SUBDISTRICT_COMMITTEE, reach=Reach.BELOW)
_ITS_OWN = who(Role.FINANCE_BUREAU, Role.BUDGET_UNIT)
_BRINGING = (_COMMISSION, _SUBDISTRICT, _ITS_OWN)
_UNPUBLISHED = ("received", "read", "unreadable")

BATCH = Workflow(
    room="figures",
    name="batch",
    words=Words("批次", "batch"),
    states={
        "received": Words("待读取", "to be read"),
        "read": Words("待发布", "to be published"),
        "unreadable": Words("未能读取", "could not be read"),
        "published": Words("已发布", "published"),
        "superseded": Words("已被取代", "superseded"),
        "discarded": Words("已作废", "discarded"),
    },
    rows=(
        Row("upload", Words("上传文件", "upload"), (NEW,), "received", _BRINGING),
        Row("read", Words("读取", "read"), ("received",), "read", _BRINGING),
        Row("give_up", Words("标为未能读取", "give up reading"), ("received",), "unreadable", _BRINGING),
        Row(
            "publish", Words("发布为快照", "publish as a snapshot"), ("read",), "published", (_COMMISSION,),
            opens=Words("读取完成、核对控制数后可以发布", "it opens when the file was read and its totals were looked at"),
        ),
        Row("read_again", Words("重新读取", "read again"), _UNPUBLISHED, "received", _BRINGING),
        Row("supersede", Words("取代", "supersede"), ("published",), "superseded", (_COMMISSION,)),
        Row("discard", Words("作废", "discard"), _UNPUBLISHED, "discarded", _BRINGING),
    ),
)  # fmt: skip
EXPECTED = Workflow(
    room="figures",
    name="expected",
    words=Words("应公开文件", "expected document"),
    states={
        "expected": Words("应公开", "to be published"),
        "set_aside": Words("不需公开", "need not be published"),
    },
    rows=(
        Row(
            "expect", Words("列入应公开清单", "expect"), (NEW,), "expected", (_COMMISSION,), "budget-law-2018-art-14-2"
        ),
        Row("amend", Words("按清单更正", "amend by the list"), ("expected", "set_aside"), "expected", (_COMMISSION,)),
        Row("set_aside", Words("标为不需公开", "set aside"), ("expected",), "set_aside", (_COMMISSION,)),
        Row("take_back", Words("恢复为应公开", "take back"), ("set_aside",), "expected", (_COMMISSION,)),
    ),
)
REGISTER_FILE = Workflow(
    room="figures",
    name="register_file",
    words=Words("清单导入", "list taken in"),
    states={
        "previewed": Words("待确认导入", "to be confirmed"),
        "applied": Words("已导入", "taken in"),
        "discarded": Words("不导入", "not taken in"),
    },
    rows=(
        Row("upload", Words("上传清单", "upload a list"), (NEW,), "previewed", (_COMMISSION,)),
        Row("apply", Words("按预览导入", "take in as previewed"), ("previewed",), "applied", (_COMMISSION,)),
        Row("discard", Words("不导入", "do not take in"), ("previewed",), "discarded", (_COMMISSION,)),
    ),
)
