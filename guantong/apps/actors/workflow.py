"""What may be done to organisations, accounts and memberships, and by whom (人员与机构的流程).

The three administrators are separated: the system administrator makes accounts and organisations, the security
administrator gives and ends roles, the security auditor reads (GB/T 22239-2019 三员分立).
"""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, Row, Workflow, who

_SYSTEM = who(Role.SYSTEM_ADMINISTRATOR, reach=Reach.DISTRICT)
_SECURITY = who(Role.SECURITY_ADMINISTRATOR, reach=Reach.DISTRICT)

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
        Row("issue_link", Words("出具登录链接", "issue a sign-in link"), ("active",), "active", (_SYSTEM,)),
        Row("close", Words("停用账号", "close the account"), ("active",), "closed", (_SYSTEM, _SECURITY)),
        Row("reopen", Words("恢复账号", "reopen the account"), ("closed",), "active", (_SYSTEM,)),
    ),
)
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
