"""The verbs of one thing by the interface: the same acts, forms and reasons as on its page (接口办理)."""

from typing import Any

from django import forms
from django.http import Http404
from ninja import Schema

from guantong.apps.components.acts import Acts
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed


class Told(Schema):
    """What a verb is told: the version that was read, and the facts its form on the page asks, by their names there."""

    version: int
    facts: dict[str, str | bool | int] = {}


def done(acts: Acts, verb: str, told: Told) -> Any:
    """Do a verb of a thing and return what it is now.

    Raises Http404 for a verb nobody knows, NotAllowed with the reason, BadInput at the fields, Stale when it was changed.
    """
    act = next((act for act in acts.acts if act.verb == verb), None)
    if act is None:
        raise Http404
    standing = acts.request.standing  # type: ignore[attr-defined]
    refusal = acts.workflow.why_not(verb, standing, acts.state, acts.path, acts.latest_by) or acts.closed.get(verb)
    if refusal is not None:
        raise NotAllowed(refusal)
    form = (act.asks or forms.Form)(told.facts)
    if not form.is_valid():
        raise BadInput({name: Words(str(errors[0]), str(errors[0])) for name, errors in form.errors.items()})
    version = {"version": told.version} if act.version else {}
    return act.operation(by=standing, as_of=acts.request.now, **acts.given, **form.cleaned_data, **version)  # type: ignore[attr-defined]
