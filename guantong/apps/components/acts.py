"""The verbs of one thing on its page: which are open, the form of each, and doing one (办理).

A page says which operation a verb is and what it asks; buttons, reasons for closed verbs, errors at the field and the
answer after doing come with it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from guantong.apps.components.merging import merge_view
from guantong.apps.components.templatetags.words import said
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal, Row, Stale, Workflow


@dataclass(frozen=True, slots=True)
class Act:
    """A verb and the operation that does it; `asks` is the form of what else the operation takes.

    `version` says that the operation takes the version of the row that was read, and refuses another; `main` that a button
    without a form is what one usually comes for.
    """

    verb: str
    operation: Callable[..., Any]
    asks: Callable[..., forms.Form] | None = None
    version: bool = False
    main: bool = False


@dataclass
class Acts:
    """What may be done to a thing by who asks, in its state and at its path: `answer` a POST, show it with `<c-acts>`."""

    request: HttpRequest
    workflow: Workflow
    acts: Iterable[Act]
    state: str
    path: str
    given: Mapping[str, Any] = field(default_factory=dict)
    initial: Mapping[str, Any] = field(default_factory=dict)
    version: int = 0
    latest_by: str = ""
    closed: Mapping[str, Refusal] = field(default_factory=dict)
    """Verbs the table would open that are closed for a reason of this thing's own."""
    failed: dict[str, forms.Form] = field(default_factory=dict)

    def answer(self, goes_to: str = "") -> HttpResponse | None:
        """Do the verb a POST asks for and go on; None when nothing was asked or the form must be shown again.

        Raises NotAllowed for the doorkeeper, Http404 for a verb nobody knows. Where somebody else was quicker, both sides
        are shown (merging).
        """
        if self.request.method != "POST":
            return None
        act = self.act(self.request.POST.get("verb", ""))
        standing = self.request.standing  # type: ignore[attr-defined]
        form = (act.asks or forms.Form)(self.request.POST, self.request.FILES, prefix=act.verb)
        refusal = self.why_not(act)
        if refusal is not None:
            if act.version and refusal.about == "state" and _number(self.request.POST.get("version")) != self.version:
                return self._merge(act, form, next(iter(self.given.values()), ""), self.version, refusal)
            raise NotAllowed(refusal)
        if form.is_valid():
            try:
                done = self.do(act, form.cleaned_data, _number(self.request.POST.get("version")))
            except Stale as stale:
                row = stale.row
                state = getattr(row, "state", self.state)
                refusal = self.workflow.why_not(act.verb, standing, state, self.path, self.latest_by)
                return self._merge(act, form, row, getattr(row, "version", self.version), refusal)
            except BadInput as bad:
                for name, words in bad.reasons.items():
                    form.add_error(name if name in form.fields else None, said(words))
            else:
                messages.success(
                    self.request, _("已办理：%(verb)s") % {"verb": said(self.workflow.row(act.verb).words)}
                )
                return redirect(goes_to.format(pk=getattr(done, "pk", ""), done=done) or self.request.path)
        self.failed[act.verb] = form
        return None

    def act(self, verb: str) -> Act:
        """Return the act of a verb; raises Http404 for one nobody knows here."""
        found = next((act for act in self.acts if act.verb == verb), None)
        if found is None:
            raise Http404
        return found

    def why_not(self, act: Act) -> Refusal | None:
        """Return why an act is closed to who asks: by the table, or by this thing."""
        standing = self.request.standing  # type: ignore[attr-defined]
        refusal = self.workflow.why_not(act.verb, standing, self.state, self.path, self.latest_by)
        return refusal or self.closed.get(act.verb)

    def do(self, act: Act, facts: Mapping[str, Any], version: int) -> Any:
        """Do an act that is open, with what its form found and the version that was read."""
        asked = {**self.given, **facts, **({"version": version} if act.version else {})}
        return act.operation(by=self.request.standing, as_of=self.request.now, **asked)  # type: ignore[attr-defined]

    @property
    def status(self) -> int:
        """The status of the page: 422 when a form came back with errors."""
        return 422 if self.failed else 200

    @property
    def shown(self) -> list[dict[str, Any]]:
        """The verbs that begin in the state: each with its words, its form or none, or why it is closed."""
        known = {act.verb: act for act in self.acts}
        standing = self.request.standing  # type: ignore[attr-defined]
        return [
            self._shown(row, known[row.verb], refusal or self.closed.get(row.verb))
            for row, refusal in self.workflow.verbs_for(standing, self.state, self.path, self.latest_by)
            if row.verb in known
        ]

    def _merge(self, act: Act, form: forms.Form, row: Any, version: int, refusal: Refusal | None) -> HttpResponse:
        return merge_view(
            self.request, verb=self.workflow.row(act.verb), form=form, row=row, initial=self.initial, version=version,
            refusal=refusal,
        )  # fmt: skip

    def _shown(self, row: Row, act: Act, refusal: Refusal | None) -> dict[str, Any]:
        form = self.failed.get(row.verb) or (act.asks and act.asks(prefix=row.verb, initial=self.initial))
        return {
            "verb": row.verb, "words": row.words, "refusal": refusal, "form": None if refusal else form,
            "version": self.version if act.version else None, "open": row.verb in self.failed, "main": act.main,
        }  # fmt: skip


def _number(typed: str | None) -> int:
    return int(typed) if typed and typed.isdecimal() and len(typed) < 10 else -1
