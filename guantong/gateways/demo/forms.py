"""Performance forms as districts publish them: targets beside a budget, self-evaluations beside a final account (绩效表)."""

from guantong.domain.money import Unit, format_fen
from guantong.gateways.demo.figures import Books
from guantong.gateways.demo.paper import Sheet

_PROJECT_ITEMS = (1, 2)
"""Which of a body's items have a project with a form."""


def projects(books: Books) -> list[tuple[str, int]]:
    """Return the names and money (fen) of the projects that have forms."""
    return [(f"{books.items[at].names[2]}专项", books.items[at].project) for at in _PROJECT_ITEMS]


def target_forms(books: Books) -> list[Sheet]:
    """Return one target form a project, money in 元."""
    return [_target(at, books, name, fen) for at, (name, fen) in enumerate(projects(books), 1)]


def self_evaluations(books: Books, initial: Books) -> list[Sheet]:
    """Return one self-evaluation a project, money in 万元: `initial` was planned, `books` spent."""
    pairs = zip(projects(initial), projects(books), strict=True)
    return [_evaluation(at, books, name, planned, spent) for at, ((name, planned), (_, spent)) in enumerate(pairs, 1)]


def _target(at: int, books: Books, name: str, fen: int) -> Sheet:
    money = format_fen(fen, Unit.YUAN)
    rows = [
        ["项目名称", name, "项目性质", "经常性项目"],
        ["项目资金总额", money, "年度资金申请总额", money],
        ["其中：财政资金", money, "其中：当年财政拨款", money],
        ["其他资金", "0.00", "其他资金", "0.00"],
        ["一级指标", "二级指标", "三级指标", "年度指标值"],
        ["产出指标", "数量指标", "完成数量", "≥12(处)"],
        ["产出指标", "质量指标", "验收合格率", "=100.00(%)"],
        ["满意度指标", "服务对象满意度指标", "居民满意度", "≥85.00(%)"],
    ]
    return Sheet(f"target{at}", f"财政项目支出绩效目标表（{books.year}年度）", "元", 4, [], rows)


def _evaluation(at: int, books: Books, name: str, planned: int, spent: int) -> Sheet:
    rate = f"{spent * 100 / planned:.2f}%"
    money = [format_fen(fen, Unit.TEN_THOUSAND) for fen in (planned, spent)]
    rows = [
        ["项目名称", name, "主管部门", books.body, "", "", ""],
        ["项目资金", "全年预算数", "全年执行数", "执行率", "", "", ""],
        ["年度资金总额", *money, rate, "", "", ""],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "完成数量", "≥12处", "12处", "50", "50"],
        ["满意度指标", "满意度指标", "居民满意度", "≥85%", "88%", "40", "40"],
        ["总分", "", "", "", "", "100", "96"],
    ]
    return Sheet(f"evaluation{at}", f"项目支出绩效自评表（{books.year}年度）", "万元", 7, [], rows)
