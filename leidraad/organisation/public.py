"""The doors that are open before you are signed in."""

from django.conf import settings
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from leidraad.organisation import actions
from leidraad.organisation.access import for_employees, open_to_everyone
from leidraad.organisation.forms import SignInForm
from leidraad.organisation.models import Employee, SignInAttempt

WRONG = "Deze combinatie kennen we niet. Controleer uw nummer of e-mailadres en uw wachtwoord."
LOCKED = "Te vaak geprobeerd. Wacht een kwartier, of vraag de beheerder om hulp."


@open_to_everyone
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST or None)
    if form.is_valid():
        name = form.cleaned_data["name"]
        if SignInAttempt.objects.is_locked(actions.fingerprint(name), at=now()):
            form.add_error(None, LOCKED)
        else:
            employee = authenticate(request, username=name, password=form.cleaned_data["password"])
            if isinstance(employee, Employee):
                actions.sign_in(request, employee, name, at=now())
                return redirect(_next_page(request))
            actions.note_failed_sign_in(name, at=now())
            form.add_error(None, WRONG)
    status = 422 if form.errors else 200
    return render(request, "organisation/sign_in.html", {"form": form}, status=status)


@for_employees
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("organisation:sign-in")


@for_employees
def session(request: HttpRequest) -> HttpResponse:
    """Am I still signed in, as whom, until when? POST: stay signed in.

    A page that was open when its employee signed in again elsewhere takes the fresh token from here,
    so that what stands on it can still be saved.
    """
    if request.method == "POST":
        request.session["renewed_at"] = now().timestamp()
    renewed_at = request.session.get("renewed_at", now().timestamp())
    idle = now().timestamp() - renewed_at
    return JsonResponse(
        {
            "seconds": max(0, round(settings.SESSION_COOKIE_AGE - idle)),
            "employee": request.user.get_username(),
            "token": get_token(request),
        }
    )


def _next_page(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    allowed = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if allowed else "/"
