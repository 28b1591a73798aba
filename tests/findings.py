"""Matters for tests: registered, and brought to a state by the real verbs (汇办测试)."""

from datetime import date, timedelta
from typing import Any

from guantong.apps.files.operations import attach
from guantong.apps.findings import operations
from guantong.apps.findings.models import Matter
from guantong.domain.secrecy import Level
from tests.world import World


def registered(world: World, at: str = "CG", **facts: Any) -> Matter:
    """Register a matter of an organisation, as staff do after an inspection visit."""
    given = {
        "kind": "problem", "source": "inspection_visit", "title": "项目资金闲置", "says": "居住区公共照明项目资金闲置 120 万元。",
        "sort": "资金闲置", "year": 2026, "pace": "staged", **facts,
    }  # fmt: skip
    return operations.register(path=world.body(at).path, by=world.standing("shen"), as_of=world.now, **given)


def does(world: World, verb: str, matter: Matter, who: str, days: int = 0, **facts: Any) -> Matter:
    """Have somebody use a verb on a matter as it stands, some days later."""
    matter.refresh_from_db()
    return getattr(operations, verb)(
        matter=matter, version=matter.version, by=world.standing(who), as_of=world.now + timedelta(days=days), **facts
    )


def handed_over(world: World, matter: Matter | None = None, **facts: Any) -> Matter:
    """Hand a matter over as the standing committee's office does, for thirty days."""
    today = world.now.date()
    given = {
        "number": "明人常办〔2026〕31号",
        "handed_on": today,
        "due_on": today + timedelta(days=30),
        "by_committee": True,
        **facts,
    }
    return does(world, "hand_over", matter or registered(world), "gu", **given)


def planned(world: World, matter: Matter | None = None) -> Matter:
    """Have the unit acknowledge it and send its plan."""
    matter = matter or handed_over(world)
    does(
        world, "acknowledge", matter, "qin", received_on=world.now.date(), leader="分管副局长", responsible="财务科科长"
    )
    return does(
        world, "plan", matter, "qin", measures="收回闲置资金。", goal="年底前收回 120 万元。", cause="own_process",
        cause_words="项目前期准备不足。",
    )  # fmt: skip


def proof(world: World, matter: Matter, name: str = "收回凭证.txt", who: str = "qin") -> Any:
    """Hang a file on a matter."""
    return attach(
        to=matter, path=matter.path, name=name, content=name.encode(), level=Level.INTERNAL, by=world.standing(who),
        as_of=world.now,
    )  # fmt: skip


def submitted(world: World, matter: Matter | None = None) -> Matter:
    """Have the unit submit its result with a file."""
    matter = matter or planned(world)
    proof(world, matter)
    return does(
        world, "submit", matter, "qin", days=10, result="已收回 120 万元。", mechanism="印发《项目入库管理办法》"
    )


def verified(world: World, matter: Matter | None = None) -> Matter:
    """Have staff verify it."""
    return does(world, "verify", matter or submitted(world), "shen", days=12, words="凭证与账相符。")


def closed(world: World, matter: Matter | None = None) -> Matter:
    """Have the director close it."""
    return does(world, "close_out", matter or verified(world), "gu", days=14, words="同意销号。")


def put_right(world: World, matter: Matter) -> Matter:
    """Bring a matter that was handed over to its end."""
    return closed(world, verified(world, submitted(world, planned(world, matter))))


TODAY = date(2026, 11, 12)
