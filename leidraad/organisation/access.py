"""Who may see what: every view says it in one decorator, and a house test finds the one that does not."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]
EVERYONE, EMPLOYEES = "everyone", "employees"


def open_to_everyone(view: View) -> View:
    """Residents and employees alike."""
    view.access = EVERYONE  # type: ignore[attr-defined]
    return view


def for_employees(view: View) -> View:
    """Whoever is signed in, whatever the role."""
    return _guard(view, EMPLOYEES, lambda request: True)


def only_for(*permissions: str) -> Callable[[View], View]:
    """Employees who have one of these permissions."""

    def decorate(view: View) -> View:
        def may_enter(request: HttpRequest) -> bool:
            return any(request.user.has_perm(permission) for permission in permissions)

        return _guard(view, permissions, may_enter)

    return decorate


def _guard(view: View, access: object, may_enter: Callable[[HttpRequest], bool]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return _ask_to_sign_in(request)
        if not may_enter(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    guarded.access = access  # type: ignore[attr-defined]
    return guarded


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """A script that saves in the background must hear it: it keeps the text until it is signed in."""
    if request.headers.get("HX-Request") or request.headers.get("X-Quiet"):
        return HttpResponse("Uw sessie is verlopen. Log opnieuw in.", status=401)
    return redirect_to_login(request.get_full_path())
