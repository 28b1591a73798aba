"""应公开的文件没有收到或晚于期限。 A document due by the register is not among those given, or came late."""

from collections.abc import Iterator

from guantong.domain.evidence import Evidence
from guantong.domain.law.catalogue import DISCLOSURE
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="F01",
    title=Words("应公开清单中的文件未见或逾期", "A registered publication is missing or late"),
    asks=Question.FOLLOW_THROUGH,
    says=Words("应公开清单第{line}行：{body}{year}年{kind}应于{due}前公开，{what}。", "Register line {line}: {body}, {year} {kind}, due {due}: {what}."),
    basis=(*DISCLOSURE, "disclosure-2016-143-art-3"),
    over_register=True,
    exclusions=(
        Words("未登记不等于未公开：只有登记了公开日期才说早晚", "not registered is not unpublished: only dates make late"),
        Words("到期日未到的不提示", "before the due date nothing is said"),
    ),
)  # fmt: skip

AFTER_APPROVAL = Words("{due}（{approved}批复后{limit}）", "{due} ({limit} after its approval on {approved})")
NO_DAY = Words("没有到期日，也没有批复日期", "neither a due date nor a date of approval")
LATE = Words("登记的公开日期为{day}，晚{days}日", "registered as published on {day}, {days} days late")
UNSEEN = Words(
    "截至{day}本次给出的文件中没有，也没有登记公开日期；未见不等于未公开，请核实",
    "not among the files given by {day}, no date registered; not seen is not unpublished",
)


@RULE.check
def publication_missing_or_late(case: Case, limits: Limits) -> Iterator[Outcome]:
    """Hold every line of the register against the documents given and the dates it registers."""
    for line in case.expected:
        limit = limits["days"] if line.approved_on and not line.due_on else None  # a registered day needs no counting
        due = line.due(limit.value if limit else 0)
        name = Words(f"应公开清单第{line.line}行", f"register line {line.line}")
        if due is None or case.as_of is None:
            yield NotComputed(name, NO_DAY)
            continue
        if line.published_on and line.published_on > due:
            what = LATE.filled(day=line.published_on, days=(line.published_on - due).days)
        elif not line.published_on and case.as_of > due and not line.among(case.together):
            what = UNSEEN.filled(day=case.as_of)
        else:
            yield Held(name.zh)
            continue
        evidence = Evidence(
            "应公开清单", 1, "应公开清单", line.line, "", f"{line.body} {line.year} {line.kind.words.zh}"
        )
        subject = f"{line.body}/{line.level}/{line.year}/{line.kind.value}"
        by = AFTER_APPROVAL.filled(due=due, approved=line.approved_on, limit=limit.printed) if limit else due
        yield RULE.signal(
            case, subject, (evidence,), limit=limit, line=line.line, body=line.body, year=line.year, kind=line.kind.words, due=by, what=what
        )  # fmt: skip
