"""Votes on projects for tests: a procedure of 明湖区's own, a candidate sheet of twelve, sheets typed by two (测试票决)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from guantong.apps.actors.models import Person
from guantong.apps.ballots import counting
from guantong.apps.ballots import operations as ballots
from guantong.apps.ballots.models import Box
from guantong.apps.contests import operations, procedures
from guantong.apps.contests.candidates import Line
from guantong.apps.contests.models import Contest, Procedure
from guantong.domain.voting.procedure import Option
from guantong.domain.voting.procedure import Procedure as Decides
from tests.ballots import Vote, second
from tests.world import World

TELLERS = {"teller_one": "甲监票", "teller_two": "乙监票"}
OTHERS = {"teller_one": "丙复点", "teller_two": "丁复点"}
MOST = Decides(
    "most_votes", "明湖区民生实事项目人大代表票决办法（样例）", date(2026, 1, 1), "from-document", blank_counts=False, most=10,
    on_tie=(Option.RUN_OFF,), on_shortfall=(Option.LEAVE_VACANT,),
)  # fmt: skip
TWO = replace(MOST, most=2)
TITLES = (
    "柳桥路学校扩建", "青石社区卫生服务中心改造", "老旧小区电梯加装", "农贸市场升级", "口袋公园建设", "社区长者食堂",
    "公共停车场建设", "排水管网改造", "婴幼儿托育点", "路灯补盲", "社区足球场", "图书馆分馆",
)  # fmt: skip
DEPUTIES = 24


def line(number: int, title: str = "") -> Line:
    """Return a candidate of the sheet: 100 万元 for each number."""
    return Line(
        str(number), title or TITLES[number - 1], "新建一处，服务周边三个社区", number * 100_000_000, date(2027, 12, 31),
        "代表联络站征集", "/voices/",
    )  # fmt: skip


def in_force(world: World, decides: Decides = MOST) -> None:
    """Enter a procedure; a second secretary puts it in force."""
    if "wen2" not in world.people:
        second(world)
    row = procedures.propose(decides=decides, by=world.standing("wen"), as_of=world.now)
    procedures.put_in_force(procedure=row, by=world.standing("wen2"), as_of=world.now)


@dataclass
class Held:
    """A vote on projects and its box."""

    world: World
    contest: Contest

    @property
    def box(self) -> Box:
        """The box as it stands."""
        return Box.objects.get(pk=self.read().contest.box_id)

    @property
    def vote(self) -> Vote:
        """The box as the tests of ballots know it."""
        return Vote(self.world, self.box, [])

    def read(self) -> "Held":
        """Read the vote as it stands."""
        self.contest.refresh_from_db()
        return self

    def opened(self) -> "Held":
        """Open the box on paper."""
        box = self.box
        ballots.open_vote(box=box, version=box.version, by=self.world.standing("wen"), as_of=self.world.now)
        return self

    def closed(self) -> "Held":
        """Close it."""
        box = self.box
        ballots.close(box=box, version=box.version, by=self.world.standing("wen"), as_of=self.world.now)
        return self

    def typed(self, **facts: Any) -> "Held":
        """Type the tellers' count."""
        box = self.box
        counting.type_count(
            box=box, version=box.version, by=self.world.standing("wen"), as_of=self.world.now, **{**TELLERS, **facts}
        )
        return self

    def repeated(self, **facts: Any) -> "Held":
        """Type the recount of two others, by another person."""
        box = self.box
        counting.repeat_count(
            box=box, version=box.version, by=self.world.standing("wen2"), as_of=self.world.now, **{**OTHERS, **facts}
        )
        return self

    def counted(self, **facts: Any) -> "Held":
        """Open, close, and type alike twice."""
        return self.opened().closed().typed(**facts).repeated(**facts)

    def announced(self) -> "Held":
        """Announce the result."""
        operations.announce(
            contest=self.read().contest,
            version=self.contest.version,
            by=self.world.standing("wen"),
            as_of=self.world.now,
        )
        return self.read()


def prepared(world: World, lines: Sequence[Line] = tuple(map(line, range(1, 13))), **facts: Any) -> Held:
    """Prepare a vote of the congress on paper with a sheet of twelve for ten places."""
    asked: dict[str, Any] = {
        "title": "2027年度民生实事项目票决", "body": world.body("RD"), "held_on": world.now.date(), "places": 10, "way": "paper",
        "members": DEPUTIES, **facts,
    }  # fmt: skip
    row = operations.prepare(by=world.standing("wen"), as_of=world.now, **asked)
    row = operations.write_sheet(
        contest=row, sheet=lines, version=row.version, by=world.standing("wen"), as_of=world.now
    )
    return Held(world, row)


def fixed(
    world: World, decides: Decides = MOST, lines: Sequence[Line] = tuple(map(line, range(1, 13))), **facts: Any
) -> Held:
    """The same with the procedure in force and the sheet fixed by the second secretary."""
    if not Procedure.objects.filter(state="in_force", content=decides.plain()).exists():
        in_force(world, decides)
    held = prepared(world, lines, **facts)
    operations.fix_sheet(contest=held.contest, version=held.contest.version, by=world.standing("wen2"), as_of=world.now)
    return held.read()


def sealed(
    world: World, members: int, decides: Decides = TWO, candidates: int = 4, places: int = 2
) -> tuple[Held, Vote]:
    """A vote of the standing committee on the screen: so many members beside its deputy chairman; both shares drawn."""
    from tests.ballots import seated

    names = seated(world, members)
    lines = [line(number) for number in range(1, candidates + 1)]
    held = fixed(
        world,
        decides,
        lines,
        way="sealed",
        members=0,
        body=world.body("CWH"),
        places=places,
        keyholder_one="wen",
        keyholder_two="he",
    )
    vote = Vote(world, held.box, [*names, "he"]).drawn()
    return held, vote


def pile(*groups: tuple[int, str]) -> str:
    """Return so many sheets of each kind as they are typed, a line each."""
    return "\n".join(marks for many, marks in groups for _ in range(many))


def ten(*left_out: int) -> str:
    """Return the numbers 1 to 12 without those: a sheet that ticks the rest."""
    return " ".join(str(number) for number in range(1, 13) if number not in left_out)


def known(username: str) -> Person:
    """Return somebody by username."""
    return Person.objects.get(username=username)
