"""Two records of one person, and the rights of a person to what we hold of them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from leidraad.customers import actions
from leidraad.customers.forms import MergeForm, QuestionForm, ReasonForm
from leidraad.customers.handover import everything_about
from leidraad.customers.models import Customer, IdentityQuestion, Merge
from leidraad.organisation.access import only_for


@only_for("customers.merge_customer")
def merging(request: HttpRequest, pk: int) -> HttpResponse:
    """Find the other record of this customer; this one stays and answers for both."""
    kept = get_object_or_404(Customer.objects.known(), pk=pk)
    form = MergeForm(request.POST or None)
    if form.is_valid():
        actions.note_look_up(form.kind_of_search, [form.found])
        try:
            actions.merge(kept, form.found, at=now(), why=form.cleaned_data["why"])
        except actions.CannotMerge as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, "De klanten zijn samengevoegd. Je kunt dit herstellen.")
            return redirect("customers:customer", pk)
    context = {"form": form, "customer": kept, "merges": kept.merges.filter(undone_at=None)}
    status = 422 if form.errors else 200
    return render(request, "customers/merging.html", context, status=status)


@only_for("customers.merge_customer")
@require_POST
def undone_merge(request: HttpRequest, pk: int, merge_pk: int) -> HttpResponse:
    record = get_object_or_404(Merge, pk=merge_pk, kept=pk)
    try:
        actions.undo_merge(record, at=now())
    except actions.CannotMerge as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, "De samenvoeging is hersteld: het zijn weer twee klanten.")
    return redirect("customers:customer", pk)


@only_for("customers.erase_customer")
def erasing(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget this customer (AVG, article 17): asked twice, with the reason; it cannot be undone."""
    customer = get_object_or_404(Customer.objects.known(), pk=pk)
    form = ReasonForm(request.POST or None)
    if not form.is_valid():
        status = 422 if form.errors else 200
        context = {"form": form, "customer": customer}
        return render(request, "customers/erasing.html", context, status=status)
    actions.erase(customer, at=now(), why=form.cleaned_data["why"])
    messages.success(request, "De gegevens van deze klant zijn gewist.")
    return redirect("customers:search")


@only_for("customers.export_customer")
def handover(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything we hold, for the customer themselves (AVG, article 15): to read or as JSON."""
    customer = get_object_or_404(Customer.objects.known(), pk=pk)
    form = ReasonForm(request.POST or None)
    context: dict[str, object] = {"form": form, "customer": customer}
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "customers/handover.html", context, status=status)
    actions.note_look_up("inzage verstrekt", [customer], why=form.cleaned_data["why"])
    everything = everything_about(customer, at=now())
    if "json" in request.POST:
        name = f'attachment; filename="klant-{customer.pk}.json"'
        layout = {"indent": 2, "ensure_ascii": False}
        answer = JsonResponse(everything, json_dumps_params=layout)
        answer["Content-Disposition"] = name
        return answer
    return render(request, "customers/handover.html", context | {"everything": everything})


@only_for("customers.change_identityquestion")
def questions(request: HttpRequest) -> HttpResponse:
    """Which identity questions are asked, and in which words."""
    rows = list(IdentityQuestion.objects.all())
    forms = [
        QuestionForm(request.POST or None, prefix=row.kind, initial=QuestionForm.as_it_is(row))
        for row in rows
    ]
    if request.method == "POST" and not any(form.errors for form in forms):
        for row, form in zip(rows, forms, strict=True):
            actions.adjust_identity_question(row, **form.cleaned_data)
        messages.success(request, "De identificatievragen zijn bewaard.")
        return redirect("customers:questions")
    status = 422 if any(form.errors for form in forms) else 200
    context = {"questions": list(zip(rows, forms, strict=True))}
    return render(request, "customers/questions.html", context, status=status)
