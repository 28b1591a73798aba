"""A need on its way from a person's mouth to a confirmed line, and out of here when it must (诉求流程)."""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_KEEPERS = who(
    Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF, reach=Reach.DISTRICT
)
_GRASSROOTS = who(Role.SUBDISTRICT_COMMITTEE, Role.LIAISON_STATION, reach=Reach.BELOW)
_DEPUTIES = who(Role.DEPUTY, Role.LEADER, reach=Reach.DISTRICT)
_NEIGHBOURS = who(Role.RESIDENT_REPRESENTATIVE)
_OPEN = ("received", "confirmed")
NEED = Workflow(
    room="voices",
    name="need",
    words=Words("诉求", "need"),
    states={
        "received": Words("待确认", "to be confirmed"),
        "confirmed": Words("已确认", "confirmed"),
        "left": Words("已转出", "handed on"),
        "erased": Words("已清除", "erased"),
    },
    rows=(
        Row("take_down", Words("记录诉求", "take a need down"), (NEW,), "received", (_KEEPERS, _GRASSROOTS, _DEPUTIES, _NEIGHBOURS)),
        Row("confirm", Words("确认地点和领域", "confirm place and field"), _OPEN, "confirmed", (_KEEPERS, _GRASSROOTS)),
        Row("hide_more", Words("补充隐去", "hide more words"), _OPEN, SAME, (_KEEPERS, _GRASSROOTS)),
        Row("join_copies", Words("合并显示为同一诉求", "show as copies of one"), _OPEN, SAME, (_KEEPERS, _GRASSROOTS)),
        Row("part_copy", Words("移出同一诉求", "take out of the copies"), _OPEN, SAME, (_KEEPERS, _GRASSROOTS)),
        Row(
            "refer_away", Words("转信访/纪检", "hand on to petitions or discipline"), _OPEN, "left", (_KEEPERS, _GRASSROOTS),
            basis="budget-law-2018-art-91",
            opens=Words("检举控告不在这里办理，内容转出后即清除", "reports of wrongdoing are not handled here; the words leave"),
        ),
        Row("erase", Words("应本人要求清除", "erase on request"), _OPEN, "erased", (_KEEPERS, _GRASSROOTS)),
        Row(
            "tell", Words("告知提出人", "tell whoever raised it"), _OPEN, SAME, (_KEEPERS, _GRASSROOTS),
            opens=Words("凭回执码查看，不联系本人", "read with the receipt code; nobody is called"),
        ),
        Row("let_originals_go", Words("清除到期原文", "let originals go whose day has come"), (NEW,), SAME, (_KEEPERS, _GRASSROOTS)),
        Row("group", Words("查重和归类", "find copies and groups"), (NEW,), SAME, (_KEEPERS, _GRASSROOTS)),
        Row("read_original", Words("查看原文", "read the original"), _OPEN, SAME, (_KEEPERS, _GRASSROOTS)),
    ),
)  # fmt: skip
NEED_FILE = Workflow(
    room="voices",
    name="need_file",
    words=Words("诉求导入", "file of needs"),
    states={
        "previewed": Words("待导入", "to be taken in"),
        "applied": Words("已导入", "taken in"),
        "discarded": Words("已作废", "discarded"),
    },
    rows=(
        Row("upload", Words("上传诉求文件", "bring a file of needs"), (NEW,), "previewed", (_KEEPERS, _GRASSROOTS)),
        Row("apply", Words("按预览导入", "take it in as previewed"), ("previewed",), "applied", (_KEEPERS, _GRASSROOTS)),
        Row("discard", Words("作废", "discard"), ("previewed",), "discarded", (_KEEPERS, _GRASSROOTS)),
    ),
)  # fmt: skip
NEED_SOURCE = Workflow(
    room="voices",
    name="need_source",
    words=Words("来源对照", "known columns"),
    states={"known": Words("使用中", "in use"), "dropped": Words("已停用", "no longer used")},
    rows=(
        Row("name_columns", Words("对照各列并上传", "say which columns are which"), (NEW,), "known", (_KEEPERS, _GRASSROOTS)),
        Row("drop_columns", Words("停用这份对照", "use it no longer"), ("known",), "dropped", (_KEEPERS, _GRASSROOTS)),
    ),
)  # fmt: skip
_CALLERS = (_KEEPERS, who(Role.SUBDISTRICT_COMMITTEE, reach=Reach.BELOW))
CALL = Workflow(
    room="voices",
    name="call",
    words=Words("年度征集", "yearly call"),
    states={
        "draft": Words("草拟", "draft"),
        "published": Words("已发布", "published"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("draft_call", Words("草拟征集", "draft a call"), (NEW,), "draft", _CALLERS),
        Row("revise_call", Words("修改", "revise"), ("draft",), SAME, _CALLERS),
        Row("publish_call", Words("发布征集", "publish it"), ("draft",), "published", _CALLERS),
        Row("withdraw_call", Words("撤回征集", "withdraw it"), ("draft", "published"), "withdrawn", _CALLERS),
    ),
)  # fmt: skip
ANSWER = Workflow(
    room="voices",
    name="answer_link",
    words=Words("预算回应", "budget answer"),
    states={"linked": Words("已认定", "linked"), "taken_back": Words("已撤回", "taken back")},
    rows=(
        Row(
            "link_line", Words("认定预算项回应这类诉求", "say that a line answers these needs"), (NEW,), "linked", (_KEEPERS,),
            opens=Words("由人认定，系统不自动对应", "a person says it; the system matches nothing by itself"),
        ),
        Row("take_link_back", Words("撤回认定", "take it back"), ("linked",), "taken_back", (_KEEPERS,)),
    ),
)  # fmt: skip
