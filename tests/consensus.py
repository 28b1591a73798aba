"""A meeting of deputies and experts of 明湖区, grown by the real verbs (测试共识会)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guantong.apps.actors import operations as actors
from guantong.apps.actors.models import Organisation
from guantong.apps.actors.queries import standing_of
from guantong.apps.consensus import answering, operations
from guantong.apps.consensus.models import Meeting, Sheet
from guantong.apps.consensus.queries import listed
from guantong.domain.roles import Role, Standing
from guantong.gateways.site.installation import INSTALLER
from tests.world import World

TITLE, QUESTION = "背街小巷照明怎么补", "明年背街小巷照明的钱先花在哪里？"
STATEMENTS = (
    "先补没有路灯的巷子",
    "先换耗电的旧灯",
    "先修盲道",
    "先给学校门口加灯",
    "先清理挡灯的树",
    "每月公开坏灯维修时限",
    "灯杆上写报修电话",
)
ROADS = dict.fromkeys(STATEMENTS[:3], "agree") | dict.fromkeys(STATEMENTS[3:5], "disagree") | dict.fromkeys(STATEMENTS[5:], "agree")  # fmt: skip
SCHOOLS = dict.fromkeys(STATEMENTS[:3], "disagree") | dict.fromkeys(STATEMENTS[3:5], "agree") | dict.fromkeys(STATEMENTS[5:], "agree")  # fmt: skip


@dataclass
class Held:
    """The meeting with the world it stands in and who was asked; `shen` prepares and moderates."""

    world: World
    meeting: Meeting
    asked: list[str]

    def read(self) -> Meeting:
        """Return the meeting as it stands."""
        self.meeting.refresh_from_db()
        return self.meeting

    def does(self, verb: str, who: str = "shen", **facts: Any) -> "Held":
        """Do a verb of a version."""
        row = self.read()
        getattr(operations, verb)(meeting=row, version=row.version, by=standing(self.world, who), as_of=self.world.now, **facts)  # fmt: skip
        self.read()
        return self

    def says(self, who: str, text: str, vote: str) -> Sheet:
        """Say something to a statement."""
        statement = listed(self.read()).get(text=text)
        return answering.say(meeting=self.meeting, statement=statement.pk, vote=vote, by=standing(self.world, who), as_of=self.world.now)  # fmt: skip

    def says_all(self, who: str, votes: Mapping[str, str]) -> None:
        """Say something to several."""
        for text, vote in votes.items():
            self.says(who, text, vote)

    def proposes(self, who: str, text: str) -> Any:
        """Bring a statement in."""
        return answering.propose(meeting=self.read(), text=text, by=standing(self.world, who), as_of=self.world.now)

    def typed(self, number: int, votes: Mapping[str, str]) -> Sheet:
        """Type a sheet of paper."""
        answers = {f"{one.pk}": votes[one.text] for one in listed(self.read()) if one.text in votes}
        return answering.type_sheet(meeting=self.meeting, number=number, answers=answers, by=standing(self.world, "shen"), as_of=self.world.now)  # fmt: skip


def standing(world: World, who: str) -> Standing:
    """Return what somebody is today, also one who came for the meeting."""
    from guantong.apps.actors.models import Person

    return standing_of(Person.objects.get(username=who), world.now.date())


def deputies(world: World, count: int) -> list[str]:
    """Admit so many deputies; return their usernames, all of one length, so that nothing tells them apart by place."""
    congress, names = Organisation.objects.get(code="RD"), []
    for number in range(1, count + 1):
        name = f"deputy{number:02}"
        person = actors.admit_person(username=name, name=f"代表{number:02}", by=INSTALLER, as_of=world.now)
        actors.appoint(person=person, organisation=congress, role=Role.DEPUTY, by=INSTALLER, as_of=world.now, begins_on=date(2026, 1, 1))  # fmt: skip
        world.people[name] = person
        names.append(name)
    return names


def prepared(world: World, count: int = 6, on_paper: int = 0, about: str = "", subject: str = "") -> Held:
    """Return a prepared meeting of so many deputies, the last of them on paper."""
    named = deputies(world, count)
    body = Organisation.objects.get(code=about) if about else None
    meeting = operations.prepare(
        title=TITLE, question=QUESTION, held_on=world.now.date(), people=named, statements=STATEMENTS, about=body, subject=subject,
        on_paper=named[count - on_paper :], by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip
    return Held(world, meeting, named)


def opened(world: World, count: int = 6, on_paper: int = 0, **facts: str) -> Held:
    """Return a running meeting."""
    return prepared(world, count, on_paper, **facts).does("open_meeting")


def two_minds(world: World, roads: int = 6, schools: int = 5) -> Held:
    """Return a running meeting in which everybody has answered: of two minds on five statements, of one on two."""
    held = opened(world, roads + schools)
    for number, who in enumerate(held.asked):
        held.says_all(who, ROADS if number < roads else SCHOOLS)
    return held
