"""The whole of 明湖区 from its files and a seed: the same bodies and people every time (全区机构与人员)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import yaml

MINGHU = Path(__file__).parents[3] / "districts" / "minghu"


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation to found: its code, name, kind, short name and the code above it."""

    code: str
    name: str
    kind: str
    short_name: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Someone:
    """A person to admit: posts as (organisation, role); what is known of them as a deputy or an expert."""

    username: str
    name: str
    posts: tuple[tuple[str, str], ...]
    deputy: Mapping[str, Any] = field(default_factory=dict)
    expert: Mapping[str, Any] = field(default_factory=dict)


def read(name: str) -> Any:
    """Return one of the district's files."""
    return yaml.safe_load((MINGHU / f"{name}.yaml").read_text("utf-8"))


def bodies(small: bool) -> list[Body]:
    """Return every organisation, each after the one above it; no code twice."""
    found = {body.code: body for body in _tree(read("organisations"), "")}
    if not small:
        for body in _whole(read("district")):
            found.setdefault(body.code, body)
    return list(found.values())


def people(small: bool) -> list[Someone]:
    """Return everyone: those the files name, and for the whole district those drawn by the seed."""
    offices = read("offices")
    named = [_named(username, *facts, offices) for username, facts in read("people").items()]
    return named if small else [*named, *_drawn(read("district"), read("names"))]


def _tree(tree: Mapping[str, Any], parent: str) -> Iterator[Body]:
    for code, branch in tree.items():
        name, kind, short = branch["is"]
        yield Body(code, name, kind, short, parent)
        yield from _tree(branch.get("below", {}), code)


def _whole(district: Mapping[str, Any]) -> Iterator[Body]:
    for code, name in district["special_committees"].items():
        yield Body(code, f"明湖区人大{name}", "special_committee", name.removesuffix("委员会") + "委", "RD")
    for code, name in district["working_bodies"].items():
        yield Body(code, f"明湖区人大常委会{name}", "working_body", name.removesuffix("作委员会") + "委", "CWH")
    for code, (name, communities) in district["subdistricts"].items():
        yield Body(f"D{code}", f"{name}代表团", "delegation", f"{name}团", "RD")
        yield Body(code, f"{name}街道人大工委", "subdistrict_committee", f"{name}人大工委", "CWH")
        yield Body(f"{code}Z", f"{name}街道代表联络站", "liaison_station", f"{name}联络站", code)
        for number, words in enumerate(("一", "二"), 1):
            yield Body(
                f"G{code}{number}", f"{name}街道第{words}代表小组", "deputy_group", f"{name}{words}组", f"{code}Z"
            )
        for number, community in enumerate(communities, 1):
            yield Body(f"{code}{number:02}", f"{name}街道{community}社区", "community", f"{community}社区", f"{code}Z")
        yield Body(f"{code}B", f"{name}街道办事处", "subdistrict_office", f"{name}街道办", "ZF")
    places = [place for _, communities in district["subdistricts"].values() for place in communities]
    for code, (name, count) in district["departments"].items():
        yield Body(str(code), _of_district(name), "department", name if name.startswith("区") else f"区{name}", "ZF")
        for number, unit in enumerate(_units(str(code), name, count, district, places), 1):
            yield Body(f"{code}{number:03}", _of_district(unit), "unit", unit, str(code))


def _of_district(name: str) -> str:
    return f"明湖{name}" if name.startswith("区") else f"明湖区{name}"


def _units(code: str, name: str, count: int, district: Mapping[str, Any], places: Sequence[str]) -> Iterator[str]:
    own = district["unit_names"].get(code, ())
    for at in range(count):
        if own:  # all the schools of one kind, then of the next
            yield f"{places[at % len(places)]}{own[at // len(places) % len(own)]}{'分校' if at >= len(places) * len(own) else ''}"
        else:
            stem = name.removesuffix("分局").removesuffix("局")
            yield f"{stem}{district['unit_kinds'][at % len(district['unit_kinds'])]}"


def _named(username: str, name: str, code: str, role: str, offices: Mapping[str, Any]) -> Someone:
    deputy, expert = offices["deputies"].get(username, {}), offices["experts"].get(username, {})
    bodies = [code, *deputy.get("at", ())]
    return Someone(
        username, name, tuple((body, role) for body in bodies), {k: v for k, v in deputy.items() if k != "at"}, expert
    )


def _drawn(district: Mapping[str, Any], names: Mapping[str, Any]) -> Iterator[Someone]:
    draw = Random(names["seed"])  # noqa: S311 - names, not secrets
    used: set[str] = set()

    def name() -> str:
        while True:
            given = "".join(draw.sample(names["given"], draw.choice((1, 2, 2))))
            drawn = f"{draw.choice(names['surnames'])}{given}"
            if drawn not in used:
                used.add(drawn)
                return drawn

    for number, role_at in enumerate((("CWH", "ZRH"), ("CWH", "ZRH"), ("CWH", "ZRH"), ("CWH",)), 1):
        yield Someone(f"leader{number}", name(), tuple((body, "leader") for body in role_at))
    for number in range(1, 9):
        yield Someone(f"finance{number}", name(), (("CJW", "finance_committee_member"),))
    for code in district["subdistricts"]:
        if code != "QS":  # 叶书记员 and 华站长 are named
            yield Someone(f"{code.lower()}gw", name(), ((code, "subdistrict_committee"),))
            yield Someone(f"{code.lower()}z", name(), ((f"{code}Z", "liaison_station"),))
    for code, (_, communities) in district["subdistricts"].items():
        for number in range(1, len(communities) + 1):
            if (code, number) != ("QS", 1):
                body = f"{code}{number:02}"
                yield Someone(f"r{body.lower()}", name(), ((body, "resident_representative"),))
        yield Someone(f"{code.lower()}b", name(), ((f"{code}B", "budget_unit"),))
    for code in district["departments"]:
        if code not in ("CZ", "SJ", "FG", "TJ", "CG"):
            yield Someone(f"u{code}".lower(), name(), ((str(code), "budget_unit"),))
    yield from _deputies(district, names, draw, name)
    for number in range(2, district["experts"] + 1):
        signed = date(2025, draw.randint(1, 12), draw.randint(1, 28))
        facts = {"begins_on": date(2025, 1, 1), "ends_on": date(2028, 1, 1), "conflict_statement_on": signed}
        fields = names["expert_fields"]
        facts |= {"field": fields[(number - 1) % len(fields)], "confidentiality_on": signed}
        yield Someone(f"e{number:02}", name(), (("ZJK", "expert"),), expert=facts)


def _deputies(district: Mapping[str, Any], names: Mapping[str, Any], draw: Random, name: Any) -> Iterator[Someone]:
    subdistricts = list(district["subdistricts"])
    for number in range(2, district["deputies"] + 1):
        subdistrict = subdistricts[number % len(subdistricts)]
        known = draw.sample(names["expertise"], draw.choice((1, 1, 2)))
        facts = {
            "electoral_unit": f"第{number // 3 + 1}选区",
            "station": f"{subdistrict}Z",
            "expertise": "、".join(dict.fromkeys("、".join(known).split("、"))),
        }
        posts = (
            ("RD", "deputy"),
            (f"D{subdistrict}", "deputy"),
            (f"G{subdistrict}{number // len(subdistricts) % 2 + 1}", "deputy"),
        )
        yield Someone(f"d{number:03}", name(), posts, deputy=facts)
