"""What diagnosis hears of figures, and which of its things bear files (慧诊)."""

from datetime import datetime
from typing import Any

from django.apps import AppConfig

from guantong.domain.roles import Standing


class Diagnosis(AppConfig):
    """When something is published, the rules are run over it; files hang on letters, seen by whoever sees the letter."""

    name = "guantong.apps.diagnosis"

    def ready(self) -> None:
        """Listen, and tell `files`."""
        from django.urls import reverse

        from guantong.apps.diagnosis.models import Letter, ReturnedReply
        from guantong.apps.diagnosis.queries import letters_seen_by, replies_seen_by
        from guantong.apps.diagnosis.workflow import LETTER, RETURNED_REPLY
        from guantong.apps.figures import events
        from guantong.apps.files.bearers import Bearer, register

        events.published.connect(_published, dispatch_uid="diagnosis")
        events.taken_down.connect(_taken_down, dispatch_uid="diagnosis")
        for model, words, seen, address in (
            (Letter, LETTER.words, letters_seen_by, "diagnosis:letter"),
            (ReturnedReply, RETURNED_REPLY.words, replies_seen_by, "diagnosis:returned_reply"),
        ):
            register(Bearer(model, words, seen, lambda row, address=address: reverse(address, args=[row.pk])))


def _published(sender: Any, *, snapshot: Any, batch: Any, by: Standing, as_of: datetime, **_: Any) -> None:  # noqa: ARG001
    _run("published", snapshot, batch, by, as_of)


def _taken_down(sender: Any, *, snapshot: Any, batch: Any, by: Standing, as_of: datetime, **_: Any) -> None:  # noqa: ARG001
    _run("taken_down", snapshot, batch, by, as_of)


def _run(cause: str, snapshot: Any, batch: Any, by: Standing, as_of: datetime) -> None:
    from guantong.apps.diagnosis.operations import start

    start(by=by, as_of=as_of, cause=cause, snapshot=snapshot, batch=batch)
