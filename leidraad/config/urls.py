"""Every room hangs its Dutch paths here."""

from django.urls import include, path

from leidraad.config import catalogue, errors

urlpatterns = [
    path("", include("leidraad.contacts.urls")),
    path("", include("leidraad.organisation.urls")),
    path("", include("leidraad.search.urls")),
    path("vormgeving/", catalogue.components, name="design"),
    path("", include("leidraad.knowledge.urls")),
    path("klanten/", include("leidraad.customers.urls")),
]
handler400 = errors.bad_request
handler403 = errors.not_allowed
handler404 = errors.not_found
handler500 = errors.broken
