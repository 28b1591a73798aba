"""A file on its way to figures: received, read, published as part of a snapshot, superseded by a later one (批次的流程).

Nothing is deleted: a correction supersedes, and what was published before can still be read as it was.
"""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

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
        "taken_down": Words("已撤下", "taken down"),
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
        Row("identify", Words("认定单位", "say whose it is"), ("read",), "read", (_COMMISSION,)),
        Row(
            "overtake", Words("得知同一文件已另行发布", "learn that the same document was published"), ("read",), "read",
            (_COMMISSION,),
        ),
        Row("correct_reading", Words("另读为新的一批", "read it as another batch"), (NEW,), "received", _BRINGING),
        Row(
            "typed", Words("并入手工录入", "add what was typed"), ("read", "unreadable"), "received", _BRINGING, others=True
        ),
        Row("read_anew", Words("另读一批", "read it another time"), ("published", "taken_down"), SAME, _BRINGING),
        Row(
            "take_down", Words("撤下", "take down"), ("published",), "taken_down", (_COMMISSION,),
            opens=Words("已发布的批次可以撤下；没有发布的请作废", "a published batch is taken down; discard what is not published"),
        ),
        Row("supersede", Words("取代", "supersede"), ("published",), "superseded", (_COMMISSION,)),
        Row("discard", Words("作废", "discard"), _UNPUBLISHED, "discarded", _BRINGING),
    ),
)  # fmt: skip
CORRECTION = Workflow(
    room="figures",
    name="correction",
    words=Words("更正", "correction"),
    states={
        "in_force": Words("生效", "in force"),
        "let_go": Words("不再更正", "let go"),
        "replaced": Words("已被替换", "replaced"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("correct", Words("更正读数", "correct the reading"), (NEW,), "in_force", _BRINGING),
        Row("let_go", Words("不再更正", "let the correction go"), (NEW,), "let_go", _BRINGING),
        Row("replace", Words("替换更正", "replace the correction"), ("in_force", "let_go"), "replaced", _BRINGING),
        Row("withdraw", Words("撤回更正", "withdraw the correction"), ("in_force", "let_go"), "withdrawn", _BRINGING),
    ),
)
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
        Row(
            "note_request",
            Words("登记函请补充", "note what was asked by letter"),
            ("expected",),
            "expected",
            (_COMMISSION,),
            opens=Words("数据补充函发出之后登记", "it opens when the letter that asks for it went out"),
        ),
        Row("identify_line", Words("认定单位", "say whose it is"), ("expected",), "expected", (_COMMISSION,)),
        Row("take_back", Words("恢复为应公开", "take back"), ("set_aside",), "expected", (_COMMISSION,)),
    ),
)
_FIRST = Words("由第一位录入人办理", "it is for who types first")
_SECOND = Words("由另一位录入人办理", "it is for who types second")
TYPING = Workflow(
    room="figures",
    name="typing",
    words=Words("手工录入", "typing"),
    states={
        "typing_first": Words("第一人录入中", "being typed by the first"),
        "typed_by_first": Words("待第二人录入", "waiting for the second typist"),
        "typing_second": Words("第二人录入中", "being typed by the second"),
        "differing": Words("两遍有差异", "the two typings differ"),
        "agreed": Words("两遍一致", "agreed"),
        "given_up": Words("已放弃录入", "given up"),
    },
    rows=(
        Row("begin", Words("开始录入", "begin typing"), (NEW,), "typing_first", _BRINGING),
        Row("save_first", Words("保存", "save"), ("typing_first",), "typing_first", _BRINGING, opens=_FIRST),
        Row("done_first", Words("录完第一遍", "end the first typing"), ("typing_first",), "typed_by_first", _BRINGING, opens=_FIRST),
        Row("take_second", Words("录第二遍", "type it a second time"), ("typed_by_first",), "typing_second", _BRINGING, opens=_SECOND, others=True),
        Row("save_second", Words("保存", "save"), ("typing_second",), "typing_second", _BRINGING, opens=_SECOND, others=True),
        Row("done_second", Words("录完并比对", "end and compare"), ("typing_second",), "differing", _BRINGING, opens=_SECOND, others=True),
        Row("settle", Words("核定差异", "settle differences"), ("differing",), "differing", _BRINGING, others=True),
        Row("agree", Words("两遍一致", "agree"), ("typing_second", "differing"), "agreed", _BRINGING, others=True),
        Row("give_up", Words("放弃录入", "give up"), ("typing_first", "typed_by_first", "typing_second", "differing"), "given_up", _BRINGING),
    ),
)  # fmt: skip
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
