"""Ballot boxes for tests: a standing committee of so many, a box, its keyholders, votes (测试票箱)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from guantong.apps.actors import operations as actors
from guantong.apps.actors.models import Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.ballots import operations
from guantong.apps.ballots.models import Box
from guantong.apps.ballots.queries import members_on
from guantong.domain.roles import Role, Standing
from guantong.domain.voting.marks import Grade
from guantong.domain.voting.rule import Comparison, Cut, Denominator, Finding, Rule
from guantong.gateways.site.installation import INSTALLER
from tests.world import World

MORE_THAN_HALF = Rule(
    "明人常办〔2026〕8号", date(2026, 1, 1),
    (
        Cut("不满意", Finding.FAILED, frozenset({Grade.DISSATISFIED}), Denominator.WHOLE, Comparison.AT_LEAST, Fraction(1, 2)),
        Cut("通过", Finding.PASSED, frozenset({Grade.SATISFIED, Grade.BASICALLY}), Denominator.WHOLE, Comparison.MORE_THAN, Fraction(1, 2)),
    ),
)  # fmt: skip
"""A rule of 明湖区, by its own document: in tests alone."""


@dataclass
class Vote:
    """A box with what its keyholders keep on paper."""

    world: World
    box: Box
    members: list[str]
    shares: list[str] = field(default_factory=list)

    def standing(self, username: str) -> Standing:
        """Return what somebody is today, members of the committee included."""
        return standing_of(Person.objects.get(username=username), self.world.now.date())

    @property
    def staff(self) -> Standing:
        """The office's staff member who prepares."""
        return self.world.standing("wen")

    def drawn(self) -> "Vote":
        """Let both keyholders draw their shares."""
        self.shares = [
            operations.draw_share(box=self.box, by=self.standing(who), as_of=self.world.now)
            for who in self.box.keyholders
        ]
        return self.read()

    def opened(self, present: Iterable[str] | None = None) -> "Vote":
        """Open it to those present: everybody who is not recused, unless told."""
        may = [one.person for one in self.box.roll.filter(recused="")] if present is None else present
        operations.open_vote(
            box=self.box, present=may, version=self.read().box.version, by=self.staff, as_of=self.world.now
        )
        return self.read()

    def cast(self, who: str, *marks: str) -> None:
        """Let somebody vote."""
        operations.cast(box=self.box, marks=marks, by=self.standing(who), as_of=self.world.now)

    def closed(self) -> "Vote":
        """Close it."""
        operations.close(box=self.box, version=self.read().box.version, by=self.staff, as_of=self.world.now)
        return self.read()

    def counted(self) -> "Vote":
        """Open the box with both shares."""
        one, two = self.shares
        operations.count(
            box=self.box, share_one=one, share_two=two, by=self.standing(self.box.keyholder_one), as_of=self.world.now,
        )  # fmt: skip
        return self.read()

    def read(self) -> "Vote":
        """Read the box as it stands."""
        self.box.refresh_from_db()
        return self


def seated(world: World, count: int = 5) -> list[str]:
    """Appoint so many members of the standing committee, beside its deputy chairman; returns their usernames."""
    committee, made = world.body("CWH"), []
    for at in range(1, count + 1):
        username = f"member{at:02}"
        person = Person.objects.filter(username=username).first() or actors.admit_person(
            username=username, name=f"委员{at:02}", by=INSTALLER, as_of=world.now
        )
        if not person.memberships.exists():
            actors.appoint(
                person=person, organisation=committee, role=Role.DEPUTY, by=INSTALLER, as_of=world.now,
                begins_on=date(2026, 1, 1),
            )  # fmt: skip
        made.append(username)
    return made


def prepared(
    world: World, count: int = 5, recused: Sequence[str] = (), keyholders: Sequence[str] = ("wen", "he"), **facts: Any
) -> Vote:  # fmt: skip
    """Prepare a box for a committee of so many and its deputy chairman, who is `he`."""
    members = seated(world, count)
    asked: dict[str, Any] = {
        "title": "审计查出问题整改情况满意度测评", "question": "对区城管局整改情况的评价", "held_on": world.now.date(),
        "keyholders": keyholders, "roll": members_on(world.now.date(), recused=recused), **facts,
    }  # fmt: skip
    box = operations.prepare(by=world.standing("wen"), as_of=world.now, **asked)
    return Vote(world, box, members)


def open_box(world: World, count: int = 5, **facts: Any) -> Vote:
    """Prepare a box and open it to everybody who may vote."""
    return prepared(world, count, **facts).drawn().opened()


def second(world: World) -> None:
    """Appoint a second secretary of the office: `wen2`."""
    person = actors.admit_person(username="wen2", name="闻二", by=INSTALLER, as_of=world.now)
    actors.appoint(
        person=person,
        organisation=world.body("BGS"),
        role=Role.STANDING_COMMITTEE_OFFICE,
        by=INSTALLER,
        as_of=world.now,
    )
    world.people["wen2"] = person
