"""Three installations without a line between them: the collector outside and finance pack, one disc is carried in, nothing goes back."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from guantong.apps.figures.register_file import COLUMNS, EXAMPLE
from tests.feeds import csv
from tests.opinions import filled
from tests.promises.figures_site import Site

INSIDE, COLLECTOR, FINANCE = "明湖区内网", "明湖区外网采集点", "明湖区财政局"


class Installation(Site):
    """An installation with a name of its own."""

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__(folder, "tests.journeys.installation_process")
        self.name = name

    def told(self, *verb: str, ends: int = 0) -> str:
        """Let one process of it do something, and return what it printed."""
        done = self.run(*verb, GUANTONG_INSTANCE=self.name)
        assert done.returncode == ends, done.stderr
        return done.stdout

    def key(self) -> tuple[str, str]:
        """Return what its people hand over: public key and fingerprint."""
        lines = [line.split("\t")[1] for line in self.told("command", "exchange-key").splitlines()]
        assert lines[0] == self.name
        return lines[1], lines[2]

    def pack(self, kind: str, out: Path, *files: Path, **about: str) -> None:
        """Pack files for the inside."""
        told = [part for name, value in about.items() for part in ("--about", f"{name}={value}")]
        who = "cao" if self.name == FINANCE else "shen"
        given = map(str, files)
        self.told("command", "pack-out", "--to", INSIDE, "--kind", kind, *told, "--by", who, "--out", str(out), *given)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Installation]:
    """The three, each with keys of its own; the inside has confirmed both others', they know the inside as an address."""
    folder = tmp_path_factory.mktemp("three")
    first = Installation(folder / "first", "")
    first.told("install")
    found = {}
    for at, name in enumerate((INSIDE, COLLECTOR, FINANCE)):
        one = Installation(folder / str(at), name)
        shutil.copytree(first.folder, one.folder)
        shutil.rmtree(one.folder / "keys")
        found[name] = one
    keys = {name: one.key() for name, one in found.items()}
    assert len({fingerprint for _, fingerprint in keys.values()}) == 3
    for name, at in ((COLLECTOR, "CWH"), (FINANCE, "CZ")):
        found[INSIDE].told("know", name, keys[name][0], at, keys[name][1])
        found[name].told("know", INSIDE, keys[INSIDE][0], "CWH")
    return found


def every(site: Site) -> dict[str, bytes]:
    """Every file of an installation."""
    return {str(path.relative_to(site.folder)): path.read_bytes() for path in site.folder.rglob("*") if path.is_file()}


def looked(site: Installation) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(site.told("look"))
    return found


def test_answers_a_list_and_finances_month_are_carried_in_and_the_month_stands_in_the_books(
    three: dict[str, Installation], tmp_path: Path
) -> None:
    inside, collector, finance = three[INSIDE], three[COLLECTOR], three[FINANCE]
    disc, sheet, listed, month = tmp_path / "disc", tmp_path / "答复.xlsx", tmp_path / "清单.csv", tmp_path / "支付.csv"
    disc.mkdir()

    # the sheet goes out by OA, comes back filled to the collector, which packs it with a list; finance packs its month
    body = json.loads(inside.told("send_out", str(sheet)))
    typed = {"答复": "采纳", "理由": "同意", "落点": "部门预算 项目支出", "增减金额（元）": "-100"}
    sheet.write_bytes(filled(sheet.read_bytes(), {3: typed}))
    listed.write_text("\n".join((",".join(COLUMNS), ",".join(EXAMPLE))), "utf-8")
    month.write_bytes(csv())
    collector.pack(
        "opinions.answers", disc, sheet, body=body, typed_by="秦预算", signed_by="局长 王某", signed_on="2026-11-10"
    )
    collector.pack("figures.register", disc, listed)
    finance.pack("feeds.file", disc, month, source="区财政局", table="payment", period="2026-03")
    outside_before = every(collector), every(finance)

    # one disc, one way
    inside.told("command", "take-in", "--by", "shen", str(disc))
    once = looked(inside)
    inside.told("command", "take-in", "--by", "shen", str(disc))

    assert once["came"] == [
        [COLLECTOR, 1, "taken_in", ["placed"]], [COLLECTOR, 2, "taken_in", ["placed"]], [FINANCE, 1, "taken_in", ["placed"]],
    ]  # fmt: skip
    assert (once["lists"], looked(inside)) == ([["清单.csv", "previewed"]], once)
    assert json.loads(inside.told("books")) == {
        "paid": 1200_50 + 800_00 - 50_00, "period": "2026-03", "signed": ["秦预算", "局长 王某", "read"],
    }  # fmt: skip
    assert (every(collector), every(finance)) == outside_before
    assert looked(inside)["drifted"] == []


def test_a_disc_for_another_or_with_one_bit_turned_leaves_the_inside_as_it_was(
    three: dict[str, Installation], tmp_path: Path
) -> None:
    inside, collector, disc, listed = three[INSIDE], three[COLLECTOR], tmp_path / "disc", tmp_path / "清单.csv"
    disc.mkdir()
    listed.write_text("\n".join((",".join(COLUMNS), ",".join(EXAMPLE))), "utf-8")
    collector.pack("figures.register", disc, listed)
    (package,) = disc.iterdir()
    whole, before = package.read_bytes(), looked(inside)

    collector.told("command", "take-in", "--by", "shen", str(package), ends=1)
    package.write_bytes(whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:])
    inside.told("command", "take-in", "--by", "shen", str(package), ends=1)

    assert looked(inside) == before
