from django.urls import path

from leidraad.search import desk

app_name = "search"
urlpatterns = [
    path("zoeken/", desk.search, name="search"),
    path("zoeken/suggesties/", desk.suggestions, name="suggestions"),
    path("zoeken/woorden/", desk.words, name="words"),
    path("zoeken/synoniemen/", desk.synonym, name="synonyms"),
    path("zoeken/synoniemen/<int:pk>/", desk.synonym, name="synonym"),
    path("zoeken/synoniemen/<int:pk>/verwijdering/", desk.synonym_removal, name="synonym-removal"),
    path("zoeken/aanraders/", desk.best_bet, name="best-bets"),
    path("zoeken/aanraders/<int:pk>/verwijdering/", desk.best_bet_removal, name="best-bet-removal"),
]
