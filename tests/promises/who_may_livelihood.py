"""One of each thing of livelihood projects, every text of it a canary (矩阵的民生实事)."""

from guantong.apps.components.search import searchable
from guantong.apps.livelihood.models import ListFile, Project
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON


@thing("livelihood_list", "taken_in", "withdrawn")
def livelihood_list(at: Place) -> Asked:
    """A list that the organisation's desk took in, with one project."""
    made = _list(at, at.canary("name"))
    return {"livelihood:list": {"pk": made.pk}}


@thing("livelihood_project")
def livelihood_project(at: Place) -> Asked:
    """A project the organisation led."""
    name = at.canary("name")
    Project.objects.create(
        of=_list(at, "清单"), year=2300 + Project.objects.count(), number=1, name=name, unit=at.canary("unit"), path=at.body.path,
        target=at.canary("target"), result=at.canary("result"), state="completed", place={"sheet": "x", "row": 1}, search=searchable(name),
    )  # fmt: skip
    return {}


def _list(at: Place, name: str) -> ListFile:
    withdrawn = at.state == "withdrawn"
    return ListFile.objects.create(
        name=name, sm3="0" * 64, path=at.body.path, taken_in_by="somebody", taken_in_at=NOON, state=at.state or "taken_in",
        reason="x" if withdrawn else "",
    )  # fmt: skip
