"""A run of the rules, and what they point at: raised, seen again, no longer seen; only a person judges it (慧诊的流程)."""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, Row, Workflow, who

_COMMISSION = who(Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)

RUN = Workflow(
    room="diagnosis",
    name="run",
    words=Words("诊断", "run"),
    states={
        "asked": Words("进行中", "under way"),
        "done": Words("完成", "done"),
        "broken_off": Words("中断", "broken off"),
    },
    rows=(
        Row("start", Words("运行规则", "run the rules"), (NEW,), "asked", (_COMMISSION,)),
        Row("end", Words("完成诊断", "end the run"), ("asked", "broken_off"), "done", (_COMMISSION,)),
        Row("break_off", Words("中断诊断", "break the run off"), ("asked",), "broken_off", (_COMMISSION,)),
    ),
)
SIGNAL = Workflow(
    room="diagnosis",
    name="signal",
    words=Words("关注事项", "signal"),
    states={"open": Words("待核实", "to be verified"), "lapsed": Words("不再出现", "no longer seen")},
    rows=(
        Row("raise", Words("提示", "raise"), (NEW,), "open", (_COMMISSION,)),
        Row("update", Words("更新", "update"), ("open", "lapsed"), "open", (_COMMISSION,)),
        Row("lapse", Words("标为不再出现", "mark as no longer seen"), ("open",), "lapsed", (_COMMISSION,)),
    ),
)
THRESHOLD = Workflow(
    room="diagnosis",
    name="threshold",
    words=Words("阈值覆盖", "district threshold"),
    states={
        "proposed": Words("待确认", "to be confirmed"),
        "in_force": Words("有效", "in force"),
        "ended": Words("已终止", "ended"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("propose", Words("提出阈值", "propose a threshold"), (NEW,), "proposed", (_COMMISSION,)),
        Row(
            "put_in_force", Words("确认生效", "put in force"), ("proposed",), "in_force", (_COMMISSION,), others=True,
            opens=Words("由提出人以外的同事对照文件确认", "a colleague of who proposed it confirms it by the document"),
        ),
        Row("withdraw", Words("撤回", "withdraw"), ("proposed",), "withdrawn", (_COMMISSION,)),
        Row("end", Words("终止", "end"), ("in_force",), "ended", (_COMMISSION,)),
    ),
)  # fmt: skip
