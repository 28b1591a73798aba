"""Leaks: each lets one way stand open on which a neighbour's matter would come back; the matrix must find every one (泄露)."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def leak_in_a_list() -> Iterator[None]:
    """The list of steps forgets whose they are."""
    from guantong.apps.years.models import Step

    with patch("guantong.apps.years.pages.years.steps_seen_by", lambda _: Step.objects.select_related("year")):
        yield


@contextmanager
def leak_in_a_detail() -> Iterator[None]:
    """The page of a subject finds any subject."""
    from guantong.apps.subjects.models import Subject

    with patch("guantong.apps.subjects.pages.subject.subjects_seen_by", lambda _: Subject.objects.all()):
        yield


@contextmanager
def leak_in_a_search() -> Iterator[None]:
    """Searching a list searches everything."""
    from guantong.apps.components.listing import Listing
    from guantong.apps.components.search import found_by

    real = Listing.found.func

    def found(self: Listing) -> object:
        typed = self.request.GET.get("q")
        return self.rows.model.objects.filter(found_by(typed, self.search)) if typed and self.search else real(self)

    with patch.object(Listing, "found", property(found)):
        yield


@contextmanager
def leak_in_an_export() -> Iterator[None]:
    """The workbook holds every row there is."""
    from guantong.apps.components import listing

    def download(self: listing.Listing) -> object:
        if self.request.GET.get("as") != "xlsx":
            return None
        rows = ([c.of(row) for c in self.columns] for row in self.rows.model.objects.all())
        return listing.workbook(self.title, [(c.header, c.kind) for c in self.columns], rows, self.request)

    with patch.object(listing.Listing, "download", download):
        yield


@contextmanager
def leak_in_a_count() -> Iterator[None]:
    """The number over a list counts what is not shown."""
    from django.core.paginator import Paginator

    with patch.object(Paginator, "count", property(lambda self: self.object_list.model.objects.count())):
        yield


@contextmanager
def leak_of_a_files_bytes() -> Iterator[None]:
    """The bytes of a file are handed to whoever knows its number."""
    from guantong.apps.files.models import Attachment

    with patch("guantong.apps.files.pages.content.files_seen_by", lambda _: Attachment.objects.all()):
        yield


@contextmanager
def leak_of_sensitive_files() -> Iterator[None]:
    """A sensitive file is shown to whoever sees the thing it hangs on."""
    from django.db.models import Q

    with patch("guantong.apps.files.queries.level_seen_by", lambda _: Q(pk__isnull=False)):
        yield


@contextmanager
def leak_in_an_error() -> Iterator[None]:
    """A page that is not yours says what it would have shown."""
    from guantong.apps.years.models import Step
    from guantong.apps.years.pages import step as page
    from guantong.domain.words import Words
    from guantong.domain.workflow.table import NotAllowed, Refusal

    real = page.steps_seen_by

    def telling(standing: object) -> object:
        mine = real(standing)
        hidden = Step.objects.exclude(pk__in=mine.order_by().values("pk")).filter(name__startswith="ZX").first()
        if hidden is not None:
            raise NotAllowed(Refusal("who", Words(f"“{hidden.name}”不是您的", f"{hidden.name} is not yours")))
        return mine

    with patch.object(page, "steps_seen_by", telling):
        yield


@contextmanager
def leak_of_existence() -> Iterator[None]:
    """A thing of another's is refused, a thing that is not there is not found: the two can be told apart."""
    from guantong.apps.subjects.models import Link
    from guantong.apps.subjects.pages import link as page
    from guantong.domain.words import Words
    from guantong.domain.workflow.table import NotAllowed, Refusal

    real = page.links_seen_by

    class Telling:
        def __init__(self, standing: object) -> None:
            self.mine = real(standing)

        def filter(self, pk: int) -> object:
            if Link.objects.filter(pk=pk).exists() and not self.mine.filter(pk=pk).exists():
                raise NotAllowed(Refusal("who", Words("不是您的", "not yours")))
            return self.mine.filter(pk=pk)

    with patch.object(page, "links_seen_by", Telling):
        yield


@contextmanager
def leak_in_a_header() -> Iterator[None]:
    """A header carries the latest name of all."""
    from guantong.apps.years.models import Step
    from guantong.apps.years.pages import years as page

    real = page.render

    def render(*given: object, **named: object) -> object:
        answer = real(*given, **named)
        answer["ETag"] = f'"{Step.objects.latest("pk").name}"'
        return answer

    with patch.object(page, "render", render):
        yield


@contextmanager
def leak_by_reach() -> Iterator[None]:
    """Who sees one's own organisation sees those below it."""
    from guantong.domain import roles

    real = roles._area

    def wider(post: roles.Post, reach: roles.Reach) -> str | None:
        return real(post, roles.Reach.BELOW if reach is roles.Reach.OWN else reach)

    with patch.object(roles, "_area", wider):
        yield


@contextmanager
def leak_on_the_desk() -> Iterator[None]:
    """The desk shows the work of every organisation."""
    from django.db.models import Q

    with patch("guantong.apps.notices.queries.work_for", lambda _: Q(pk__isnull=False)):
        yield


@contextmanager
def leak_of_a_job() -> Iterator[None]:
    """Background jobs are everybody's."""
    from guantong.apps.jobs.models import Job

    with patch("guantong.apps.jobs.pages.job.jobs_seen_by", lambda _: Job.objects.all()):
        yield


@contextmanager
def leak_of_a_person() -> Iterator[None]:
    """The page of a person finds anybody."""
    from guantong.apps.actors.models import Person

    with patch("guantong.apps.actors.pages.person.people_seen_by", lambda _: Person.objects.all()):
        yield


@contextmanager
def leak_of_fees() -> Iterator[None]:
    """What experts were paid is shown to whoever may know of them."""
    from guantong.apps.actors.models import ExpertFee

    with patch("guantong.apps.actors.pages.person.fees_seen_by", lambda _: ExpertFee.objects.all()):
        yield


@contextmanager
def leak_of_conflicts() -> Iterator[None]:
    """The register of conflicts of interest is everybody's."""
    with patch("guantong.apps.actors.keeping_out.keeps_the_register", lambda _: True):
        yield


@contextmanager
def leak_in_the_api() -> Iterator[None]:
    """The API forgets whose the steps are."""
    from guantong.apps.years.models import Step

    with patch("guantong.apps.years.queries.steps_seen_by", lambda _: Step.objects.select_related("year")):
        yield


@contextmanager
def leak_in_the_journal() -> Iterator[None]:
    """The journal is read by everybody."""
    from guantong.apps.journal.models import Entry

    with patch("guantong.apps.journal.pages.ledger.entries_seen_by", lambda _: Entry.objects.select_related("leaf")):
        yield
