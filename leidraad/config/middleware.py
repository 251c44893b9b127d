"""What happens around every request."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now

from leidraad.history.acting import acting_as

Next = Callable[[HttpRequest], HttpResponse]
RENEW_AFTER = timedelta(minutes=5)


def remember_who_acts(get_response: Next) -> Next:
    """Everything written during this request carries the number of who did it."""

    def answer(request: HttpRequest) -> HttpResponse:
        employee = request.user
        name = f"medewerker {employee.number}" if employee.is_authenticated else "bezoeker"
        with acting_as(name):
            return get_response(request)

    return answer


def stay_signed_in_while_working(get_response: Next) -> Next:
    """Move the end of the session forward, at most once in five minutes: not a write per request."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and "X-Quiet" not in request.headers:
            renewed_at = request.session.get("renewed_at", 0.0)
            if now().timestamp() - renewed_at > RENEW_AFTER.total_seconds():
                request.session["renewed_at"] = now().timestamp()
        response = get_response(request)
        if request.user.is_authenticated:
            response["X-Session-Seconds"] = str(settings.SESSION_COOKIE_AGE)
        return response

    return answer


def never_cache_pages(get_response: Next) -> Next:
    """Shared computers: the back button must not show the previous person's page."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Cache-Control", "no-store")
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response

    return answer
