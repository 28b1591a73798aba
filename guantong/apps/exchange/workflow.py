"""Keys are entered by one and confirmed by another; packages go out numbered, and come in by their numbers (交换的流程).

Nothing of a package is deleted; a number is used once.
"""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_OFFICE = who(
    Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR, Role.STANDING_COMMITTEE_OFFICE, reach=Reach.DISTRICT
)
_FINANCE = who(Role.FINANCE_BUREAU)
_ENTERS = who(Role.SYSTEM_ADMINISTRATOR, reach=Reach.DISTRICT)
_CONFIRMS = who(Role.SECURITY_ADMINISTRATOR, reach=Reach.DISTRICT)

KEY = Workflow(
    room="exchange",
    name="key",
    words=Words("对方钥匙", "partner's key"),
    states={
        "registered": Words("待第二人确认", "to be confirmed"),
        "confirmed": Words("使用中", "in use"),
        "revoked": Words("已撤销", "revoked"),
    },
    rows=(
        Row("register_key", Words("登记对方钥匙", "enter a key"), (NEW,), "registered", (_ENTERS,)),
        Row(
            "confirm_key", Words("核对指纹并确认", "compare and confirm"), ("registered",), "confirmed", (_CONFIRMS,), others=True,
            opens=Words("由另一人当面或电话核对指纹后确认", "a second person compares the fingerprint in person or by telephone"),
        ),
        Row("revoke_key", Words("撤销钥匙", "revoke the key"), ("registered", "confirmed"), "revoked", (_CONFIRMS,)),
    ),
)  # fmt: skip
OUTGOING = Workflow(
    room="exchange",
    name="outgoing",
    words=Words("发出的数据包", "package that went out"),
    states={"packed": Words("已打包", "packed")},
    rows=(Row("pack", Words("打包导出", "pack"), (NEW,), "packed", (_OFFICE, _FINANCE)),),
)
ARRIVAL = Workflow(
    room="exchange",
    name="arrival",
    words=Words("收到的数据包", "package that came in"),
    states={
        "waiting": Words("待前序", "waits for an earlier one"),
        "taken_in": Words("已接收", "taken in"),
        "refused": Words("不予接收", "not taken in"),
        "given_up": Words("放弃等待", "given up"),
    },
    rows=(
        Row("receive", Words("接收数据包", "bring a package"), (NEW,), "waiting", (_OFFICE,)),
        Row("take_up", Words("按编号接收", "take in by number"), ("waiting",), "taken_in", (_OFFICE,)),
        Row("turn_away", Words("不予接收", "turn away"), ("waiting",), "refused", (_OFFICE,)),
        Row("place_again", Words("再送一次", "place again"), ("taken_in",), SAME, (_OFFICE,)),
        Row("give_up", Words("放弃等待缺号", "give a number up"), (NEW,), "given_up", (_OFFICE,)),
    ),
)
