from django.urls import path

from leidraad.customers.desk import customer, details, finding, rights

app_name = "customers"
urlpatterns = [
    path("zoeken/", finding.search, name="search"),
    path("nieuw/", finding.register, name="register"),
    path("identificatievragen/", rights.questions, name="questions"),
    path("<int:pk>/", customer.customer, name="customer"),
    path("<int:pk>/kaart/", customer.customer_card, name="customer-card"),
    path("<int:pk>/gegevens/", customer.change, name="change"),
    path("<int:pk>/identiteit/", customer.identity_check, name="identity-check"),
    path("<int:pk>/adressen/", details.addresses, name="addresses"),
    path("<int:pk>/adressen/getoond/", details.shown_addresses, name="shown-addresses"),
    path("<int:pk>/adressen/<int:address_pk>/", details.address, name="address"),
    path("<int:pk>/nummers/", details.identifiers, name="identifiers"),
    path("<int:pk>/nummers/getoond/", details.shown_identifiers, name="shown-identifiers"),
    path("<int:pk>/nummers/<int:identifier_pk>/", details.identifier, name="identifier"),
    path("<int:pk>/vertegenwoordiging/", details.representations, name="representations"),
    path(
        "<int:pk>/vertegenwoordiging/<int:record_pk>/einde/",
        details.ended_representation,
        name="ended-representation",
    ),
    path("<int:pk>/samenvoeging/", rights.merging, name="merging"),
    path("<int:pk>/samenvoeging/<int:merge_pk>/herstel/", rights.undone_merge, name="undone-merge"),
    path("<int:pk>/vergetelheid/", rights.erasing, name="erasing"),
    path("<int:pk>/inzage/", rights.handover, name="handover"),
]
