from django.urls import path

from leidraad.organisation import desk, public

app_name = "organisation"
urlpatterns = [
    path("", desk.home, name="home"),
    path("inloggen/", public.sign_in, name="sign-in"),
    path("uitloggen/", public.sign_out, name="sign-out"),
    path("sessie/", public.session, name="session"),
    path("medewerkers/", desk.employees, name="employees"),
]
