"""部门数应不小于所属单位数。 A department's figures are no smaller than its own unit's."""

from collections.abc import Iterator

from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import named, place, shown, why_unread
from guantong.domain.words import Words

RULE = Rule(
    code="B32",
    title=Words("部门数小于所属单位数", "A department's figure is smaller than its unit's"),
    asks=Question.BASIS,
    says=Words(
        "“{item}”在单位文件《{table}》为{unit}，在部门文件为{department}，部分大于整体，两处不能同时成立。",
        "“{item}” is {unit} in the unit's 《{table}》 and {department} in the department's: a part larger than its whole.",
    ),
    basis=("budget-law-2018-art-8", "budget-law-2018-art-26", "budget-law-2018-art-76"),
    exclusions=(
        Words("只有一个预算单位的部门，两份文件的数可以相同", "a department with one unit may print equal figures"),
        Words(
            "清单、正文都没有写明隶属关系，也不在同一文件的，不比较",
            "without a register, a text or a binding that says whose unit it is nothing is compared",
        ),
    ),
    version=2,
)


@RULE.check
def department_and_units(case: Case, _: Limits) -> Iterator[Outcome]:
    """Hold the unit's expenditure rows, by code and name, below the department's; needs both documents."""
    if case.document.level != "unit":
        return
    table = case.document.table("expenditure")
    above = case.department.table("expenditure") if case.department else None
    if table is None or above is None:
        none_of_them = Words("单位或部门文件中未找到支出总表", "one of the two documents has no table of expenditure")
        yield NotComputed(RULE.title, none_of_them if case.department else case.why_no_department)
        return
    rows = {(row.code, row.name): row for row in above.rows if row.level == 3 or row.total}
    for row in table.rows:
        match = rows.get((row.code, row.name))
        part, whole = row.values.get("total"), match.values.get("total") if match else None
        if match and (why := why_unread(part, whole)):
            yield NotComputed(RULE.title, why)
        if part is None or whole is None or part.fen is None or whole.fen is None:
            continue
        if part.fen <= whole.fen + (part.step + whole.step) // 2:
            yield Held(row.name)
        else:
            yield RULE.signal(
                case, place(table, row), (part.evidence, whole.evidence), item=named(row), table=table.title,
                unit=shown(part), department=shown(whole),
            )  # fmt: skip
