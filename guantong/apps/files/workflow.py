"""A file: kept, sealed as evidence, or withdrawn with the reason; deleted only with the need of a resident who asked (文件的流程)."""

from guantong.domain.roles import STAFF, Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, Row, Workflow, who

_COMMISSION = who(Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR, Role.STANDING_COMMITTEE_OFFICE, reach=Reach.DISTRICT)  # fmt: skip
_SUBDISTRICT = who(Role.SUBDISTRICT_COMMITTEE, reach=Reach.BELOW)
_ITS_OWN = who(*STAFF)
_ALL = (_COMMISSION, _SUBDISTRICT, _ITS_OWN)

FILE = Workflow(
    room="files",
    name="file",
    words=Words("文件", "file"),
    states={
        "kept": Words("有效", "kept"),
        "sealed": Words("已封存", "sealed"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("attach", Words("上传", "attach"), (NEW,), "kept", _ALL),
        Row("seal", Words("封存", "seal"), ("kept",), "sealed", _ALL),
        Row(
            "withdraw", Words("撤回", "withdraw"), ("kept",), "withdrawn", _ALL,
            opens=Words(
                "封存的文件是证据，不能撤回；有新的版本请另行上传",
                "a sealed file is evidence and stays; a later version is a new file",
            ),
        ),
        Row("regrade", Words("调整级别", "change the level"), ("kept",), "kept", _ALL),
    ),
)  # fmt: skip
