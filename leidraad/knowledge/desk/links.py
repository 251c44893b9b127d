"""The link page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from leidraad.knowledge import actions
from leidraad.knowledge.forms import LinkForm
from leidraad.knowledge.models import Link, LinkGroup
from leidraad.organisation.access import only_for


@only_for("knowledge.view_link")
def links(request: HttpRequest) -> HttpResponse:
    """All links under their headings."""
    groups = LinkGroup.objects.prefetch_related("links")
    return render(request, "knowledge/links.html", {"groups": groups})


@only_for("knowledge.change_link")
def edit_link(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a link, or change one."""
    stored = get_object_or_404(Link, pk=pk) if pk else Link()
    form = LinkForm(request.POST or None, instance=stored)
    if request.method == "POST" and form.is_valid():
        if name := form.cleaned_data["new_group"]:
            form.instance.group = actions.save_link_group(name)
        actions.save_link(form.instance)
        messages.success(request, "De link is opgeslagen.")
        return redirect("knowledge:links")
    status = 422 if form.errors else 200
    return render(request, "knowledge/link_form.html", {"form": form}, status=status)


@only_for("knowledge.change_link")
@require_POST
def link_removal(request: HttpRequest, pk: int) -> HttpResponse:
    actions.remove_link(get_object_or_404(Link, pk=pk))
    messages.success(request, "De link is verwijderd.")
    return redirect("knowledge:links")
