"""Between the two lists: the board, its rounds, what is said of two items, what becomes of each, the joint list (相向会商流程)."""

from guantong.domain.facing.fates import NAMES, Kind
from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_KEEPERS = who(
    Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF, reach=Reach.DISTRICT
)
_OFFICE = who(Role.STANDING_COMMITTEE_OFFICE, reach=Reach.DISTRICT)
_UNTIL_FROZEN = Words(
    "清单已冻结：须有区政府常务会议或主任会议、常委会的新决定，才能重开",
    "the list is frozen: a new decision of either side opens it again",
)
BOARD = Workflow(
    room="consultation",
    name="board",
    words=Words("相向会商", "convergence board"),
    states={"conferring": Words("会商中（草案）", "conferring (a draft)"), "frozen": Words("已冻结", "frozen")},
    rows=(
        Row("open_board", Words("开始相向会商", "begin conferring"), (NEW,), "conferring", (_KEEPERS,)),
        Row("open_round", Words("开始一轮会商", "begin a round"), ("conferring",), SAME, (_KEEPERS,), opens=_UNTIL_FROZEN),
        Row("note_decision", Words("登记议定", "note a decision"), ("conferring",), SAME, (_KEEPERS,), opens=_UNTIL_FROZEN),
        Row("freeze", Words("冻结共同清单", "freeze the joint list"), ("conferring",), "frozen", (_KEEPERS,)),
        Row(
            "reopen_board", Words("按新决定重开", "open it again by a decision"), ("frozen",), "conferring", (_KEEPERS,),
            opens=Words("冻结后只有新的决定才能形成新版", "after freezing only a new decision makes a new edition"),
        ),
    ),
)  # fmt: skip
ROUND = Workflow(
    room="consultation",
    name="round",
    words=Words("会商轮次", "round of conferring"),
    states={"open": Words("进行中", "going on"), "closed": Words("已结束", "closed")},
    rows=(
        Row("edit_round", Words("修改会商记录", "change its record"), ("open",), SAME, (_KEEPERS,)),
        Row("close_round", Words("结束本轮会商", "close the round"), ("open",), "closed", (_KEEPERS,)),
    ),
)
_ANY = ("open", *(kind.value for kind in Kind))
_SETTLES = {
    "list_jointly": (Kind.JOINT, Words("列入共同清单", "put it on the joint list")),
    "put_off": (Kind.LATER, Words("以后年度采纳", "adopt it in a later year")),
    "fold_in": (Kind.MERGED, Words("并入另一项", "merge it into another")),
    "decline": (Kind.DECLINED, Words("不予采纳", "decline it")),
}
FATE = Workflow(
    room="consultation",
    name="fate",
    words=Words("去处", "fate of an item"),
    states={"open": Words("待定", "open"), **{kind.value: words for kind, words in NAMES.items()}},
    rows=(
        *(
            Row(verb, words, _ANY, kind.value, (_KEEPERS,), unconflicted=True)
            for verb, (kind, words) in _SETTLES.items()
        ),
        Row("take_fate_back", Words("改为待定", "open it again"), _ANY[1:], "open", (_KEEPERS,), unconflicted=True),
    ),
)
PAIRING = Workflow(
    room="consultation",
    name="pairing",
    words=Words("配对", "pairing"),
    states={
        "suggested": Words("待判断", "to be judged"),
        "accepted": Words("是一件事", "one matter"),
        "refused": Words("不是一回事", "two matters"),
    },
    rows=(
        Row("accept_match", Words("是一件事", "one matter"), ("suggested", "refused"), "accepted", (_KEEPERS,), unconflicted=True),
        Row("refuse_match", Words("不是一回事", "two matters"), ("suggested",), "refused", (_KEEPERS,), unconflicted=True),
        Row("reconsider_match", Words("重新判断", "judge it anew"), ("accepted", "refused"), "suggested", (_KEEPERS,), unconflicted=True),
    ),
)  # fmt: skip
DECISION = Workflow(
    room="consultation",
    name="list_decision",
    words=Words("清单议定", "decision about the list"),
    states={"noted": Words("已登记", "noted"), "struck": Words("已更正", "corrected")},
    rows=(
        Row("strike_decision", Words("登记有误，更正", "noted wrongly: strike it"), ("noted",), "struck", (_KEEPERS,)),
    ),
)
JOINT_LIST = Workflow(
    room="consultation",
    name="joint_list",
    words=Words("共同清单", "joint list"),
    states={
        "frozen": Words("已冻结，未公布", "frozen, not published"),
        "published": Words("已公布", "published"),
        "replaced": Words("已由新版代替", "replaced by a later edition"),
        "taken_down": Words("已撤下", "taken down"),
    },
    rows=(
        Row(
            "publish_list", Words("向居民公布", "publish it to residents"), ("frozen", "taken_down"), "published", (_KEEPERS,),
            others=True, opens=Words("由冻结人以外的另一人核对后公布", "a second person checks and publishes it"),
        ),
        Row(
            "put_to_vote", Words("交付票决", "put it to the vote"), ("frozen", "published"), SAME, (_OFFICE,),
            opens=Words("清单冻结之后，由常委会办公室办理", "once it is frozen, by the committee's office"),
        ),
        Row(
            "tell_voted", Words("告知票决结果", "tell what was voted"), ("published",), SAME, (_KEEPERS,),
            opens=Words("票决结果公布之后", "once the result of the vote is announced"),
        ),
        Row("take_list_down", Words("撤下", "take it down"), ("published",), "taken_down", (_KEEPERS,)),
        Row("replace_list", Words("由新版代替", "replaced by a later edition"), ("frozen", "published", "taken_down"), "replaced", (_KEEPERS,)),
    ),
)  # fmt: skip
