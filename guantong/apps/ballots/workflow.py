"""A ballot box on its way from preparing to the counted result, and the rules it is judged by (票箱流程).

Staff of the standing committee's office prepare, open and close; members cast; the keyholders open. What narrows a verb to
one person, being on the roll or holding a key, is the box's own reason (`queries.why_not`).
"""

from guantong.apps.ballots.models import KEYHOLDER_ROLES, MEMBER_ROLES
from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_OFFICE = who(Role.STANDING_COMMITTEE_OFFICE, reach=Reach.DISTRICT)
_MEMBERS = who(*MEMBER_ROLES)
_KEYHOLDERS = who(*KEYHOLDER_ROLES, reach=Reach.DISTRICT)
BOX = Workflow(
    room="ballots",
    name="box",
    words=Words("票箱", "ballot box"),
    states={
        "prepared": Words("已准备", "prepared"),
        "open": Words("投票中", "voting"),
        "closed": Words("投票截止", "voting closed"),
        "typed": Words("待复核计票", "count to be repeated"),
        "differing": Words("两次计票不一致", "count and recount differ"),
        "opened": Words("已开箱计票", "opened and counted"),
        "void": Words("已作废", "void"),
    },
    rows=(
        Row("prepare", Words("准备票箱", "prepare a ballot box"), (NEW,), "prepared", (_OFFICE,)),
        Row(
            "draw_share", Words("领取密钥份", "draw one's share of the key"), ("prepared",), SAME, (_KEYHOLDERS,),
            opens=Words("由指定的两名密钥保管人各自领取", "each of the two named keyholders draws an own one"),
        ),
        Row(
            "open", Words("开始投票", "open the vote"), ("prepared",), "open", (_OFFICE,),
            opens=Words("两名密钥保管人都领取密钥份之后", "it opens when both keyholders drew their shares"),
        ),
        Row("seat", Words("补登到会", "note who came later"), ("open",), SAME, (_OFFICE,)),
        Row(
            "cast", Words("投票", "cast"), ("open",), SAME, (_MEMBERS,),
            opens=Words("由名册上已登记到会的组成人员本人投票", "members on the roll who are present vote in person"),
        ),
        Row("register_sheets", Words("登记发票收票", "note sheets given out and returned"), ("open", "closed"), SAME, (_OFFICE,)),
        Row("close", Words("截止投票", "close the vote"), ("open",), "closed", (_OFFICE,)),
        Row(
            "count", Words("开箱计票", "open and count"), ("closed",), "opened", (_KEYHOLDERS,),
            opens=Words("两名密钥保管人在同一台设备上输入各自的密钥份", "both keyholders type their shares at one machine"),
        ),
        Row("type_count", Words("录入计票单", "type the count sheet"), ("closed",), "typed", (_OFFICE,)),
        Row(
            "repeat_count", Words("录入复点结果", "type the recount"), ("typed",), "opened", (_OFFICE,), others=True,
            opens=Words("由另一人按复点的计票单独立录入", "another person types the sheet of the recount, without seeing the first"),
        ),
        Row("find_differing", Words("记下两次计票不一致", "note that count and recount differ"), ("typed",), "differing", (_OFFICE,), others=True),
        Row(
            "settle_count", Words("核定计票差异", "settle where count and recount differ"), ("differing",), "opened", (_OFFICE,),
            opens=Words("两次计票不一致时，会同监票人对照计票单和票逐项核定", "where they differ, each count is settled with the tellers from sheets and ballots"),
        ),
        Row("withdraw_count", Words("撤回录入", "take the typed count back"), ("typed", "differing"), "closed", (_OFFICE,)),
        Row(
            "declare_void", Words("作废票箱", "declare void"), ("prepared", "open", "closed", "typed", "differing"), "void", (_OFFICE,)
        ),
    ),
)  # fmt: skip
RULE = Workflow(
    room="ballots",
    name="rule",
    words=Words("测评标准", "rule of assessment"),
    states={
        "proposed": Words("待确认", "to be confirmed"),
        "in_force": Words("有效", "in force"),
        "ended": Words("已终止", "ended"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("propose", Words("录入测评标准", "enter a rule"), (NEW,), "proposed", (_OFFICE,)),
        Row(
            "put_in_force", Words("确认生效", "put in force"), ("proposed",), "in_force", (_OFFICE,), others=True,
            opens=Words("由录入人以外的同事对照文件确认", "a colleague of who entered it confirms it by the document"),
        ),
        Row("withdraw", Words("撤回", "withdraw"), ("proposed",), "withdrawn", (_OFFICE,)),
        Row("end", Words("终止", "end"), ("in_force",), "ended", (_OFFICE,)),
    ),
)  # fmt: skip
