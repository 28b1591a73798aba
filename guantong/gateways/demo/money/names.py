"""Invented companies and persons that receive the fictional money; nobody of these names is meant (收款人)."""

from itertools import accumulate
from random import Random

from guantong.gateways.demo.district import read
from guantong.gateways.demo.money.parameters import WHOLE, parameter

TRADES = [
    "文化传播",
    "信息技术",
    "物业管理",
    "环境工程",
    "建筑工程",
    "市政园林",
    "办公用品",
    "印务",
    "餐饮管理",
    "教育咨询",
    "医疗器械",
    "安防科技",
    "汽车服务",
    "劳务派遣",
    "工程咨询",
    "测绘",
    "绿化养护",
    "电子科技",
    "图书",
    "会展服务",
]
FORMS = ("有限公司", "有限责任公司", "服务部", "经营部", "股份有限公司")
PAYROLL = "明湖区财政代发工资专户"
"""Where wages go: one account for all, lawful and large."""
UTILITIES = {"30205": "明湖区自来水公司", "30206": "明湖区供电局", "30207": "明湖区电信营业厅"}
INSURANCE = {
    "30108": "明湖区社会保险基金管理中心",
    "30110": "明湖区医疗保障基金管理中心",
    "30113": "明湖区住房公积金管理中心",
}
REDACTED = "（个人信息已隐去）"


class Payees:
    """Draws companies and persons by a seed."""

    def __init__(self, size: str, seed: int) -> None:
        draw = Random(f"{seed}/payees")  # noqa: S311 - names, not secrets
        names = read("names")
        self._surnames, self._given = names["surnames"], names["given"]
        stems = [a + b for a in self._given for b in self._given if a != b]
        draw.shuffle(stems)
        count = parameter("suppliers")[size]
        self._stems = iter(stems[count:])
        self.companies = [f"明湖区{stem}{draw.choice(TRADES)}{draw.choice(FORMS)}" for stem in stems[:count]]
        self._weights = list(accumulate(1 / (at + 12) ** 0.7 for at in range(count)))
        self._draw = draw

    def some(self, draw: Random, count: int, known: list[str] | None = None) -> list[str]:
        """Return `count` different established companies, the large ones more often; of the `known` ones if they are enough."""
        if known and len(known) >= count:
            return draw.sample(known, count)
        found: dict[str, None] = {}
        while len(found) < count:
            found.update(dict.fromkeys(draw.choices(self.companies, cum_weights=self._weights, k=count - len(found))))
        return list(found)

    def settle(self, known: set[str]) -> None:
        """From now on draw from companies that the district already knows."""
        kept = [at for at, name in enumerate(self.companies) if name in known]
        self.companies = [self.companies[at] for at in kept]
        self._weights = list(accumulate(1 / (at + 12) ** 0.7 for at in kept))

    def new(self) -> str:
        """Return a company that nobody has paid yet and nobody is paid again by chance."""
        return f"明湖区{next(self._stems)}{self._draw.choice(TRADES)}{self._draw.choice(FORMS)}"

    def person(self, draw: Random) -> str:
        """Return an invented person's name, or the source's own mark that it left the name out."""
        if draw.randrange(WHOLE) < parameter("redacted"):
            return REDACTED
        return str(draw.choice(self._surnames)) + "".join(draw.sample(self._given, draw.choice((1, 2, 2))))
