"""What every planted kind measures, computed again from the files alone: the oracle of the labels (标注复算)."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from typing import Any

from guantong.domain.workdays.calendar import is_workday
from tests.money_files import Row

Tables = dict[str, list[Row]]
Case = dict[str, Any]
"""A label's subject with its year, day and vouchers."""
YI = 10_000


class Ledger:
    """Sums over the files that several kinds need."""

    def __init__(self, tables: Tables) -> None:
        self.t = tables
        self.by_project: dict[str, list[Row]] = defaultdict(list)
        self.by_unit: dict[str, list[Row]] = defaultdict(list)
        self.by_contract: dict[str, list[Row]] = defaultdict(list)
        self.by_payee: dict[str, list[Row]] = defaultdict(list)
        for row in tables["payment"]:
            self.by_project[row["project_code"]].append(row)
            self.by_unit[row["unit_code"]].append(row)
            self.by_contract[row["contract_no"]].append(row)
            self.by_payee[row["payee"]].append(row)
        self.quota: dict[tuple[str, int], int] = Counter()
        for row in tables["quota"]:
            self.quota[row["project_code"], row["year"]] += row["amount"]
        self.approved: dict[tuple[str, int], int] = Counter()
        for row in tables["budget_line"]:
            if row["version"] == "批复预算":
                self.approved[row["unit_code"], row["year"]] += row["amount"]

    def paid(self, rows: list[Row], until: date, year: int | None = None) -> int:
        """Sum what is paid in the year of `until` up to that day."""
        return sum(r["amount"] for r in rows if r["year"] == (year or until.year) and r["paid_on"] <= until)

    def versions(self, project: str, year: int) -> dict[str, int]:
        """Return a project's money by version of the budget."""
        found: dict[str, int] = Counter()
        for row in self.t["budget_line"]:
            if row["project_code"] == project and row["year"] == year:
                found[row["version"]] += row["amount"]
        return found

    def pace(self, unit: str, year: int) -> float:
        """Return the share of a unit's approved money that is paid by June."""
        return self.paid(self.by_unit[unit], date(year, 6, 30)) / self.approved[unit, year]


def _case(label: dict[str, Any]) -> Case:
    return label["subject"] | {name: label[name] for name in ("year", "as_of", "vouchers")} | {"case": label["kind"]}


def measured(ledger: Ledger, label: dict[str, Any]) -> Any:
    """Return the value of a label, computed from the files."""
    return _ORACLES[label["kind"]](ledger, _case(label))


def _project_pace(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    rows, until = ledger.by_project[s["project_code"]], date.fromisoformat(s["as_of"])
    whole = ledger.versions(s["project_code"], year)["批复预算"]
    plan = [r for r in ledger.t["project_plan"] if r["project_code"] == s["project_code"] and r["year"] == year]
    planned = sum(r["planned"] for r in plan if r["month"] <= until.month) if s["case"] == "pace_plan" else whole // 2
    assert bool(plan) == (s["case"] == "pace_plan")
    return round((ledger.paid(rows, until) - planned) * YI / whole)


def _zero(ledger: Ledger, s: Case) -> int:
    as_of = date.fromisoformat(s["as_of"])
    assert not ledger.paid(ledger.by_project[s["project_code"]], as_of)
    project = next(r for r in ledger.t["project"] if r["project_code"] == s["project_code"])
    return (as_of - project["started_on"]).days


def _history(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    years = {y for _, y in ledger.approved if y < year}
    return round((ledger.pace(s["unit_code"], year) - median(ledger.pace(s["unit_code"], y) for y in years)) * YI)


def _peers(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    kinds = {r["unit_code"]: r["kind"] for r in ledger.t["unit"] if r["year"] == year}
    own = ledger.approved[s["unit_code"], year]
    same = [u for u, kind in kinds.items() if kind == kinds[s["unit_code"]] and u != s["unit_code"]]
    nearest = sorted(same, key=lambda u: (abs(ledger.approved[u, year] - own), u))[:15]
    return round((ledger.pace(s["unit_code"], year) - median(ledger.pace(u, year) for u in nearest)) * YI)


def _december(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    rows = ledger.by_unit[s["unit_code"]]
    whole, before = ledger.paid(rows, date(year, 12, 31)), ledger.paid(rows, date(year, 11, 30))
    return round((whole - before) * YI / whole)


def _overrun(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    return round(
        ledger.paid(ledger.by_project[s["project_code"]], date(year, 12, 31))
        * YI
        / ledger.quota[s["project_code"], year]
    )


def _no_line(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    return ledger.paid(ledger.by_project[s["project_code"]], date(year, 12, 31)) - ledger.quota[s["project_code"], year]


def _carried(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    row = next(r for r in ledger.t["carry_over"] if r["project_code"] == s["project_code"] and r["year"] == year)
    return year - int(row["from_year"])


def _final(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    found = ledger.versions(s["project_code"], year)
    final = found["决算"] if "决算" in found else ledger.paid(ledger.by_project[s["project_code"]], date(year, 12, 31))
    return round(abs(final - found["批复预算"]) * YI / found["批复预算"])


def _splits(ledger: Ledger, s: Case) -> int:
    rows = [r for r in ledger.by_payee[s["payee"]] if r["unit_code"] == s["unit_code"] and not r["contract_no"]]
    near = sorted(r["paid_on"] for r in rows if 45_000_000 <= r["amount"] < 50_000_000)
    return max(sum(0 <= (b - a).days <= 10 for b in near) for a in near)


def _contract_share(column: str | None) -> Callable[..., int]:
    def share(ledger: Ledger, s: Case) -> int:
        whole = next(r["amount"] for r in ledger.t["contract"] if r["contract_no"] == s["contract_no"])
        rows = ledger.by_contract[s["contract_no"]]
        return round(sum(r["amount"] for r in rows if column is None or r[column] == "是") * YI / whole)

    return share


def _off(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    rows = [r for r in ledger.by_unit[s["unit_code"]] if r["year"] == year and r["paid_on"].month == s["month"]]
    return sum(not is_workday(r["paid_on"]) for r in rows)


def _concentration(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    rows = [
        r for r in ledger.by_unit[s["unit_code"]] if r["year"] == year and r["economic_code"][:3] not in ("301", "303")
    ]
    return round(sum(r["amount"] for r in rows if r["payee"] == s["payee"]) * YI / sum(r["amount"] for r in rows))


def _new(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    rows = ledger.by_payee[s["payee"]]
    first = min(r["paid_on"] for r in rows)
    assert first.year == year
    return sum(r["amount"] for r in rows if (r["paid_on"] - first).days <= 92)


def _scope(ledger: Ledger, s: Case) -> int:
    fund = next(r for r in ledger.t["special_fund"] if r["fund_code"] == s["fund_code"])
    codes = tuple(fund["function_codes"].split(";"))
    rows = ledger.by_project[s["project_code"]]
    return sum(r["amount"] for r in rows if not r["function_code"].startswith(codes) or r["paid_on"] > fund["until_on"])


def _three(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    word = {"reception": "公务接待费", "vehicle_running": "公务用车运行维护费"}[s["three_public"]]
    budget = [
        r["amount"]
        for r in ledger.t["budget_line"]
        if (r["unit_code"], r["year"], r["three_public"], r["version"]) == (s["unit_code"], year, word, "批复预算")
    ]
    paid = [r["amount"] for r in ledger.by_unit[s["unit_code"]] if r["year"] == year and r["three_public"] == word]
    return round(sum(paid) * YI / sum(budget))


def _reserve(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    row = next(r for r in ledger.t["reserve"] if r["year"] == year)
    return round(row["budget"] * YI / row["general_spending"])


def _collected(ledger: Ledger, year: int, *codes: str) -> list[Row]:
    return [r for r in ledger.t["revenue_month"] if r["year"] == year and (not codes or r["code"] in codes)]


def _over_collection(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    rows = [
        r
        for r in _collected(ledger, year)
        if r["fund_kind"] == "一般公共预算" and r["nature"] in ("税收收入", "非税收入")
    ]
    over = sum(r["collected"] for r in rows) - sum(r["adjusted"] for r in rows if r["month"] == 12)
    used = sum(
        r["amount"] for r in ledger.t["balance"]
        if r["year"] == year and r["fund_kind"] == "一般公共预算" and r["item"] in ("补充预算稳定调节基金", "冲减赤字")
    )  # fmt: skip
    return over - used


def _passed(ledger: Ledger, s: Case) -> int:
    row = next(r for r in ledger.t["transfer"] if r["document_no"] == s["document_no"])
    return (row["passed_on"] - row["received_on"]).days


def _bond(ledger: Ledger, s: Case) -> int:
    bond = next(r for r in ledger.t["bond"] if r["bond_code"] == s["bond_code"])
    until = bond["issued_on"].replace(month=bond["issued_on"].month + 6)
    return round(
        sum(r["amount"] for r in ledger.by_project[s["project_code"]] if r["paid_on"] <= until) * YI / bond["amount"]
    )


def _project(ledger: Ledger, s: Case) -> Row:
    return next(r for r in ledger.t["project"] if r["project_code"] == s["project_code"])


def _invested(ledger: Ledger, s: Case) -> int:
    done = sum(r["completed"] for r in ledger.t["investment"] if r["project_code"] == s["project_code"])
    return round(done * YI / _project(ledger, s)["estimate"])


def _late(ledger: Ledger, s: Case) -> int:
    return (_project(ledger, s)["finished_on"] - _project(ledger, s)["finish_on"]).days


def _not_begun(ledger: Ledger, s: Case) -> int:
    assert _project(ledger, s)["started_on"] is None
    return (date.fromisoformat(s["as_of"]) - _project(ledger, s)["start_on"]).days


def _in_place(ledger: Ledger, s: Case) -> int:
    row = next(r for r in ledger.t["project_funds"] if r["project_code"] == s["project_code"])
    assert _project(ledger, s)["key"] == "是"
    return round(row["allotted"] * YI / row["planned"])


def _moved(ledger: Ledger, s: Case, year: int) -> list[Row]:
    return [r for r in ledger.t["reallocation"] if r["unit_code"] == s["unit_code"] and r["year"] == year]


def _often(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    return len({r["document_no"] for r in _moved(ledger, s, year)})


def _much(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    return round(sum(r["amount"] for r in _moved(ledger, s, year)) * YI / ledger.approved[s["unit_code"], year])


def _decided(ledger: Ledger, year: int, fund: str, trigger: str) -> int:
    rows = [
        r for r in ledger.t["adjustment"] if r["year"] == year and r["fund_kind"] == fund and r["trigger"] == trigger
    ]
    return sum(r["amount"] for r in rows)


def _total(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    word = {"government_fund": "政府性基金", "state_capital": "国有资本经营预算", "social_insurance": "社会保险基金"}[
        s["fund_kind"]
    ]
    sums: dict[str, int] = Counter()
    for row in ledger.t["budget_line"]:
        if row["year"] == year and row["fund_kind"] == word:
            sums[row["version"]] += row["amount"]
    return sums["调整预算"] - sums["批复预算"] - _decided(ledger, year, word, "增加或者减少预算总支出")


def _beyond(fund: str, trigger: str) -> Callable[..., int]:
    def beyond(ledger: Ledger, s: Case) -> int:
        year = s["year"]
        rows = _collected(ledger, year, s["code"])
        return sum(r["collected"] for r in rows) - rows[0]["budgeted"] - _decided(ledger, year, fund, trigger)

    return beyond


def _cut(ledger: Ledger, s: Case) -> int:
    assert _project(ledger, s)["key"] == "是"
    cut = -sum(
        r["amount"] for r in ledger.t["quota"] if r["project_code"] == s["project_code"] and r["kind"] != "年初预算"
    )
    rows = [
        r for r in ledger.t["adjustment"] if r["project_code"] == s["project_code"] and r["trigger"] == "调减重点支出"
    ]
    return cut + sum(r["amount"] for r in rows)


def _early(ledger: Ledger, s: Case) -> int:
    first = min(r["decided_on"] for r in ledger.t["adjustment"] if r["project_code"] == s["project_code"])
    had = ledger.versions(s["project_code"], s["year"])["批复预算"]
    return int(ledger.paid(ledger.by_project[s["project_code"]], first - timedelta(days=1)) - had)


def _growth(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    now, before = (sum(r["collected"] for r in _collected(ledger, y, s["code"])) for y in (year, year - 1))
    return round((now - before) * YI / before)


def _forecast(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    rows = _collected(ledger, year, s["code"])
    return round((sum(r["collected"] for r in rows) - rows[0]["budgeted"]) * YI / rows[0]["budgeted"])


def _bids(ledger: Ledger, s: Case) -> int:
    row = next(r for r in ledger.t["contract"] if r["contract_no"] == s["contract_no"])
    assert row["method"] == "公开招标"
    assert row["valid_bids"] == sum(r["contract_no"] == s["contract_no"] for r in ledger.t["bidder"])
    return int(row["valid_bids"])


def _award(ledger: Ledger, s: Case) -> int:
    row = next(r for r in ledger.t["contract"] if r["contract_no"] == s["contract_no"])
    return round(row["amount"] * YI / row["ceiling"])


def _ring(ledger: Ledger, s: Case) -> int:
    own = {r["contract_no"] for r in ledger.t["contract"] if r["unit_code"] == s["unit_code"]}
    sets: dict[str, set[str]] = defaultdict(set)
    for row in ledger.t["bidder"]:
        if row["contract_no"] in own:
            sets[row["contract_no"]].add(row["bidder"])
    return sum(sorted(found) == s["bidders"] for found in sets.values())


def _single(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    rows = [r for r in ledger.t["contract"] if r["unit_code"] == s["unit_code"] and r["signed_on"].year == year]
    return round(sum(r["amount"] for r in rows if r["method"] == "单一来源采购") * YI / sum(r["amount"] for r in rows))


def _changes(ledger: Ledger, s: Case) -> int:
    whole = next(r["amount"] for r in ledger.t["contract"] if r["contract_no"] == s["contract_no"])
    return round(
        sum(r["amount"] for r in ledger.t["change_order"] if r["contract_no"] == s["contract_no"]) * YI / whole
    )


def _idle_advance(ledger: Ledger, s: Case) -> int:
    (row,) = ledger.by_contract[s["contract_no"]]
    assert row["advance"] == "是"
    return (date.fromisoformat(s["as_of"]) - row["paid_on"]).days


def _cash(ledger: Ledger, s: Case) -> int:
    rows = [r for r in ledger.by_project[s["project_code"]] if r["settlement"] == "现金" and r["payee_person"] == "否"]
    return max((int(r["amount"]) for r in rows), default=0)


def _again(ledger: Ledger, s: Case) -> int:
    vouchers = set(s["vouchers"])
    rows = [r for r in ledger.by_unit[s["unit_code"]] if r["voucher_no"] in vouchers]
    return len({r["year"] for r in rows if not ledger.quota[r["project_code"], r["year"]]})


def _debt(ledger: Ledger, s: Case) -> int:
    year = s["year"]
    word = {"general": "一般债务", "special": "专项债务"}[s["kind"]]
    row = next(r for r in ledger.t["debt"] if r["year"] == year and r["kind"] == word)
    return round(row["balance"] * YI / row["limit"])


def _drafted(ledger: Ledger, **only: Any) -> list[Row]:
    """Return the lines of the newest draft: the second submission, where a unit handed one in."""
    rows = [r for r in ledger.t["budget_line"] if r["version"] == "二上"]
    return [r for r in rows if all(r[name] == value for name, value in only.items())]


def _last_spent(ledger: Ledger, s: Case) -> int:
    year, project = s["year"] - 1, s["project_code"]
    assert (
        sum(r["amount"] for r in _drafted(ledger, project_code=project)) >= ledger.versions(project, year)["批复预算"]
    )
    return round(
        ledger.paid(ledger.by_project[project], date(year, 12, 31)) * YI / ledger.versions(project, year)["批复预算"]
    )


def _scored(ledger: Ledger, s: Case) -> int:
    (row,) = [r for r in ledger.t["evaluation"] if r["project_code"] == s["project_code"]]
    return int(row["score"])


def _left(ledger: Ledger, s: Case) -> int:
    kept = [r for r in ledger.t["carry_over"] if r["project_code"] == s["project_code"] and r["year"] == s["year"] - 1]
    return round(sum(r["amount"] for r in kept) * YI / ledger.versions(s["project_code"], s["year"] - 2)["批复预算"])


def _alike(column: str) -> Callable[..., int]:
    def alike(ledger: Ledger, s: Case) -> int:
        own = {"unit_code": s["unit_code"]} if "unit_code" in s else {}
        rows = [r for r in _drafted(ledger, **own) if r["project"] and s["matter"] in r["project"]]
        return len({r[column] for r in rows})

    return alike


def _undivided(ledger: Ledger, s: Case) -> int:
    rows = _drafted(ledger, unit_code=s["unit_code"])
    return round(
        sum(r["amount"] for r in rows if "待分配" in (r["project"] or "")) * YI / sum(r["amount"] for r in rows)
    )


def _rows_of(table: str) -> Callable[..., int]:
    def count(ledger: Ledger, s: Case) -> int:
        rows = [r for r in ledger.t[table] if r["project_code"] == s["project_code"]]
        return len([r for r in rows if r.get("year", s["year"]) == s["year"]])

    return count


def _kept_targets(ledger: Ledger, s: Case) -> int:
    now, past = (
        {(r["indicator"], r["target"]) for r in ledger.t["performance_target"] if (r["project_code"], r["year"]) == (s["project_code"], year)}
        for year in (s["year"], s["year"] - 1)
    )  # fmt: skip
    assert now == past
    return len(now)


def _estimate(ledger: Ledger, s: Case) -> list[Row]:
    rows = [r for r in ledger.t["basis"] if r["project_code"] == s["project_code"]]
    return [r for r in rows if r["item"] == s.get("item", r["item"])]


def _dear(ledger: Ledger, s: Case) -> int:
    (row,) = _estimate(ledger, s)
    standard = next(r for r in ledger.t["standard"] if r["code"] == row["standard"])
    return round(row["unit_price"] * YI / standard["amount"])


def _apart(ledger: Ledger, s: Case) -> int:
    (row,) = _estimate(ledger, s)
    return int(abs(int(row["quantity"]) * row["unit_price"] - row["amount"]))


def _short(ledger: Ledger, s: Case) -> int:
    asked = sum(r["amount"] for r in _drafted(ledger, project_code=s["project_code"]))
    return int(asked - sum(r["amount"] for r in _estimate(ledger, s)))


def _times(ledger: Ledger, s: Case) -> int:
    (project,) = [r for r in ledger.t["project"] if r["project_code"] == s["project_code"]]
    assert project["one_off"] == "是"
    rows = [r for r in ledger.t["budget_line"] if r["project_code"] == s["project_code"]]
    return len({r["year"] for r in rows if r["version"] in ("批复预算", "二上")})


def _beyond_control(ledger: Ledger, s: Case) -> int:
    rows = [r for r in ledger.t["budget_line"] if r["unit_code"] == s["unit_code"] and r["year"] == s["year"]]
    asked = sum(r["amount"] for r in rows if r["version"] == "二上" and r["fund_kind"] != "单位资金")
    return int(asked - sum(r["amount"] for r in rows if r["version"] == "一下"))


def _proposed(ledger: Ledger, s: Case) -> int:
    assert not [r for r in ledger.t["budget_line"] if r["project_code"] == s["project_code"] and r["year"] < s["year"]]
    return int(sum(r["amount"] for r in _drafted(ledger, project_code=s["project_code"])))


def _months_done(ledger: Ledger, s: Case) -> int:
    day, as_of = (
        next(r for r in ledger.t["project"] if r["project_code"] == s["project_code"])["finished_on"],
        date.fromisoformat(s["as_of"]),
    )
    return (as_of.year - day.year) * 12 + as_of.month - day.month - (day.day > as_of.day)


def _past_term(ledger: Ledger, s: Case) -> int:
    until = max(r["until_on"] for r in ledger.t["special_fund"] if r["fund_code"] == s["fund_code"])
    return (date(s["year"], 1, 1) - until).days


def _daily(ledger: Ledger, s: Case) -> int:
    rows = _drafted(ledger, project_code=s["project_code"])
    return round(sum(r["amount"] for r in rows if r["economic_code"] == "30201") * YI / sum(r["amount"] for r in rows))


def _three_asked(ledger: Ledger, s: Case) -> int:
    word = {"reception": "公务接待费", "vehicle_running": "公务用车运行维护费"}[s["three_public"]]
    asked = sum(r["amount"] for r in _drafted(ledger, unit_code=s["unit_code"], three_public=word))
    rows = [r for r in ledger.t["budget_line"] if r["unit_code"] == s["unit_code"] and r["year"] == s["year"] - 1]
    given = sum(r["amount"] for r in rows if r["version"] == "调整预算" and r["three_public"] == word)
    return round(asked * YI / given)


def _grown(ledger: Ledger, s: Case) -> int:
    built = {r["project_code"] for r in ledger.t["project"] if r["kind"] == "政府投资项目"}
    rows = [r for r in ledger.t["budget_line"] if r["unit_code"] == s["unit_code"] and r["fund_kind"] == "一般公共预算"]
    rows = [r for r in rows if r["project_code"] not in built]
    asked = sum(r["amount"] for r in rows if r["version"] == "二上")
    given = sum(r["amount"] for r in rows if r["version"] == "调整预算" and r["year"] == s["year"] - 1)
    return round((asked - given) * YI / given)


_ORACLES: dict[str, Callable[..., Any]] = {
    "pace_plan": _project_pace, "pace_calendar": _project_pace, "too_fast": _project_pace, "zero_execution": _zero,
    "pace_history": _history, "pace_peers": _peers, "year_end_rush": _december, "year_end_soft": _december,
    "overrun": _overrun, "no_budget_line": _no_line, "carry_over_age": _carried, "final_vs_budget": _final,
    "splitting": _splits, "duplicate": _contract_share(None), "advance": _contract_share("advance"), "off_day": _off,
    "concentration": _concentration, "newcomer": _new, "outside_scope": _scope, "three_public": _three, "reserve": _reserve,
    "over_collection": _over_collection, "transfer_delay": _passed, "bond_idle": _bond, "investment_over": _invested,
    "investment_late": _late, "investment_not_started": _not_begun, "funds_in_place": _in_place, "reallocation_frequent": _often,
    "reallocation_large": _much, "adjustment_total": _total, "adjustment_key_spending": _cut, "paid_early": _early,
    "adjustment_stabilisation": _beyond("一般公共预算", "调入预算稳定调节基金"), "adjustment_debt": _beyond("政府性基金", "增加举借债务"),
    "revenue_negative": _growth, "forecast_error": _forecast, "few_bids": _bids, "award_ratio": _award, "same_bidders": _ring,
    "single_source": _single, "change_orders": _changes, "advance_idle": _idle_advance, "cash": _cash, "same_again": _again, "debt_limit": _debt,
    "low_execution_ask": _last_spent, "poor_result_ask": _scored, "carried_ask": _left, "asked_twice": _alike("project_code"),
    "asked_by_units": _alike("unit_code"), "undistributed": _undivided, "target_missing": _rows_of("performance_target"),
    "target_copied": _kept_targets, "price_standard": _dear, "product_differs": _apart, "basis_missing": _rows_of("basis"),
    "basis_differs": _short, "one_off_again": _times, "not_in_pool": _rows_of("project"), "over_control": _beyond_control,
    "new_unevaluated": _proposed, "finished_asked": _months_done, "expired_fund": _past_term, "running_project": _daily,
    "three_public_ask": _three_asked, "ask_growth": _grown,
}  # fmt: skip
