"""Who may see and do what, switched off (权限的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch


@contextmanager
def scope_forgotten() -> Iterator[None]:
    """Whoever reads a room at all reads it for the whole district."""
    with patch("guantong.domain.roles.Standing.areas", lambda self, _room: ("",) if self.posts else ()):
        yield


@contextmanager
def verbs_open_at_any_time() -> Iterator[None]:
    """No verb asks in which state the matter is."""
    from guantong.domain.workflow.table import Workflow

    real = Workflow.why_not

    def at_any_time(self: Workflow, verb: str, standing: Any, _state: str, path: str, latest_by: str = "") -> Any:
        return real(self, verb, standing, self.row(verb).begins[0], path, latest_by)

    with patch.object(Workflow, "why_not", at_any_time):
        yield


@contextmanager
def second_person_forgotten() -> Iterator[None]:
    """No verb asks who did the last step."""
    from guantong.domain.workflow.table import Workflow

    real = Workflow.why_not

    def by_anybody(self: Workflow, verb: str, standing: Any, state: str, path: str, _latest_by: str = "") -> Any:
        return real(self, verb, standing, state, path)

    with patch.object(Workflow, "why_not", by_anybody):
        yield


@contextmanager
def verbs_open_to_everybody() -> Iterator[None]:
    """Every role may use every verb."""
    with patch("guantong.domain.workflow.table.Who.admits", lambda *_: True):
        yield


@contextmanager
def doors_open_to_everybody() -> Iterator[None]:
    """The doorkeeper asks nothing of who is signed in."""
    with patch("guantong.gateways.site.doorkeeper.reads", lambda *_: True):
        yield


@contextmanager
def standing_kept_for_the_session() -> Iterator[None]:
    """What one is, is looked up once and remembered."""
    from guantong.gateways.site import doorkeeper

    real, kept = doorkeeper.standing_of, {}

    def remembered(person: object, day: object) -> object:
        return kept.setdefault(person.pk, real(person, day))  # type: ignore[attr-defined]

    with patch.object(doorkeeper, "standing_of", remembered):
        yield


@contextmanager
def own_firm_read_like_any_other() -> Iterator[None]:
    """Whoever declared a firm of their own reads what it was paid."""
    with patch("guantong.domain.roles.Standing.firms", ()):
        yield
