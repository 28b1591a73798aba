"""A unit's document was published under its former name; under its new one it supersedes its own, and its signals lapse."""

import pytest

from guantong.apps.diagnosis.models import Signal
from guantong.apps.figures.models import Document
from tests.figures import published
from tests.printed import corrected, faulty
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_a_renamed_unit_supersedes_its_own_document_and_its_signals_lapse(world: World) -> None:
    first = published(world, faulty("two_tables"))
    document = first.documents.get()
    Document.objects.filter(pk=document.pk).update(body="改名之前的名称")
    for signal in Signal.objects.all():
        Signal.objects.filter(pk=signal.pk).update(identity=f"old{signal.pk}")
    seen = set(Signal.objects.filter(state="open").values_list("pk", flat=True))

    second = published(world, corrected("two_tables"), name="更名之后.pdf")

    first.refresh_from_db()
    again = second.documents.get()
    assert (again.subject, again.body == "改名之前的名称") == (document.subject, False)
    assert (first.state, Document.objects.filter(came__isnull=False, left=None).get()) == ("superseded", again)
    assert Signal.objects.filter(pk__in=seen, state="lapsed").exists()
    left = Signal.objects.filter(pk__in=seen, state="open")  # not computed everywhere in the new file
    assert all(signal.not_computed for signal in left)
