"""The verbs of one thing by the interface: the same acts, forms and reasons as on its page (接口办理)."""

from typing import Any

from django import forms
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
    act = acts.act(verb)
    if (refusal := acts.why_not(act)) is not None:
        raise NotAllowed(refusal)
    form = (act.asks or forms.Form)(told.facts)
    if not form.is_valid():
        raise BadInput({name: Words(str(errors[0]), str(errors[0])) for name, errors in form.errors.items()})
    return acts.do(act, form.cleaned_data, told.version)
