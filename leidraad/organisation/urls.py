from django.urls import path

from leidraad.organisation import public
from leidraad.organisation.desk import administration, employees, log, work

app_name = "organisation"
urlpatterns = [
    path("", work.home, name="home"),
    path("inloggen/", public.sign_in, name="sign-in"),
    path("uitloggen/", public.sign_out, name="sign-out"),
    path("sessie/", public.session, name="session"),
    path("wachtwoord/", work.own_password, name="own-password"),
    path("wachtwoord/<str:key>/<str:token>/", public.choose_password, name="choose-password"),
    path("medewerkers/", work.employees, name="employees"),
    path("medewerkers/aanwezigheid/", work.presence, name="presence"),
    path("beheer/medewerkers/", employees.administration, name="administration"),
    path("beheer/medewerkers/nieuw/", employees.new_employee, name="new-employee"),
    path("beheer/medewerkers/<int:pk>/", employees.employee, name="employee"),
    path("beheer/medewerkers/<int:pk>/wachtwoord/", employees.password_link, name="password-link"),
    path("rollen/", employees.roles, name="roles"),
    path("afdelingen/", administration.departments, name="departments"),
    path("afdelingen/nieuw/", administration.department, name="new-department"),
    path("afdelingen/<int:pk>/", administration.department, name="department"),
    path("vaardigheden/", administration.skills, name="skills"),
    path("vaardigheden/nieuw/", administration.skill, name="new-skill"),
    path("vaardigheden/<int:pk>/", administration.skill, name="skill"),
    path("openingstijden/", administration.opening_hours, name="opening-hours"),
    path("openingstijden/sluitingsdagen/", administration.closed_days, name="closed-days"),
    path(
        "openingstijden/sluitingsdagen/<int:pk>/",
        administration.removed_closed_day,
        name="removed-closed-day",
    ),
    path("openingstijden/<str:name>/", administration.place, name="place"),
    path("verwerkingslogboek/", log.processing_log, name="processing-log"),
]
