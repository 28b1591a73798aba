"""A vote of the congress of 明湖区 on twelve projects for ten places, from the document to the announced result (演示票决)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction

from guantong.apps.actors import operations as actors
from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.ballots import counting
from guantong.apps.ballots import operations as ballots
from guantong.apps.ballots.models import Box
from guantong.apps.contests import candidates, operations, procedures
from guantong.apps.contests.models import Contest
from guantong.domain.roles import Role
from guantong.domain.voting.procedure import Option, Procedure
from guantong.gateways.demo.district import read
from guantong.gateways.site.installation import INSTALLER


def grow_contest(people: Mapping[str, Person], now: datetime) -> Contest:
    """Enter the procedure, write and fix the sheet, vote on paper, count and recount, announce; returns the vote."""
    told = read("contests")
    vote, as_of = told["vote"], now + timedelta(days=told["vote"]["day"])
    one, two = (standing_of(person, now.date()) for person in (people["wen"], _second(now)))
    since = (now + timedelta(days=told["procedure"]["since"])).date()
    decides = Procedure(
        "most_votes", told["procedure"]["document"].replace("YYYY", str(since.year)), since, "from-document", blank_counts=False,
        most=told["procedure"]["most"], quorum=Fraction(told["procedure"]["quorum"]), on_tie=(Option.RUN_OFF,),
        on_shortfall=(Option.LEAVE_VACANT,),
    )  # fmt: skip
    procedure = procedures.propose(decides=decides, by=one, as_of=as_of)
    procedures.put_in_force(procedure=procedure, by=two, as_of=as_of)
    row = operations.prepare(
        title=vote["title"].replace("YYYY", str(as_of.year + 1)), body=Organisation.objects.get(code=vote["at"]), held_on=as_of.date(),
        places=vote["places"], way="paper", members=vote["members"], by=one, as_of=as_of,
    )  # fmt: skip
    sheet = candidates.read("\n".join(_dated(line, as_of.year + 1) for line in told["sheet"]))
    row = operations.write_sheet(contest=row, sheet=sheet, version=row.version, by=one, as_of=as_of)
    row = operations.fix_sheet(contest=row, version=row.version, by=two, as_of=as_of)
    box = Box.objects.get(pk=row.box_id)
    box = ballots.open_vote(box=box, version=box.version, by=one, as_of=as_of)
    box = ballots.close(box=box, version=box.version, by=one, as_of=as_of)
    numbers = [candidate.number for candidate in sheet]
    sheets = "\n".join(
        " ".join(number for number in numbers if int(number) not in left)
        for many, left in told["ballots"].items() for _ in range(many)
    )  # fmt: skip
    typed = {"present": vote["present"], "issued": vote["present"], "sheets": sheets}
    first, second, third, fourth = vote["tellers"]
    box = counting.type_count(
        box=box, teller_one=first, teller_two=second, version=box.version, by=one, as_of=as_of, **typed
    )
    counting.repeat_count(
        box=box, teller_one=third, teller_two=fourth, version=box.version, by=two, as_of=as_of, **typed
    )
    row.refresh_from_db()
    return operations.announce(contest=row, version=row.version, by=one, as_of=as_of)


def _second(now: datetime) -> Person:
    """Return the second secretary of the office, joined where the assessment of the demo has not joined one."""
    username, name = read("assessments")["secretary"]
    if known := Person.objects.filter(username=username).first():
        return known
    begins = now - timedelta(days=400)
    person = actors.admit_person(username=username, name=name, by=INSTALLER, as_of=begins)
    actors.appoint(
        person=person, organisation=Organisation.objects.get(code="BGS"), role=Role.STANDING_COMMITTEE_OFFICE, begins_on=begins.date(),
        by=INSTALLER, as_of=begins,
    )  # fmt: skip
    return person


def _dated(line: str, year: int) -> str:
    cells = line.split("|")
    month, day = map(int, cells[4].split("-"))
    return "|".join((*cells[:4], date(year, month, day).isoformat(), *cells[5:]))
