from django.urls import path

from leidraad.contacts.desk import callbacks, contacts, lists, screen

app_name = "contacts"
urlpatterns = [
    path("balie/", screen.desk, name="desk"),
    path("balie/lopend/", screen.running_contacts, name="running-contacts"),
    path("balie/lopend/<uuid:uuid>/", screen.running_contact, name="running-contact"),
    path("balie/lopend/<uuid:uuid>/annulering/", screen.cancellation, name="cancellation"),
    path("balie/lopend/<uuid:uuid>/herstel/", screen.restoration, name="restoration"),
    path("balie/contact/", screen.finish, name="finish"),
    path("balie/vandaag/", screen.today, name="today"),
    path("balie/antwoord/", screen.used_answer, name="used-answer"),
    path("balie/vragen/", screen.department_questions, name="department-questions"),
    path("contacten/", contacts.contacts, name="contacts"),
    path("contacten/<int:pk>/", contacts.contact, name="contact"),
    path("contacten/<int:pk>/correctie/", contacts.correction, name="correction"),
    path("contacten/<int:pk>/koppelingen/", contacts.contact_links, name="contact-links"),
    path("terugbelverzoeken/", callbacks.callback_requests, name="callback-requests"),
    path("terugbelverzoeken/gevonden/", callbacks.found_requests, name="found-callback-requests"),
    path("terugbelverzoeken/<int:pk>/", callbacks.callback_request, name="callback-request"),
    path("terugbelverzoeken/<int:pk>/kijkers/", callbacks.presence, name="callback-presence"),
    path("terugbelverzoeken/<int:pk>/belpogingen/", callbacks.attempts, name="callback-attempts"),
    path("terugbelverzoeken/<int:pk>/afhandeling/", callbacks.handling, name="callback-handling"),
    path("terugbelverzoeken/<int:pk>/doorzetting/", callbacks.rerouting, name="callback-rerouting"),
    path("balie/lijsten/", lists.first_list, name="lists"),
    path("balie/lijsten/<slug:slug>/", lists.rows, name="rows"),
    path("balie/lijsten/<slug:slug>/nieuw/", lists.row, name="new-row"),
    path("balie/lijsten/<slug:slug>/<int:pk>/", lists.row, name="row"),
]
