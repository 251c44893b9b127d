"""The doors that are open before you are signed in."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, logout
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme, urlsafe_base64_decode
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from leidraad.organisation import actions
from leidraad.organisation.access import for_employees, open_to_everyone
from leidraad.organisation.forms import NewPasswordForm, SignInForm
from leidraad.organisation.models import Employee

WRONG = "Deze combinatie kennen we niet. Controleer uw nummer of e-mailadres en uw wachtwoord."
LOCKED = "Te vaak geprobeerd. Wacht een kwartier, of vraag de beheerder om hulp."


@open_to_everyone
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST or None)
    if form.is_valid():
        name, password = form.cleaned_data["name"], form.cleaned_data["password"]
        attempt = actions.begin_sign_in(name, address_of(request), at=now())
        if attempt is None:
            form.add_error(None, LOCKED)
        else:
            employee = authenticate(request, username=name, password=password)
            if isinstance(employee, Employee):
                actions.sign_in(request, employee, attempt)
                return redirect(_next_page(request))
            form.add_error(None, WRONG)
    status = 422 if form.errors else 200
    return render(request, "organisation/sign_in.html", {"form": form}, status=status)


def address_of(request: HttpRequest) -> str:
    """The address the request came from: what our own proxies say, and never what the visitor says.

    Each proxy adds the address it saw at the end of X-Forwarded-For; the last ones are ours.
    """
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    if settings.PROXIES and len(hops) >= settings.PROXIES:
        return hops[-settings.PROXIES].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


@open_to_everyone
def choose_password(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Behind the one-time link: the employee chooses a password."""
    employee = _employee_of(key)
    if employee is None or not default_token_generator.check_token(employee, token):
        return render(request, "organisation/link_expired.html", status=410)
    form = NewPasswordForm(employee, request.POST or None)
    if form.is_valid():
        actions.choose_password(employee, form.cleaned_data["password"])
        messages.success(request, "Je wachtwoord is bewaard. Je kunt nu inloggen.")
        return redirect("organisation:sign-in")
    status = 422 if form.errors else 200
    return render(request, "organisation/choose_password.html", {"form": form}, status=status)


def _employee_of(key: str) -> Employee | None:
    try:
        pk = int(urlsafe_base64_decode(key))
    except ValueError:
        return None
    found: Employee | None = Employee.objects.active().filter(pk=pk).first()
    return found


@for_employees
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Shared computers: whatever this browser kept goes too, from whichever page you leave."""
    logout(request)
    response = redirect("organisation:sign-in")
    response["Clear-Site-Data"] = '"storage"'
    return response


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
