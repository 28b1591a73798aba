"""One opinion on one line of a draft is answered by finance and lands in the next version; another claim is disproved by it.

First light of the reviews: question, answer, proof. Nobody believes the answer; the books that came in next are asked.
"""

from typing import Any

import pytest
from django.test import Client

from guantong.apps.opinions.models import Opinion
from tests.execution import CITY, ROAD, delivered
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
FIRST = {"year": 2027, "version": "一上", "version_no": 1}
SECOND = {"year": 2027, "version": "二上", "version_no": 1}
LAMPS = {"project_code": "P02", "project": "路灯改造"}
BEFORE = [{**FIRST, **CITY, **ROAD, "amount": 1000_00}, {**FIRST, **CITY, **LAMPS, "amount": 600_00}]
AFTER = [{**SECOND, **CITY, **ROAD, "amount": 800_00}, {**SECOND, **CITY, **LAMPS, "amount": 600_00}]


def posted(client: Client, where: str, verb: str, **facts: Any) -> Client:
    """Do a verb as its form does: with the version that stands."""
    key = where.rstrip("/").rpartition("/")[2]
    version = (
        {"version": Opinion.objects.get(pk=key).version}
        if key.isdecimal() and "referrals" not in where
        else {"version": facts.pop("version", 1)}
    )
    answer = client.post(where, {"verb": verb, **version, **{f"{verb}-{name}": value for name, value in facts.items()}})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return answer["Location"]  # type: ignore[no-any-return]


def raised(world: World, project: str, text: str, change: str) -> str:
    where = f"/opinions/new/?unit=CG&project={project}&fund=general&kind=&of=2027-first_submission-1"
    facts = {
        "text": text,
        "head": "departments",
        "asks": ["by_rule", "amount"],
        "change_asked": change,
        "proposers": "林代表 人大代表 区",
        "raised_on": world.now.date(),
    }
    return posted(world.signed_in("shen"), where, "raise_opinion", **facts)


def test_an_opinion_is_answered_and_the_next_version_proves_one_claim_and_disproves_another(world: World) -> None:
    shen, gu, qin, cao = (world.signed_in(who) for who in ("shen", "gu", "qin", "cao"))
    delivered(world, "budget_line", BEFORE, period="2027", edition=1)

    road = raised(world, "P01", "单价高于标准，请按标准重算", "-200")
    lamps = raised(world, "P02", "上年结余较多，建议压减", "-100")
    keys = [path.rstrip("/").rpartition("/")[2] for path in (road, lamps)]
    batch = posted(
        shen,
        f"/opinions/referrals/new/?chosen={keys[0]}&chosen={keys[1]}",
        "prepare",
        title="关于转送2027年预算意见的函",
    )
    posted(gu, batch, "note_sent", number="明人预函〔2026〕21号", sent_on=world.now.date())

    answer = {"outcome": "adopted", "reason": "同意", "place": "该项目"}
    posted(qin, road, "draft_answer", **answer, amount="-200")
    for where, amount in ((road, "-200"), (lamps, "-100")):
        posted(
            cao,
            where,
            "confirm",
            **answer,
            amount=amount,
            cause="opinion",
            document="明财函〔2026〕33号",
            confirmed_on=world.now.date(),
        )
    assert "后一版本尚未导入，不作判断" in shen.get(road).content.decode()

    delivered(world, "budget_line", [*BEFORE, *AFTER], period="2027", edition=2)
    page = shen.get(road).content.decode()
    assert ("1,000.00 → 800.00" in page, "-200.00" in page) == (True, True)

    posted(shen, road, "verify", landing="landed", budget_version="second_submission", budget_number=1)
    posted(shen, lamps, "verify", landing="not", budget_version="second_submission", budget_number=1)

    told = {
        one.project: (one.landing, one.landing_found["was"], one.landing_found["became"])
        for one in Opinion.objects.all()
    }
    assert told == {"道路修缮": ("landed", 1000_00, 800_00), "路灯改造": ("not", 600_00, 600_00)}
    assert (
        "答复为采纳；二上（第1版）中这一项没有按答复变化。以版本为准，请向财政部门核实。"
        in shen.get(lamps).content.decode()
    )

    rates = shen.get("/opinions/rates/?year=2027").content.decode()
    assert (">2/2</a>" in rates, rates.count(">1/2</a>")) == (True, 2)


def test_the_deputy_is_told_on_the_phone_rates_and_sees_no_draft(world: World) -> None:
    delivered(world, "budget_line", BEFORE, period="2027", edition=1)
    road = raised(world, "P01", "单价高于标准，请按标准重算", "-200")
    opinion = Opinion.objects.get()
    opinion.proposers.update(person="lin")
    batch = posted(world.signed_in("shen"), f"/opinions/referrals/new/?chosen={opinion.pk}", "prepare", title="函")
    posted(world.signed_in("gu"), batch, "note_sent", number="明人预函〔2026〕21号", sent_on=world.now.date())
    answer = {
        "outcome": "partly",
        "reason": "减半",
        "place": "道路修缮",
        "amount": "-100",
        "cause": "opinion",
        "document": "明财函〔2026〕33号",
    }
    posted(world.signed_in("cao"), road, "confirm", **answer, confirmed_on=world.now.date())
    posted(
        world.signed_in("shen"), road, "tell", proposer=opinion.proposers.get().pk, how="here", told_on=world.now.date()
    )
    lin, mine = world.signed_in("lin"), f"/opinions/mine/{opinion.pk}/"

    page = lin.get(mine).content.decode()
    posted(lin, mine, "rate", rating="mostly", words="再压一点")

    assert ("减半" in page, "1,000.00" in page, lin.get(road).status_code) == (True, False, 403)
    assert opinion.proposers.get().rating == "mostly"
