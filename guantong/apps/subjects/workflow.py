"""A subject is opened, renamed, linked, closed; a link is recorded and can be withdrawn (对象与关联的流程)."""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, Row, Workflow, who

_COMMISSION = who(Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_SUBDISTRICT = who(Role.SUBDISTRICT_COMMITTEE, reach=Reach.BELOW)

SUBJECT = Workflow(
    room="subjects",
    name="subject",
    words=Words("对象", "subject"),
    states={"standing": Words("在册", "standing"), "closed": Words("已结束", "closed")},
    rows=(
        Row("open", Words("登记编号", "open"), (NEW,), "standing", (_COMMISSION, _SUBDISTRICT)),
        Row("rename", Words("更名", "rename"), ("standing",), "standing", (_COMMISSION, _SUBDISTRICT)),
        Row("close", Words("结束", "close"), ("standing",), "closed", (_COMMISSION,)),
    ),
)
LINK = Workflow(
    room="subjects",
    name="link",
    words=Words("关联", "link"),
    states={"recorded": Words("已登记", "recorded"), "withdrawn": Words("已撤回", "withdrawn")},
    rows=(
        Row(
            "link", Words("登记关联", "record a link"), (NEW,), "recorded", (_COMMISSION,),
            opens=Words("凭文号或附件认定，不凭名称", "by a document or a file, never by the name"),
        ),
        Row("withdraw_link", Words("撤回关联", "withdraw the link"), ("recorded",), "withdrawn", (_COMMISSION,)),
    ),
)  # fmt: skip
