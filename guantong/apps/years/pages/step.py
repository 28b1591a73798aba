"""One step of a year: what is planned, register it as it happened, what was done to it (年度步骤)."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guantong.apps.components.door import page
from guantong.apps.components.templatetags.words import said
from guantong.apps.journal.queries import entries_of
from guantong.apps.years import operations
from guantong.apps.years.queries import steps_seen_by
from guantong.apps.years.workflow import STEP
from guantong.domain.workflow.table import BadInput


class Register(forms.Form):
    """When it happened and under which number."""

    happened_on = forms.DateField(
        label=gettext_lazy("发生日期"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    document = forms.CharField(label=gettext_lazy("文号"), max_length=80, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


VERBS = {
    "register": operations.register,
    "correct": operations.correct,
    "confirm_late": operations.confirm_late,
    "set_aside": operations.set_aside,
    "take_back": operations.take_back,
}


@page(reads="years", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the step with its verbs; do one of them."""
    step = steps_seen_by(request.standing).filter(pk=pk).first()
    if step is None:
        raise Http404
    form = Register(
        request.POST or None,
        initial={"happened_on": step.happened_on, "document": step.document, "version": step.version},
    )
    if request.method == "POST":
        verb = request.POST.get("verb", "")
        if verb not in VERBS:
            raise Http404
        typed = verb in ("register", "correct")
        STEP.demand(verb, request.standing, step.state, step.path)
        if form.is_valid() or (not typed and "version" in form.cleaned_data):
            facts = form.cleaned_data if typed else {"version": form.cleaned_data["version"]}
            try:
                VERBS[verb](step=step, by=request.standing, as_of=request.now, **facts)
                messages.success(request, _("已办理：%(verb)s") % {"verb": said(STEP.row(verb).words)})
                return redirect(request.path)
            except BadInput as bad:
                for name, words in bad.reasons.items():
                    form.add_error(name or None, said(words))
    verbs = list(STEP.verbs_for(request.standing, step.state, step.path))
    return render(
        request, "years/pages/step.html",
        {
            "step": step, "form": form, "state": STEP.states[step.state], "verbs": verbs,
            "typed": [row for row, no in verbs if no is None and row.verb in ("register", "correct")],
            "history": entries_of(step),
        },
        status=422 if form.errors else 200,
    )  # fmt: skip
