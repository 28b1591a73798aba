"""Who is who today: standings, organisations, people (人员与机构)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, Max, OuterRef, Prefetch, Q, QuerySet, Subquery

from guantong.apps.actors.holdings import held_by
from guantong.apps.actors.line import Stretch, line
from guantong.apps.actors.models import (
    ConflictKind,
    ExpertFee,
    Handover,
    Intake,
    Membership,
    Organisation,
    OrganisationKind,
    Person,
    Succession,
    Term,
)  # fmt: skip
from guantong.apps.actors.standing import held_on
from guantong.apps.journal.models import Entry, Journaled
from guantong.apps.journal.queries import history_of, within
from guantong.domain.roles import NOBODY, SUBSTITUTABLE, Interest, Post, Reach, Role, Standing, reads
from guantong.domain.words import Words


def not_ended(day: date) -> Q:
    """Return the condition that a row with `ends_on` has not ended by `day`."""
    return Q(ends_on=None) | Q(ends_on__gt=day)


def in_force(day: date) -> Q:
    """Return the condition that a row with `begins_on` and `ends_on` holds on `day`."""
    return Q(begins_on__lte=day) & not_ended(day)


def standing_of(person: Person, day: date) -> Standing:
    """Return every post `person` holds on `day`, those of absent colleagues included; read anew at each request.

    A person who may no longer sign in is nobody. Only a colleague's own office work is done for another: no
    administrator's post, no mandate of a deputy or expert, and not what the colleague does for a third. Who is an
    administrator alone stands in for nobody. The conflicts of interest of both count.
    """
    if not person.is_active:
        return NOBODY
    held = held_on(person.pk, day)
    own = [Post(Role(one.kind), one.path, one.words) for one in held["post"] if one.person == person.pk]
    if any(not post.role.administrator for post in own):
        own += [
            Post(Role(one.kind), one.path, one.words, one.username, one.name)
            for one in held["post"]
            if one.person != person.pk and Role(one.kind) in SUBSTITUTABLE
        ]
    stood_for = {post.for_person for post in own}
    kept_out = {person.pk, *(one.person for one in held["post"] if one.username in stood_for)}
    interests = tuple(_interest(one.kind, one.path, one.words) for one in held["conflict"] if one.person in kept_out)
    return Standing(person.username, tuple(own), person.name, interests, tuple(one.path for one in held["second"]))


def has_left(person: Person, day: date) -> bool:
    """Return whether every post of `person` has ended by `day`; who was never given one, or is given one later, has not left."""
    posts = Membership.objects.filter(person=person)
    return posts.exists() and not posts.filter(not_ended(day)).exists()


def _interest(kind: str, path: str, subject: str) -> Interest:
    known = ConflictKind(kind)
    return Interest(Words(known.label, known.value), path, subject)


def organisation(code: str) -> Organisation:
    """Return the organisation with `code`; raises Organisation.DoesNotExist."""
    return Organisation.objects.get(code=code)


def organisations(day: date | None = None) -> QuerySet[Organisation]:
    """Return the organisations, those of `day` if given, in the order of the tree."""
    found = Organisation.objects.select_related("parent")
    return found if day is None else found.filter(not_ended(day))


def version_of(row: Journaled) -> int:
    """Return the version of a row: the number of its latest entry; a form that names an older one is stale."""
    return Entry.objects.filter(key=row.journal_key).aggregate(latest=Max("pk"))["latest"] or 0


def line_of(body: Organisation) -> list[Stretch]:
    """Return what `body` came from and became, across renaming, merging, splitting and moving, with days (沿革)."""
    return line(body, successions())


def successions() -> QuerySet[Succession]:
    """Return what went on as what, the earliest first."""
    return Succession.objects.select_related("former", "latter").order_by("on", "pk")


def names_before(body: Organisation) -> list[str]:
    """Return the names of the bodies that went on as `body`: it is searched by them too."""
    before = [stretch.organisation for stretch in line_of(body) if stretch.side < 0]
    return [name for former in before for name in (former.name, former.short_name) if name]


def above(body: Organisation) -> list[Organisation]:
    """Return the bodies above `body`, the topmost first."""
    codes = body.path.rstrip(".").split(".")[:-1]
    return sorted(Organisation.objects.filter(code__in=codes), key=lambda found: len(found.path))


def standing_below(body: Organisation, day: date) -> QuerySet[Organisation]:
    """Return the bodies directly below that are not dissolved on `day`."""
    return body.children.filter(not_ended(day))


def memberships_seen_by(standing: Standing) -> QuerySet[Membership]:
    """Return the memberships `standing` may read: those in its organisations, and its own."""
    seen = within(standing.areas("people"), "organisation__path") | Q(person__username=standing.person)
    return Membership.objects.filter(seen).select_related("person", "organisation", "term")


def people_seen_by(standing: Standing) -> QuerySet[Person]:
    """Return the people who are or were something in an organisation that `standing` reads."""
    posts = Membership.objects.filter(within(standing.areas("people"), "organisation__path"), person=OuterRef("pk"))
    found = Person.objects.filter(Q(Exists(posts)) | Q(username=standing.person))
    if Reach.DISTRICT in {reads(role, "people") for role in standing.roles}:
        found = Person.objects.all()  # those who have no post yet are kept by somebody too
    return found


def with_posts(people: QuerySet[Person], standing: Standing, day: date) -> QuerySet[Person]:
    """Return the people each with `posts_now`: what they are on `day`, as far as `standing` reads it."""
    posts = memberships_seen_by(standing).filter(in_force(day)).order_by("organisation__path", "pk")
    return people.prefetch_related(Prefetch("memberships", posts, to_attr="posts_now"))


def _body_of(role: Role, kind: str, day: date, field: str) -> Subquery:
    found = Membership.objects.filter(
        in_force(day), person=OuterRef("pk"), role=role.value, organisation__kind=kind
    ).order_by("organisation__path")
    return Subquery(found.values(f"organisation__{field}")[:1])


def deputies_seen_by(standing: Standing, day: date) -> QuerySet[Person]:
    """Return the deputies in office, each with `delegation` and `group`; both are part of a deputy's public record."""
    office = Membership.objects.filter(in_force(day), person=OuterRef("pk"), role=Role.DEPUTY.value)
    return (
        people_seen_by(standing)
        .filter(Exists(office))
        .select_related("deputy__station")
        .annotate(
            delegation=_body_of(Role.DEPUTY, OrganisationKind.DELEGATION, day, "name"),
            delegation_code=_body_of(Role.DEPUTY, OrganisationKind.DELEGATION, day, "code"),
            group=_body_of(Role.DEPUTY, OrganisationKind.DEPUTY_GROUP, day, "name"),
            group_code=_body_of(Role.DEPUTY, OrganisationKind.DEPUTY_GROUP, day, "code"),
            station_code=F("deputy__station__code"),
        )
    )


def experts_seen_by(standing: Standing, day: date) -> QuerySet[Person]:
    """Return the experts in the pool, each with `until`, the day their membership ends."""
    pool = Membership.objects.filter(in_force(day), person=OuterRef("pk"), role=Role.EXPERT.value).order_by("pk")
    return (
        people_seen_by(standing)
        .filter(Exists(pool))
        .select_related("expert")
        .annotate(until=Subquery(pool.values("ends_on")[:1]), since=Subquery(pool.values("begins_on")[:1]))
    )


def fees_seen_by(standing: Standing) -> QuerySet[ExpertFee]:
    """Return the fees `standing` may read: those who keep the record all, an expert the own."""
    kept = standing.reads("fees")
    return ExpertFee.objects.select_related("person").filter(Q() if kept else Q(person__username=standing.person))


def terms() -> QuerySet[Term]:
    """Return the terms of office, latest first."""
    return Term.objects.order_by("-number")


def term_in_force(day: date) -> Term | None:
    """Return the term of `day`."""
    return Term.objects.filter(in_force(day)).order_by("-number").first()


def intakes() -> QuerySet[Intake]:
    """Return the intakes, latest first."""
    return Intake.objects.order_by("-pk")


def handovers_seen_by(standing: Standing, term: Term) -> list[Handover]:
    """Return what people handed over with `term`: all for those who keep the list, else one's own."""
    kept = standing.reads("handovers")
    own = Q() if kept else Q(person__username=standing.person) | Q(successor__username=standing.person)
    return list(Handover.objects.filter(own, term=term).select_related("person", "successor").order_by("person__name"))


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the page of an organisation tells: the chain above, bodies below, members, line, journal."""

    chain: str
    below: list[Organisation]
    members: QuerySet[Membership]
    line: list[Stretch]
    history: list[Entry]
    unfinished: bool


def dossier_of(body: Organisation, standing: Standing, day: date) -> Dossier:
    """Return what `standing` may know of `body` on `day`."""
    line = line_of(body)
    went_on = any(stretch.side == 0 and stretch.ends_on is not None for stretch in line)
    return Dossier(
        " › ".join(found.name for found in above(body)),
        list(standing_below(body, day)),
        memberships_seen_by(standing).filter(in_force(day), organisation=body),
        line,
        list(history_of(body, standing)),
        went_on and body.ends_on is None,
    )


def organisations_named(typed: str) -> list[Organisation]:
    """Return the organisations that `typed` names: the code, else the name or short name of those that stand."""
    found = Organisation.objects.filter(code=typed)
    return list(found or Organisation.objects.filter(Q(name=typed) | Q(short_name=typed), ends_on=None)[:6])


def people_named(typed: str, among: QuerySet[Person] | None = None) -> list[Person]:
    """Return the people that `typed` names: the username, else the name; only `among` those one may know of."""
    known = Person.objects.all() if among is None else among
    return list(known.filter(username=typed) or known.filter(name=typed)[:6])


def bodies_of(*kinds: str) -> dict[str, list[tuple[str, str]]]:
    """Return code and name of the standing bodies of each kind: what a list is filtered by."""
    found: dict[str, list[tuple[str, str]]] = {kind: [] for kind in kinds}
    rows = Organisation.objects.filter(kind__in=kinds, ends_on=None).order_by("path")
    for kind, code, name in rows.values_list("kind", "code", "name"):
        found[kind].append((code, name))
    return found


def standing_in_term(term: Term) -> int:
    """Return how many people hold or held posts of `term`."""
    return Membership.objects.filter(term=term).values("person").distinct().count()


def roster_of_term(
    standing: Standing, day: date
) -> tuple[QuerySet[Person], QuerySet[Membership], list[tuple[str, ...]]]:
    """Return the people and posts of the running term, and for each person what a handover would be about.

    The posts bear no days and no term, so that the changed file means the next term. The sheet 移交 counts only what
    waits, since administrators prepare it.
    """
    posts = (
        memberships_seen_by(standing).filter(in_force(day), term=term_in_force(day)).order_by("person__username", "pk")
    )
    names = list(dict.fromkeys(post.person.username for post in posts))
    people = Person.objects.filter(username__in=names).select_related("deputy__station").order_by("username")
    others = memberships_seen_by(standing).filter(in_force(day), person__username__in=names, term=None)
    kept = Counter(others.values_list("person__username", flat=True))
    held = held_by(names)
    mine = Counter(post.person.username for post in posts)
    rows = [
        (
            p.username,
            p.name,
            str(mine[p.username]),
            str(kept[p.username]),
            str(sum(one.passes for one in held[p.username])),
            "",
            "",
        )
        for p in people
    ]
    for post in posts:
        post.term = None
        post.begins_on = post.ends_on = None
    return people, posts, rows
