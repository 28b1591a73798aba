"""The three administrators are three people, whatever verbs are used in whatever order, and whatever a program writes (三员分立)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from guantong.apps.actors import operations, small_office
from guantong.apps.actors.models import Membership, Organisation, Person, SmallOffice
from guantong.domain.roles import Role
from guantong.domain.workflow.table import BadInput, NotAllowed
from guantong.gateways.site.installation import INSTALLER
from tests.promises import mutants
from tests.world import NOON, World

ROLES = (
    Role.SYSTEM_ADMINISTRATOR,
    Role.SECURITY_ADMINISTRATOR,
    Role.SECURITY_AUDITOR,
    Role.BUDGET_COMMISSION_STAFF,
    Role.DEPUTY,
)
BODIES = ("YSGW", "QS", "QSZ")
PEOPLE = ("shen", "gu")
SECONDS = {"YSGW": "mo", "QS": "ye", "QSZ": "hua"}
"""Somebody else of each body, who is the second person there."""
DAYS = 12
FIRST = NOON.date()

post = st.tuples(
    st.just("appoint"), st.sampled_from(PEOPLE), st.sampled_from(BODIES), st.sampled_from(ROLES), st.integers(0, 5),
    st.one_of(st.none(), st.integers(0, 6)), st.booleans(),
)  # fmt: skip
verbs = st.one_of(
    post,
    st.tuples(st.just("revoke"), st.integers(0, 9)),
    st.tuples(st.just("turn_on"), st.sampled_from(BODIES)),
    st.tuples(st.just("turn_off"), st.integers(0, 3)),
    st.tuples(st.just("stretch"), st.integers(0, 9)),
    st.tuples(st.just("next_day")),
)


def breaches() -> list[tuple[str, date, list[str]]]:
    """Return each person and day on which posts are held together that may not be: counted day by day, in Python."""
    rows = list(Membership.objects.select_related("organisation", "person"))
    offices = list(SmallOffice.objects.select_related("organisation"))
    found = []
    for day in (FIRST + timedelta(days=n) for n in range(DAYS + 12)):
        tops = [
            office.organisation.path
            for office in offices
            if office.begins_on <= day and (office.ends_on is None or day < office.ends_on)
        ]
        for person in {row.person.username for row in rows}:
            held = [row for row in rows if row.person.username == person and row.in_force(day)]
            administrators = [row for row in held if Role(row.role).administrator]
            business = [row for row in held if not Role(row.role).administrator]
            uncovered = [
                row for row in business for top in [tops]
                if not any(
                    row.organisation.path.startswith(t) and administrators[0].organisation.path.startswith(t) for t in top
                )
            ] if administrators else []  # fmt: skip
            if len(administrators) > 1 or uncovered:
                found.append((person, day, [row.role for row in held]))
    return found


def use(verb: tuple, day: int) -> None:  # type: ignore[type-arg]
    """Use one verb on a day; what is refused changes nothing."""
    as_of = NOON + timedelta(days=day)
    try:
        with transaction.atomic():
            match verb:
                case ("appoint", person, body, role, later, length, by_program):
                    begins = as_of.date() + timedelta(days=later)
                    facts = {
                        "person": Person.objects.get(username=person),
                        "organisation": Organisation.objects.get(code=body),
                        "begins_on": begins,
                        "ends_on": None if length is None else begins + timedelta(days=length),
                    }
                    if by_program:
                        Membership.objects.create(role=role.value, **facts)
                    else:
                        operations.appoint(role=role, by=INSTALLER, as_of=as_of, **facts)
                case ("revoke", at):
                    rows = list(Membership.objects.filter(ends_on=None).order_by("pk"))
                    if rows:
                        operations.revoke(membership=rows[at % len(rows)], by=INSTALLER, as_of=as_of)
                case ("stretch", at):
                    rows = list(Membership.objects.exclude(ends_on=None).order_by("pk"))
                    if rows:
                        Membership.objects.filter(pk=rows[at % len(rows)].pk).update(ends_on=None)
                case ("turn_on", body):
                    small_office.turn_on(
                        organisation=Organisation.objects.get(code=body), second=Person.objects.get(username=SECONDS[body]),
                        reason="三人机构", by=INSTALLER, as_of=as_of,
                    )  # fmt: skip
                case ("turn_off", at):
                    offices = list(SmallOffice.objects.filter(ends_on=None).order_by("pk"))
                    if offices:
                        small_office.turn_off(office=offices[at % len(offices)], by=INSTALLER, as_of=as_of)
    except (NotAllowed, BadInput, IntegrityError):
        pass


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sequence=st.lists(verbs, min_size=3, max_size=14))
@example(
    [("turn_on", "QS"), ("appoint", "shen", "QS", Role.DEPUTY, 0, None, True),
     ("appoint", "shen", "QSZ", Role.SECURITY_AUDITOR, 0, None, True), ("turn_off", 0), ("next_day",), ("turn_off", 0)]
)  # fmt: skip
@example(
    [("appoint", "gu", "QS", Role.SECURITY_AUDITOR, 0, 2, True), ("appoint", "gu", "QS", Role.DEPUTY, 3, None, True),
     ("stretch", 0), ("revoke", 0)]
)  # fmt: skip
def test_no_sequence_of_verbs_brings_two_posts_together_that_must_stay_apart(world: World, sequence: list) -> None:  # type: ignore[type-arg]
    with transaction.atomic():
        Membership.objects.filter(person__username__in=PEOPLE).delete()
        Membership.objects.create(
            person=world.people["mo"], organisation=world.body("YSGW"), role=Role.DEPUTY, begins_on=FIRST
        )
        day = 0
        for verb in sequence:
            if verb == ("next_day",):
                day += 1
            use(verb, min(day, DAYS))
            assert breaches() == []
        transaction.set_rollback(True)
    assert world.people


@pytest.mark.django_db
def test_without_the_mechanism_one_person_holds_two_posts(world: World) -> None:
    both = [
        ("appoint", "shen", "QS", role, 0, None, by)
        for role, by in ((Role.SECURITY_AUDITOR, True), (Role.DEPUTY, False))
    ]

    for verb in both:
        use(verb, 0)
    assert breaches() == []
    with mutants.administrators_not_kept_apart():
        for verb in both:
            use(verb, 0)
        assert {person for person, *_ in breaches()} == {"shen"}
    assert world.people


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("held", "wanted"), [("xi", Role.SECURITY_AUDITOR), ("xi", Role.DEPUTY), ("shen", Role.SECURITY_AUDITOR)]
)
def test_the_refusal_names_what_is_held(world: World, held: str, wanted: Role) -> None:
    with pytest.raises(BadInput) as refused:
        operations.appoint(
            person=world.people[held], organisation=world.body("BGS"), role=wanted, by=world.standing("an"), as_of=NOON
        )

    said = refused.value.reasons["role"].zh
    assert "三员" in said
    assert ("小机构方案" in said) == (held == "shen" or wanted is Role.DEPUTY)


@pytest.mark.django_db
def test_an_office_of_three_may_and_every_exception_is_listed(world: World) -> None:
    from guantong.apps.actors.separation import exceptions

    an, shen = world.standing("an"), world.people["shen"]
    office = small_office.turn_on(
        organisation=world.body("YSGW"), second=world.people["gu"], reason="全办三人", by=an, as_of=NOON
    )
    operations.appoint(person=shen, organisation=world.body("YSGW"), role=Role.SECURITY_AUDITOR, by=an, as_of=NOON)

    assert [(post.person.username, post.role) for post in exceptions(NOON.date())] == [("shen", "security_auditor")]
    with pytest.raises(NotAllowed, match="仍有兼任未收回：沈经办"):
        small_office.turn_off(office=office, by=an, as_of=NOON)
    with pytest.raises(BadInput, match="三员"):
        operations.appoint(
            person=shen, organisation=world.body("YSGW"), role=Role.SECURITY_ADMINISTRATOR, by=an, as_of=NOON
        )


@pytest.mark.django_db
def test_only_the_security_administrator_turns_the_profile_on(world: World) -> None:
    for username in ("xi", "shi", "gu"):
        with pytest.raises(NotAllowed):
            small_office.turn_on(
                organisation=world.body("YSGW"), second=world.people["gu"], reason="方便", by=world.standing(username),
                as_of=NOON,
            )  # fmt: skip
