"""Splitting a month's money into payments of a measured shape, month by month, so that nothing large is held (支付流水)."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache
from random import Random

from guantong.domain.workdays.calendar import is_workday
from guantong.gateways.demo.money.lines import Line, Recipient, parts
from guantong.gateways.demo.money.parameters import WHOLE, parameter
from guantong.gateways.demo.money.units import Unit
from guantong.gateways.demo.money.world import Row, World, payment

PERSON = 5_000_000
"""Natural persons receive no more at once, in fen (an assumption); larger grants go through a paying body."""
WEEKEND_HABIT = 2400
"""Share (of 10,000) of its payments that a unit with the habit of weekends pays there: measured in one council."""


def month(world: World, year: int, number: int) -> Iterator[Row]:
    """Yield the payments of one month in the order of their days, with voucher numbers; the same every time."""
    rows = list(world.given.get((year, number), ()))
    for unit in world.units:
        draw = Random(f"{world.seed}/{unit.code}/{year}/{number}")  # noqa: S311 - figures, not secrets
        days = _Days(world, unit, year, number, draw)
        for line in world.lines_of(unit, year):
            if line.months[number - 1]:
                rows += _split(world, line, number, days, draw)
    rows.sort(key=lambda row: (row["paid_on"], row["unit_code"], row["quota_no"], -row["amount"]))
    for at, row in enumerate(rows, 1):
        row["voucher_no"] = f"{year}{number:02}{at:06}"
        yield row


@cache
def _working(year: int, number: int) -> tuple[tuple[date, ...], tuple[date, ...]]:
    days = [date(year, number, day) for day in range(1, monthrange(year, number)[1] + 1)]
    return tuple(d for d in days if is_workday(d)), tuple(d for d in days if not is_workday(d))


class _Days:
    """The days on which one unit pays in one month: its own weekday, few others, a day off at most once."""

    def __init__(self, world: World, unit: Unit, year: int, number: int, draw: Random) -> None:
        self._working, self._off = _working(year, number)
        self._own = [day for day in self._working if day.weekday() == unit.weekday] or self._working
        self._habit = unit.code in world.weekend_units
        quiet = (unit.code, year, number) in world.quiet_units  # what was planted there is counted
        self._once = draw.randrange(WHOLE) < parameter("off_days") and not quiet

    def wages(self) -> date:
        """Return the day of wages: the tenth, or the working day before it."""
        return [day for day in self._working if day.day <= 10][-1]

    def next(self, draw: Random) -> date:
        """Draw the day of one payment."""
        if self._habit and draw.randrange(WHOLE) < WEEKEND_HABIT:
            return draw.choice(self._off)
        if self._once:
            self._once = False
            return draw.choice(self._off)
        return draw.choice(self._own if draw.randrange(WHOLE) < parameter("run_day") else self._working)


def _split(world: World, line: Line, number: int, days: _Days, draw: Random) -> Iterator[Row]:
    whole = line.months[number - 1]
    if line.spending_kind == "personnel":
        yield payment(line, days.wages(), whole, line.recipients[0].payee)
        return
    bound = [r for r in line.recipients if r.contract_no]
    if not bound:
        yield from _rows(world, line, number, whole, line.recipients, days, draw)
        return
    for recipient, part in zip(bound, parts(whole, [r.share for r in bound]), strict=True):
        yield from _rows(world, line, number, part, (recipient,), days, draw)


def _rows(
    world: World, line: Line, number: int, whole: int, to: tuple[Recipient, ...], days: _Days, draw: Random
) -> Iterator[Row]:
    factor = parameter("sizes")[world.size]["rows"]
    count = 1 + int(draw.expovariate(1 / factor) + 0.5) if line.project else 1 + (draw.random() < 0.5 * factor)
    works = line.economic == "31005"
    for at, amount in enumerate(_amounts(whole, count, draw, works)):
        recipient = to[(number + at) % len(to)]  # everyone in turn
        person = 0 < amount <= PERSON and draw.randrange(WHOLE) < line.persons
        payee = world.payees.person(draw) if person else recipient.payee
        facts = {"payee_person": person, "contract_no": "" if person else recipient.contract_no}
        if amount < 300_000 and draw.random() < 0.3:
            facts["settlement"] = "card"
        on = days.next(draw)
        plain = is_workday(on) or line.unit.code in world.weekend_units  # the one payment on a day off stands alone
        twin = plain and amount % 2 == 0 and amount > 2000 and draw.randrange(WHOLE) < parameter("twins")
        for each in (amount // 2, amount // 2) if twin else (amount,):
            yield payment(line, on, each, payee) | facts | {"invoice_no": _invoice(person, draw)}
        if plain and amount > 10_000 and draw.randrange(WHOLE) < parameter("reversals"):
            yield from _mistaken(line, on, amount, payee, facts, draw)


def _mistaken(line: Line, on: date, amount: int, payee: str, facts: dict[str, object], draw: Random) -> Iterator[Row]:
    invoice = _invoice(False, draw)
    for each, purpose in ((amount, "重复录入"), (-amount, "红字冲销：重复录入")):
        yield payment(line, on, each, payee) | facts | {"invoice_no": invoice, "purpose": purpose}


def _invoice(person: bool, draw: Random) -> str:
    return "" if person else f"{draw.randrange(10**11, 10**12)}"


def _amounts(whole: int, count: int, draw: Random, works: bool) -> list[int]:
    """Return `whole` in `count` parts of a lognormal body with a Pareto tail; a few are round."""
    if count == 1 or whole < count * 10_000:
        return [whole]
    tail, sigma = parameter("pareto"), parameter("works")["sigma"] / 100 if works else parameter("amount_sigma")
    weights = []
    for _ in range(count):
        weight = draw.lognormvariate(0, sigma)
        if draw.randrange(WHOLE) < tail["share"]:
            weight *= draw.paretovariate(tail["alpha"] / 100)
        weights.append(int(weight * 1000) + 1)
    found, round_ = parts(whole, weights), parameter("round_amounts")
    for at in range(count - 1):
        if draw.randrange(WHOLE) < round_["hundreds"]:
            last = 100_000 if draw.randrange(WHOLE) < round_["thousands"] else 10_000
            off = found[at] % last
            if found[at] > off:
                found[at], found[-1] = found[at] - off, found[-1] + off
    return [amount for amount in found if amount]
