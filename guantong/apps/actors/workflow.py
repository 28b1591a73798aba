"""What may be done to organisations, accounts and memberships, and by whom (人员与机构的流程).

The three administrators are separated: the system administrator makes accounts and organisations, the security
administrator gives and ends roles, the security auditor reads (GB/T 22239-2019 三员分立).
"""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import CONFLICT_OF_INTEREST, NEW, Row, Workflow, who

_SYSTEM = who(Role.SYSTEM_ADMINISTRATOR, reach=Reach.DISTRICT)
_SECURITY = who(Role.SECURITY_ADMINISTRATOR, reach=Reach.DISTRICT)
_ANYBODY = who(*Role)
_HEAD_OF_OFFICE = who(Role.BUDGET_COMMISSION_DIRECTOR, Role.SUBDISTRICT_COMMITTEE)
_KEEPS_THE_REGISTER = who(
    Role.STANDING_COMMITTEE_OFFICE,
    Role.BUDGET_COMMISSION_DIRECTOR,
    Role.BUDGET_COMMISSION_STAFF,
    reach=Reach.DISTRICT,
)
_OFFICE = who(Role.STANDING_COMMITTEE_OFFICE, reach=Reach.DISTRICT)
_COMMISSION = who(Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF, reach=Reach.DISTRICT)

ORGANISATION = Workflow(
    room="actors",
    name="organisation",
    words=Words("机构", "organisation"),
    states={"standing": Words("在册", "standing"), "dissolved": Words("已撤销", "dissolved")},
    rows=(
        Row("found", Words("设立", "found"), (NEW,), "standing", (_SYSTEM,)),
        Row("amend", Words("更正", "amend"), ("standing",), "standing", (_SYSTEM,)),
        Row("succeed", Words("登记沿革", "record a succession"), ("standing",), "standing", (_SYSTEM,)),
        Row("dissolve", Words("撤销", "dissolve"), ("standing",), "dissolved", (_SYSTEM,)),
    ),
)
PERSON = Workflow(
    room="actors",
    name="person",
    words=Words("账号", "account"),
    states={"active": Words("可登录", "active"), "closed": Words("已停用", "closed")},
    rows=(
        Row("admit", Words("建立账号", "make the account"), (NEW,), "active", (_SYSTEM,)),
        Row(
            "issue_link", Words("出具激活链接", "issue an activation link"), ("active",), "active", (_SYSTEM,), others=True,
            opens=Words("本人在“更换口令”页自行更换", "one's own password is changed on its own page"),
        ),
        Row("close", Words("停用账号", "close the account"), ("active",), "closed", (_SYSTEM, _SECURITY), others=True),
        Row("reopen", Words("恢复账号", "reopen the account"), ("closed",), "active", (_SYSTEM,)),
        Row("release", Words("解除暂停登录", "release the lock-out"), ("active",), "active", (_SECURITY,), others=True),
        Row(
            "reset_second_factor", Words("重置双因素", "reset the second factor"), ("active",), "active", (_SECURITY,),
            others=True,
            opens=Words("本人在“双因素”页自行更换", "one's own second factor is changed on its own page"),
        ),
    ),
)  # fmt: skip
MEMBERSHIP = Workflow(
    room="actors",
    name="membership",
    words=Words("任职", "membership"),
    states={"in_force": Words("在任", "in force"), "ended": Words("已结束", "ended")},
    rows=(
        Row("appoint", Words("授予角色", "give a role"), (NEW,), "in_force", (_SECURITY,)),
        Row("revoke", Words("收回角色", "end a role"), ("in_force",), "ended", (_SECURITY,)),
    ),
)
SUBSTITUTION = Workflow(
    room="actors",
    name="substitution",
    words=Words("代办", "substitution"),
    states={"in_force": Words("生效", "in force"), "ended": Words("已结束", "ended")},
    rows=(
        Row("stand_in", Words("指定代办", "name a substitute"), (NEW,), "in_force", (_SECURITY, _HEAD_OF_OFFICE)),
        Row(
            "stand_down", Words("结束代办", "end a substitution"), ("in_force",), "ended", (_SECURITY, _HEAD_OF_OFFICE)
        ),
    ),
)
CONFLICT = Workflow(
    room="actors",
    name="conflict",
    words=Words("利益冲突", "conflict of interest"),
    states={"in_force": Words("须回避", "in force"), "ended": Words("已结束", "ended")},
    rows=(
        Row(
            "declare", Words("申报利益冲突", "declare a conflict"), (NEW,), "in_force", (_ANYBODY,),
            basis=CONFLICT_OF_INTEREST,
        ),
        Row(
            "note_conflict", Words("登记利益冲突", "record a conflict"), (NEW,), "in_force", (_KEEPS_THE_REGISTER,),
            basis=CONFLICT_OF_INTEREST,
        ),
        Row(
            "end_conflict", Words("结束回避", "end a conflict"), ("in_force",), "ended", (_KEEPS_THE_REGISTER,),
            opens=Words("由登记人员核实后结束，本人不能自行结束", "the keepers of the register end it, never oneself"),
            others=True,
        ),
    ),
)  # fmt: skip
SMALL_OFFICE = Workflow(
    room="actors",
    name="small_office",
    words=Words("小机构方案", "small-office profile"),
    states={"on": Words("已启用", "on"), "off": Words("已停用", "off")},
    rows=(
        Row("turn_on", Words("启用小机构方案", "turn the profile on"), (NEW,), "on", (_SECURITY,)),
        Row("turn_off", Words("停用小机构方案", "turn the profile off"), ("on",), "off", (_SECURITY,)),
    ),
)
TERM = Workflow(
    room="actors",
    name="term",
    words=Words("届次", "term of office"),
    states={"running": Words("任期中", "running"), "over": Words("已届满", "over")},
    rows=(
        Row("open_term", Words("开始一届", "open a term"), (NEW,), "running", (_OFFICE, _SYSTEM)),
        Row("close_term", Words("登记届满", "close the term"), ("running",), "over", (_OFFICE, _SYSTEM)),
    ),
)
DEPUTY = Workflow(
    room="actors",
    name="deputy",
    words=Words("代表信息", "deputy's record"),
    states={"kept": Words("在册", "kept")},
    rows=(
        Row("describe_deputy", Words("登记代表信息", "record a deputy"), (NEW, "kept"), "kept", (_OFFICE, _SYSTEM)),
    ),
)  # fmt: skip
EXPERT = Workflow(
    room="actors",
    name="expert",
    words=Words("专家信息", "expert's record"),
    states={"kept": Words("在库", "in the pool")},
    rows=(
        Row(
            "describe_expert", Words("登记专家信息", "record an expert"), (NEW, "kept"), "kept",
            (_OFFICE, _COMMISSION, _SYSTEM),
        ),
        Row("record_fee", Words("登记劳务费", "record a fee"), ("kept",), "kept", (_OFFICE, _COMMISSION)),
    ),
)  # fmt: skip
INTAKE = Workflow(
    room="actors",
    name="intake",
    words=Words("导入", "intake"),
    states={
        "previewed": Words("待确认", "previewed"),
        "applied": Words("已生效", "applied"),
        "discarded": Words("已作废", "discarded"),
    },
    rows=(
        Row("upload", Words("上传并预览", "upload and preview"), (NEW,), "previewed", (_SYSTEM,)),
        Row(
            "apply", Words("确认生效", "apply"), ("previewed",), "applied", (_SECURITY,), others=True,
            opens=Words("系统管理员准备，安全管理员复核后确认", "the system administrator prepares, the security administrator checks and applies"),
        ),
        Row("discard", Words("作废", "discard"), ("previewed",), "discarded", (_SYSTEM, _SECURITY)),
    ),
)  # fmt: skip
ARRANGEMENT = Workflow(
    room="actors",
    name="arrangement",
    words=Words("移交安排", "arrangement"),
    states={"arranged": Words("已安排", "arranged")},
    rows=(
        Row("arrange", Words("安排接手人", "name the new owner"), (NEW, "arranged"), "arranged", (_KEEPS_THE_REGISTER,)),
    ),
)  # fmt: skip
HANDOVER = Workflow(
    room="actors",
    name="handover",
    words=Words("移交清单", "hand-over list"),
    states={"handed": Words("待签字", "to be signed"), "signed": Words("已签字", "signed")},
    rows=(
        Row("note_signed", Words("登记已签字", "note that it is signed"), ("handed",), "signed", (_KEEPS_THE_REGISTER,)),
    ),
)  # fmt: skip
