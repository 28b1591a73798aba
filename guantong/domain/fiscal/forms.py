"""Performance forms: a project's money and its indicators, as target or as self-evaluation (绩效目标表、自评表)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from re import compile as pattern

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.headers import plain, rows_of
from guantong.domain.fiscal.pages import Grid, GridCell, Page
from guantong.domain.fiscal.table import Value
from guantong.domain.money import AmountError, Unit, find_unit, looks_like_amount, parse_amount

_MONEY = {
    "项目资金总额": "project_total",
    "其中：财政资金": "project_fiscal",
    "年度资金申请总额": "year_total",
    "年度资金总额": "year_total",
    "其中：当年财政拨款": "year_fiscal",
    "当年财政拨款": "year_fiscal",
    "上年结转资金": "year_carried_over",
    "全年预算数": "year_budget",
    "全年执行数": "executed",
}
_OTHER = "其他资金"
_INDICATOR = pattern(r"(年度)?[(（]?/?(项目)?[)）]?(年度)?指标值")
_TARGET = pattern(
    r"(?P<op>≥|≤|=|＝|>|<|＞|＜|不低于|不少于|不超过|不高于|达到|大于|小于)?(?P<n>\d+(?:\.\d+)?)(?P<unit>.*)"
)
_PERCENT = pattern(r"(?P<n>\d+(?:\.\d+)?)\s*[(（]?[%％]")
_CEILING = pattern(r"≤|<|＜|不超过|不高于|不大于|小于|低于(?<!不低于)|控制在|以内|以下")
_TITLE = pattern(r"绩效(目标|自评|评价)")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of a form: three levels of name, the target as printed, and in a self-evaluation what came of it."""

    levels: tuple[str, str, str]
    target: Evidence
    actual: Evidence | None = None
    weight: Evidence | None = None
    score: Evidence | None = None

    @property
    def number(self) -> str:
        """The target's number as printed, or "" when it has none."""
        match = _TARGET.search(self.target.printed)
        return match["n"] if match else ""

    @property
    def unit(self) -> str:
        """What stands behind the number, brackets removed."""
        match = _TARGET.search(self.target.printed)
        return match["unit"].strip("()（） ") if match else ""

    @property
    def percent(self) -> str:
        """The number in front of the target's first % sign; a number of another unit (分, 年) is no percentage."""
        match = _PERCENT.search(self.target.printed)
        return match["n"] if match else ""

    @property
    def ceiling(self) -> bool:
        """True for a target that may not be exceeded: 投诉率≤5%."""
        return bool(_CEILING.search(self.target.printed))


@dataclass(frozen=True, slots=True)
class PerformanceForm:
    """One project's form; `money` by key in fen, `scores` holds total score and grade as printed."""

    project: str
    page: int
    self_evaluation: bool
    money: Mapping[str, Value]
    indicators: tuple[Indicator, ...]
    scores: Mapping[str, Evidence]
    evidence: Evidence


def read_form(file: str, page: Page, grid: Grid, unit: Unit | None) -> PerformanceForm:
    """Return the form printed in `grid`; amounts stay unread when no unit is printed anywhere."""
    above: list[GridCell | None] = [None] * grid.columns
    rows = [above] * grid.above + rows_of(grid)  # rows are named as the sheet counts them
    texts = [plain(c.text) for c in grid.cells]
    unit = unit or next((u for t in texts if (u := _bracket_unit(t))), None)
    evaluated = any(
        "自评" in t or t in ("实际完成值", "全年执行数") for t in [*texts, *(plain(ln.text) for ln in page.lines)]
    )
    project, seat = _labelled(rows, "项目名称")
    title = next((plain(ln.text) for ln in page.lines if _TITLE.search(plain(ln.text))), "绩效表")
    evidence = _place(file, page, title, grid.above + seat.row + 1 if seat else 0, "项目名称", seat)
    money = dict(_money(file, page, title, rows, unit))
    scores = {
        k: e
        for k, label in (("score", "总分"), ("score", "总得分"), ("grade", "评级"))
        if (e := _score(file, page, title, rows, label))
    }
    return PerformanceForm(
        project, page.number, evaluated, money, tuple(_indicators(file, page, title, rows)), scores, evidence
    )


def _place(file: str, page: Page, title: str, row: int, label: str, cell: GridCell | None) -> Evidence:
    printed, boxes = (plain(cell.text), (cell.box,)) if cell else ("", ())
    return Evidence(file, page.number, title, row, label, printed, boxes=boxes, sheet=page.name)


def _bracket_unit(text: str) -> Unit | None:
    found = pattern(r"[(（](万元|元|亿元)[)）]").search(text)
    return Unit(found[1]) if found else find_unit(text)


def _labelled(rows: list[list[GridCell | None]], label: str) -> tuple[str, GridCell | None]:
    for row in rows:
        for at, cell in enumerate(row):
            if cell and plain(cell.text) == label:
                value = next((c for c in row[at + 1 :] if c is not None and c is not cell), None)
                return (plain(value.text), value) if value else ("", None)
    return "", None


def _money(
    file: str, page: Page, title: str, rows: list[list[GridCell | None]], unit: Unit | None
) -> Iterator[tuple[str, Value]]:
    header: dict[int, str] = {}
    for number, row in enumerate(rows):
        cells = list(dict.fromkeys(c for c in row if c is not None))
        heads = {c.column: _MONEY[plain(c.text)] for c in cells if plain(c.text) in ("全年预算数", "全年执行数")}
        if heads and not any(looks_like_amount(plain(c.text)) for c in cells):
            header = heads
            continue
        for cell, after in zip(cells, [*cells[1:], None], strict=False):
            label = plain(cell.text)
            key = _MONEY.get(label) or (
                ("year_other" if cell.column >= len(row) // 2 else "project_other") if label == _OTHER else None
            )
            if key == "year_total" and header:
                yield from (
                    (k, v)
                    for at, k in header.items()
                    if (c := row[at]) and (v := _amount(file, page, title, number, c, unit, label))
                )
            elif key and after is not None and (value := _amount(file, page, title, number, after, unit, label)):
                yield key, value


def _amount(
    file: str, page: Page, title: str, number: int, cell: GridCell, unit: Unit | None, label: str
) -> Value | None:
    """Return the amount, or the words of a cell no amount could be read from: a unit is never guessed."""
    text = plain(cell.text)
    evidence = replace(_place(file, page, title, number + 1, label, cell), unit=unit.value if unit else "")
    if text in _MONEY or text == _OTHER:
        return None  # the next label: this amount was left blank
    try:
        amount = parse_amount(text, unit or Unit.YUAN)
    except AmountError:
        return Value(evidence, text=text)
    if amount is None:
        return None
    if unit is None:
        return Value(evidence, text=text)  # an unreadable unit is never guessed
    if cell.hidden and amount.fen:
        return Value(evidence, text=text, hidden=True)
    return Value(replace(evidence, fen=amount.fen), amount.fen, amount.step)


def _indicators(file: str, page: Page, title: str, rows: list[list[GridCell | None]]) -> Iterator[Indicator]:
    columns: dict[str, int] = {}
    for number, row in enumerate(rows):
        texts = [plain(c.text) if c else "" for c in row]
        if "一级指标" in texts:
            columns = {t: at for at, t in reversed(list(enumerate(texts))) if t}
            continue
        if not columns or "三级指标" not in columns:
            continue
        target_at = next(
            (at for t, at in columns.items() if _INDICATOR.fullmatch(t) or t in ("指标值", "年度指标值", "目标值")),
            None,
        )
        names = tuple(texts[columns[level]] for level in ("一级指标", "二级指标", "三级指标") if level in columns)
        if target_at is None or len(names) < 3 or not names[2]:
            continue

        def place(at: int, label: str, number: int = number, row: list[GridCell | None] = row) -> Evidence:
            return _place(file, page, title, number + 1, label, row[at])

        optional = [place(columns[k], names[2]) if k in columns else None for k in ("实际完成值", "分值", "得分")]
        yield Indicator((names[0], names[1], names[2]), place(target_at, names[2]), *optional)


def _score(file: str, page: Page, title: str, rows: list[list[GridCell | None]], label: str) -> Evidence | None:
    for number, row in enumerate(rows):
        texts = [plain(c.text) if c else "" for c in row]
        if texts and label in texts:
            cells = [c for c in dict.fromkeys(row) if c is not None and plain(c.text)]
            last = cells[-1]
            if plain(last.text) != label:
                return _place(file, page, title, number + 1, label, last)
    return None
