"""The lists of this room, kept by the administrator and the team lead in the product itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from leidraad.contacts.actions.lists import Row, keep_question_set, keep_row
from leidraad.contacts.desk.signed_in import EmployeeRequest
from leidraad.contacts.forms.lists import (
    ChannelForm,
    NormForm,
    OutcomeForm,
    QuestionForms,
    QuestionSetForm,
)
from leidraad.contacts.models import CallbackNorm, Channel, Outcome, QuestionSet
from leidraad.organisation.access import only_for


@dataclass(frozen=True)
class ListOf:
    """One list: what its rows are, how they are changed and who may."""

    label: str
    model: type[Channel] | type[Outcome] | type[CallbackNorm] | type[QuestionSet]
    form: Any
    permission: str


LISTS = {
    "kanalen": ListOf("Kanalen", Channel, ChannelForm, "contacts.change_channel"),
    "afhandelingen": ListOf("Afhandelingen", Outcome, OutcomeForm, "contacts.change_outcome"),
    "vragensets": ListOf("Vragensets", QuestionSet, QuestionSetForm, "contacts.change_questionset"),
    "terugbelnormen": ListOf("Terugbelnormen", CallbackNorm, NormForm, "contacts.change_callbacknorm"),
}  # fmt: skip
PERMISSIONS = tuple(one.permission for one in LISTS.values())


def _list(request: EmployeeRequest, slug: str) -> ListOf:
    if slug not in LISTS:
        raise Http404
    if not request.user.has_perm(LISTS[slug].permission):
        raise PermissionDenied
    return LISTS[slug]


@only_for(*PERMISSIONS)
def first_list(request: EmployeeRequest) -> HttpResponse:
    """The first list that this employee keeps."""
    kept = (slug for slug, one in LISTS.items() if request.user.has_perm(one.permission))
    return redirect("contacts:rows", next(kept))


@only_for(*PERMISSIONS)
def rows(request: EmployeeRequest, slug: str) -> HttpResponse:
    """All rows of a list, those out of use included."""
    chosen = _list(request, slug)
    found: Any = chosen.model._default_manager.all()
    if chosen.model in (CallbackNorm, QuestionSet):
        found = found.select_related("department")
    shown = {
        "rows": found,
        "slug": slug,
        "chosen": chosen,
        "tabs": [
            {"label": one.label, "url": reverse("contacts:rows", args=[name])}
            for name, one in LISTS.items()
            if request.user.has_perm(one.permission)
        ],
    }
    return render(request, "contacts/rows.html", shown)


@only_for(*PERMISSIONS)
def row(request: EmployeeRequest, slug: str, pk: int | None = None) -> HttpResponse:
    """Change one row, or add one."""
    chosen = _list(request, slug)
    old = get_object_or_404(chosen.model._default_manager.all(), pk=pk) if pk else chosen.model()
    typed = request.POST or None
    form = chosen.form(typed, instance=old)
    questions = QuestionForms(typed, instance=old) if isinstance(old, QuestionSet) else None
    if typed and form.is_valid() and (questions is None or questions.is_valid()):
        _keep(form.instance, form, questions)
        messages.success(request, "Bewaard. De balie heeft het binnen een minuut.")
        return redirect("contacts:rows", slug)
    status = 422 if typed else 200
    shown = {"form": form, "questions": questions, "chosen": chosen, "slug": slug, "row": old}
    return render(request, "contacts/row.html", shown, status=status)


def _keep(changed: Row, form: Any, questions: Any) -> None:
    if isinstance(changed, QuestionSet):
        asked = [each for each in questions.forms if each.has_changed() or each.instance.pk]
        gone = [each.instance for each in questions.deleted_forms if each.instance.pk]
        kept = [each.instance for each in asked if each not in questions.deleted_forms]
        keep_question_set(changed, kept, gone)
    else:
        keep_row(changed, form.Meta.fields)
