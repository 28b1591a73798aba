"""The fictional district's money while it is being grown: lines, rows of every table, payments given one by one (资金世界)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from random import Random
from typing import Any

from guantong.gateways.demo.money.labels import Label
from guantong.gateways.demo.money.lines import Line, Project
from guantong.gateways.demo.money.names import Payees
from guantong.gateways.demo.money.parameters import WAN, parameter
from guantong.gateways.demo.money.units import Unit, units

Row = dict[str, Any]
HOSTS = ("administrative", "public_institution", "subdistrict")
"""Kinds of unit large enough to bear a planted project unnoticed."""
PEERS = ("school",)
"""The kind of unit of which there are enough to be each other's peers."""


class World:
    """Everything that will be written; deterministic by size and seed."""

    def __init__(self, size: str, seed: int) -> None:
        facts = parameter("sizes")[size]
        self.size, self.seed = size, seed
        self.years: list[int] = facts["years"]
        self.repeats: int = facts["repeats"]
        self.draw = Random(f"{seed}/world")  # noqa: S311 - figures, not secrets
        self.units = units(size, seed)
        self.payees = Payees(size, seed)
        self.projects: list[Project] = []
        self.lines: list[Line] = []
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.given: dict[tuple[int, int], list[Row]] = defaultdict(list)
        self.known: dict[str, list[str]] = {}
        self.weekend_units: set[str] = set()
        self.quiet_units: set[tuple[str, int, int]] = set()
        self.planless: set[tuple[str, int]] = set()
        self.lasting: frozenset[str] = frozenset()
        """Codes of the ordinary projects, of which the next year is drafted."""
        self.beside: list[Label] = []
        """What cases make true besides what they are planted for."""
        self.control: dict[str, int] = {}
        """Control figures of units that are not what they ask."""
        self._of: dict[tuple[str, int], list[Line]] = defaultdict(list)
        self._taken: dict[str, set[tuple[str, int]]] = defaultdict(set)
        self._numbers: dict[str, int] = defaultdict(int)
        self._hosts = 0

    @property
    def last(self) -> int:
        """The latest year of the ledger."""
        return self.years[-1]

    def number(self, series: str) -> int:
        """Return the next number of a series."""
        self._numbers[series] += 1
        return self._numbers[series]

    def lines_of(self, unit: Unit, year: int) -> list[Line]:
        """Return the lines of `unit` in `year`."""
        return self._of[unit.code, year]

    @cached_property
    def _host_units(self) -> list[Unit]:
        found = [unit for unit in self.units if unit.kind in HOSTS]
        self.draw.shuffle(found)
        return found

    def host(self) -> Unit:
        """Return the next unit that bears a planted project."""
        self._hosts += 1
        return self._host_units[self._hosts % len(self._host_units)]

    def take(self, pool: str, year: int, kinds: Sequence[str] = (), years: int = 1) -> Unit:
        """Return a unit that no other case of `pool` has in `year` (nor in the years before it, if more are needed)."""
        wanted = [unit for unit in self.units if not kinds or unit.kind in kinds]
        free = [
            u for u in wanted if all((u.code, y) not in self._taken[pool] for y in range(year - years + 1, year + 1))
        ]
        if pool == "pace" and kinds != PEERS:  # the schools that are compared with each other come last and need room
            untouched = [
                u
                for u in self.units
                if u.kind in PEERS and not any((u.code, y) in self._taken[pool] for y in self.years)
            ]
            if len(untouched) <= 5 * self.repeats:
                free = [u for u in free if u not in untouched]
        if not free:
            raise LookupError(f"no unit is left for {pool} in {year}")
        unit = self.draw.choice(free)
        self._taken[pool] |= {(unit.code, y) for y in range(year - years + 1, year + 1)}
        return unit

    def project(self, unit: Unit, name: str, **facts: Any) -> Project:
        """Found a project of `unit`."""
        number = self.number("project")
        project = Project(
            f"0{self.years[0] % 100}{number:06}", f"{unit.name.removeprefix('明湖区')}{name}", unit, **facts
        )
        self.projects.append(project)
        return project

    def line(self, unit: Unit, year: int, approved: int, project: Project | None, **facts: Any) -> Line:
        """Approve a line with its quota at the year's beginning."""
        quota_no = f"0{year}{self.number(f'quota{year}'):07}"
        line = Line(year, unit, project, facts.pop("function"), facts.pop("economic"), approved, quota_no, **facts)
        self.lines.append(line)
        self._of[unit.code, year].append(line)
        return line

    def pay(self, line: Line, on: date, amount: int, payee: str, **facts: Any) -> Row:
        """Pay once out of `line`; `facts` override columns of the payment."""
        line.given[on.month - 1] += amount
        row = payment(line, on, amount, payee) | facts
        self.given[on.year, on.month].append(row)
        return row

    def quota(self, line: Line, kind: str, amount: int, on: date, document: str) -> None:
        """Give `line` more (or less) quota in the year."""
        self.rows["quota"].append(
            {
                "quota_no": line.quota_no, "issued_on": on, "year": line.year, "unit_code": line.unit.code,
                "project_code": line.project.code if line.project else "", "function_code": line.function,
                "economic_code": line.economic, "fund_kind": line.fund_kind, "kind": kind, "amount": amount, "document_no": document,
            }
        )  # fmt: skip

    def adjust(self, line: Line, amount: int, trigger: str, on: date) -> str:
        """Adjust `line` by a decision of the standing committee; the quota follows. Returns the document's number."""
        document = f"明人常〔{on.year}〕{20 + self.number(f'decision{on.year}')}号"
        self.decide(line.year, line.fund_kind, amount, trigger, on, document, line)
        line.adjusted += amount
        self.quota(line, "added", amount, on, document)
        return document

    def decide(
        self,
        year: int,
        fund_kind: str,
        amount: int,
        trigger: str,
        on: date,
        document: str = "",
        line: Line | None = None,
    ) -> None:
        """Record a decision of the standing committee to adjust the budget."""
        document = document or f"明人常〔{on.year}〕{20 + self.number(f'decision{on.year}')}号"
        self.rows["adjustment"].append(
            {
                "document_no": document, "decided_on": on, "year": year, "fund_kind": fund_kind,
                "unit_code": line.unit.code if line else "", "project_code": line.project.code if line and line.project else "",
                "function_code": line.function if line else "", "amount": amount, "trigger": trigger,
                "decided_by": "明湖区人民代表大会常务委员会",
            }
        )  # fmt: skip

    def reallocate(self, source: Line, to: Line, amount: int, on: date, reason: str, document: str = "") -> Row:
        """Move quota from one line of a unit to another (调剂, not 调整): the budget in force follows, its total does not change."""
        document = document or f"明财调〔{on.year}〕{self.number(f'move{on.year}')}号"
        row = {
            "document_no": document, "approved_on": on, "year": source.year, "unit_code": source.unit.code,
            "from_project": source.project.code if source.project else "", "to_project": to.project.code if to.project else "",
            "from_function": source.function, "to_function": to.function, "from_economic": source.economic,
            "to_economic": to.economic, "amount": amount, "reason": reason, "approved_by": "明湖区财政局",
        }  # fmt: skip
        self.rows["reallocation"].append(row)
        source.adjusted -= amount
        to.adjusted += amount
        self.quota(source, "reallocated", -amount, on, document)
        self.quota(to, "reallocated", amount, on, document)
        return row

    def contract(
        self,
        project: Project,
        supplier: str,
        amount: int,
        on: date,
        method: str,
        bidders: Sequence[str] = (),
        **facts: Any,
    ) -> str:
        """Sign a contract; `bidders` beside the winner took part validly. Returns its number."""
        number = f"MH{on.year}-{self.number(f'contract{on.year}'):05}"
        everyone = [supplier, *bidders] if bidders else []
        row = {
            "contract_no": number, "unit_code": project.unit.code, "project_code": project.code, "supplier": supplier,
            "signed_on": on, "amount": amount, "ceiling": amount * 100 // 93, "method": method, "valid_bids": len(everyone) or None,
        }  # fmt: skip
        self.rows["contract"].append(row | facts)
        self.rows["bidder"] += [
            {"contract_no": number, "bidder": name, "valid": True, "won": name == supplier} for name in sorted(everyone)
        ]
        return number

    def approved(self, unit: Unit, year: int) -> int:
        """Return what is approved for `unit` in `year`."""
        return sum(line.approved for line in self.lines_of(unit, year) if line.listed)

    def paid(self, unit: Unit, year: int, until: int = 12) -> int:
        """Return what `unit` has paid from January to month `until`."""
        return sum(line.paid(until) for line in self.lines_of(unit, year))

    def small_amount(self) -> int:
        """Return the approved money of a planted project."""
        low, high = parameter("planted_project")
        return self.draw.randrange(low, high) * WAN

    def earlier(self) -> Iterator[int]:
        """Yield the years before the latest, newest first."""
        yield from reversed(self.years[:-1])


def payment(line: Line, on: date, amount: int, payee: str) -> Row:
    """Return one payment row out of `line`; the voucher number is given when the month is written."""
    return {
        "voucher_no": "", "year": line.year, "paid_on": on, "unit_code": line.unit.code, "unit": line.unit.name,
        "project_code": line.project.code if line.project else "", "project": line.project.name if line.project else "",
        "function_code": line.function, "economic_code": line.economic, "fund_kind": line.fund_kind, "settlement": "transfer",
        "way": "direct" if amount >= 50_000_000 else "authorised", "payee": payee, "payee_person": False, "amount": amount,
        "purpose": PURPOSES.get(line.economic, "项目经费"), "quota_no": line.quota_no, "contract_no": "", "invoice_no": "",
        "advance": False, "three_public": line.three_public,
    }  # fmt: skip


PURPOSES = {
    "30101": "工资", "30102": "津贴补贴", "30103": "奖金", "30108": "养老保险缴费", "30110": "医疗保险缴费", "30113": "住房公积金",
    "30201": "办公费", "30205": "水费", "30206": "电费", "30207": "邮电费", "30209": "物业管理费", "30211": "差旅费", "30212": "因公出国费",
    "30213": "维修费", "30216": "培训费", "30217": "公务接待费", "30226": "劳务费", "30227": "委托业务费", "30231": "公务用车运行维护费",
    "30239": "其他交通费用", "30305": "生活补助", "31003": "设备购置款", "31005": "工程款", "31013": "公务用车购置",
}  # fmt: skip
