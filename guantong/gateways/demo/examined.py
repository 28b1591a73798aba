"""Documents of 明湖区 as they lie in the site: read, published and examined, some waiting, one that cannot be read (演示数据)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime

from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.diagnosis import thresholds
from guantong.apps.figures import operations as figures
from guantong.apps.figures.models import Batch
from guantong.apps.figures.whose import meant_by
from guantong.apps.jobs.operations import claim
from guantong.apps.jobs.work import run
from guantong.apps.subjects.operations import open_subject
from guantong.domain.identity.key import Kind
from guantong.domain.roles import Standing
from guantong.domain.rulebook.shelf import rule_named
from guantong.domain.secrecy import Level
from guantong.gateways.demo.build import SEED, YEAR, paper_of, papers
from guantong.gateways.demo.editions import BOOK, SCAN, _budget
from guantong.gateways.demo.printing import print_pdf
from guantong.gateways.demo.scanning import scanned
from guantong.gateways.demo.workbook import print_xlsx

_FAULTS = ("table_total", "row_total", "no_reason", "form_money")
"""Planted in what is published: each raises another kind of question."""
_WAITING = "unbudgeted"
_MISSING = ("明湖区人民防空办公室", "明湖区气象局", "明湖区粮食局")


def grow_figures(people: Mapping[str, Person], now: Callable[[], datetime]) -> int:
    """Bring a few documents by the real verbs, publish most of them, and have the rules run; returns how many there are."""
    staff, director = (standing_of(people[name], now().date()) for name in ("shen", "gu"))
    own = thresholds.propose(
        rule=rule_named("D02"), name="deviation", value=15, since=date(YEAR - 1, 1, 1), document=f"明人常办〔{YEAR - 2}〕8号",
        reason="区里从严掌握", by=staff, as_of=now(),
    )  # fmt: skip
    thresholds.put_in_force(threshold=own, by=director, as_of=now())
    published, waiting = list(_published()), list(_waiting())
    _open_units({*(body for _, body, _ in (*published, *waiting)), *_MISSING}, staff, now)
    for name, body, content in (*published, *waiting):
        figures.upload(
            path=_home(body), name=name, content=content, level=Level.PUBLIC, by=staff, as_of=now()
        )  # fmt: skip
    _work_off(now)
    names = {name for name, _, _ in published}
    for batch in Batch.objects.filter(state="read", name__in=names).order_by("pk"):
        figures.publish(batch=batch, version=batch.version, by=staff, as_of=now())
    _work_off(now)
    for body in dict.fromkeys((*(body for _, body, _ in published), *_MISSING)):
        figures.expect(
            path=_home(body), body=body, year=YEAR, kind="budget", of_level="department", due_on=date(YEAR, 2, 28),
            by=staff, as_of=now(),
        )  # fmt: skip
    return len(published) + len(waiting)


def _published() -> Iterator[tuple[str, str, bytes]]:
    for name, paper, fault in papers():
        if fault and fault.name in _FAULTS:
            yield name, paper.body, print_pdf(paper)
            if fault.name == _FAULTS[0]:  # the same body's final account beside its budget
                other = paper_of(paper.body, "决算", SEED)
                yield f"{name[:2]}_{paper.body}_{other.year}决算.pdf", paper.body, print_pdf(other)
    yield f"54_{BOOK}_{YEAR}预算.xlsx", BOOK, print_xlsx(_budget(BOOK, YEAR, SEED))


def _waiting() -> Iterator[tuple[str, str, bytes]]:
    name, paper = next((name, paper) for name, paper, fault in papers() if fault and fault.name == _WAITING)
    yield name, paper.body, print_pdf(paper)
    yield f"56_{SCAN}_{YEAR}预算.pdf", SCAN, scanned(print_pdf(_budget(SCAN, YEAR, SEED)))


def _open_units(bodies: Iterable[str], staff: Standing, now: Callable[[], datetime]) -> None:
    """Open a subject for what publishes and stands in no tree of organisations: whose a document is, must be known."""
    for body in sorted(bodies):
        if meant_by(body) is None:
            open_subject(
                kind=Kind.UNIT, name=body, organisation=Organisation.objects.get(path=_home(body)),
                opened_on=date(YEAR - 6, 1, 1), by=staff, as_of=now(),
            )  # fmt: skip


def _home(body: str) -> str:
    """Return where a body's files belong: with itself, or with the finance bureau where the tree does not name it."""
    found = Organisation.objects.filter(name=body, ends_on=None).first() or Organisation.objects.get(code="CZ")
    return found.path


def _work_off(now: Callable[[], datetime]) -> None:
    while (job := claim(worker="demo", as_of=now())) is not None:
        run(job, now)
