"""Score sheets for tests: so many deputies, a rubric of the district, a sheet, scores (测试评分)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from guantong.apps.actors import operations as actors
from guantong.apps.actors.models import Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.evaluations import operations, scoring, standards
from guantong.apps.evaluations.models import Score, ScoreSheet, Seat, Standard
from guantong.apps.evaluations.queries import scorers_on
from guantong.domain.roles import Role, Standing
from guantong.domain.voting.rubric import Item, Rubric
from guantong.gateways.site.installation import INSTALLER
from tests.world import World

FOUR = Rubric(
    "明人常办〔2026〕21号", date(2026, 1, 1),
    (
        Item("真实性", 200, 20, "决算数与账册、凭证是否一致"), Item("完整性", 200, 20), Item("资金绩效", 300, 30), Item("群众感受", 300, 30),
    ),
)  # fmt: skip
"""A rubric of 明湖区, by its own document: in tests and the demo alone."""


@dataclass
class Scoring:
    """A sheet with what its keyholders keep on paper, and the codes that its scorers were shown."""

    world: World
    sheet: ScoreSheet
    deputies: list[str]
    shares: list[str] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)

    def standing(self, username: str) -> Standing:
        """Return what somebody is today."""
        return standing_of(Person.objects.get(username=username), self.world.now.date())

    @property
    def staff(self) -> Standing:
        """The office's staff member who prepares."""
        return self.world.standing("wen")

    def drawn(self) -> "Scoring":
        """Let both keyholders draw their shares."""
        self.shares = [
            operations.draw_share(sheet=self.sheet, by=self.standing(who), as_of=self.world.now)
            for who in self.sheet.keyholders
        ]
        return self.read()

    def opened(self) -> "Scoring":
        """Open it."""
        operations.open_scoring(
            sheet=self.sheet, version=self.read().sheet.version, by=self.staff, as_of=self.world.now
        )
        return self.read()

    def score(self, who: str, *points: int, words: str = "") -> Seat:
        """Let somebody score, in whole points."""
        seat, code = scoring.score(
            sheet=self.sheet,
            points=[one * 10 for one in points],
            words=words,
            by=self.standing(who),
            as_of=self.world.now,
        )
        self.codes[who] = code
        return seat

    def takes_back(self, who: str) -> None:
        """Let somebody take the own score back."""
        scoring.withdraw_score(sheet=self.sheet, code=self.codes[who], by=self.standing(who), as_of=self.world.now)

    def typed(self, whose: str, *points: int, by: str = "wen", again: bool = False, **facts: Any) -> Score:
        """Let the staff type a paper sheet, in whole points."""
        verb = scoring.repeat_score if again else scoring.type_score
        return verb(
            sheet=self.sheet,
            whose=whose,
            points=[one * 10 for one in points],
            by=self.world.standing(by),
            as_of=self.world.now,
            **facts,
        )

    def closed(self) -> "Scoring":
        """Close it."""
        operations.close_scoring(
            sheet=self.sheet, version=self.read().sheet.version, by=self.staff, as_of=self.world.now
        )
        return self.read()

    def counted(self) -> "Scoring":
        """Bring the scores together, opening the seals where there are some."""
        if self.shares:
            one, two = self.shares
            by = self.standing(self.sheet.keyholder_one)
            operations.open_seals(sheet=self.sheet, share_one=one, share_two=two, by=by, as_of=self.world.now)
        else:
            operations.count_scores(
                sheet=self.sheet, version=self.read().sheet.version, by=self.staff, as_of=self.world.now
            )
        return self.read()

    def read(self) -> "Scoring":
        """Read the sheet as it stands."""
        self.sheet.refresh_from_db()
        return self


def elected(world: World, count: int) -> list[str]:
    """Have so many deputies in office; returns their usernames."""
    made = []
    for at in range(1, count + 1):
        username = f"deputy{at:02}"
        if not Person.objects.filter(username=username).exists():
            person = actors.admit_person(username=username, name=f"代表{at:02}", by=INSTALLER, as_of=world.now)
            actors.appoint(
                person=person, organisation=world.body("RD"), role=Role.DEPUTY, by=INSTALLER, as_of=world.now,
                begins_on=date(2026, 1, 1),
            )  # fmt: skip
        made.append(username)
    return made


def in_force(world: World, rubric: Rubric = FOUR) -> Standard:
    """Have a rubric entered by the office and confirmed by the commission."""
    row = standards.propose_rubric(rubric=rubric, by=world.standing("wen"), as_of=world.now)
    return standards.put_in_force(standard=row, by=world.standing("shen"), as_of=world.now)


def sheet_for(
    world: World, count: int = 9, recused: Sequence[str] = (), about: str = "CG", way: str = "named", **facts: Any
) -> Scoring:  # fmt: skip
    """Prepare a sheet on the final account of a department for so many deputies."""
    deputies, path = elected(world, count), world.body(about).path
    roll = [
        one for one in scorers_on(world.now.date(), path, [world.body(about).name], recused) if one.person in deputies
    ]
    asked: dict[str, Any] = {
        "title": "区城管局2025年度部门决算代表评分", "question": "对决算真实性、完整性和资金绩效的评分", "held_on": world.now.date(),
        "way": way, "rubric": FOUR, "roll": roll, "path": path, "keyholders": ("wen", "he") if way == "secret" else (), **facts,
    }  # fmt: skip
    return Scoring(world, operations.prepare(by=world.standing("wen"), as_of=world.now, **asked), deputies)


def scoring_of(world: World, count: int = 9, **facts: Any) -> Scoring:
    """Prepare a sheet and open it."""
    made = sheet_for(world, count, **facts)
    return (made.drawn() if made.sheet.way == "secret" else made).opened()
