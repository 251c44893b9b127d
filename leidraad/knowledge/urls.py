from django.urls import path

from leidraad.knowledge import public
from leidraad.knowledge.desk import editing, feedback, items, links, news, publishing

app_name = "knowledge"
urlpatterns = [
    path("kennis/", items.items, name="items"),
    path("kennis/nieuw/", items.new_item, name="new-item"),
    path("kennis/redactie/", publishing.editors, name="editors"),
    path("kennis/leesniveau/", editing.reading_level, name="reading-level"),
    path("kennis/aandachtspunten/<int:pk>/", publishing.flag, name="flag"),
    path("kennis/terugmeldingen/", feedback.queue, name="feedback-queue"),
    path("kennis/terugmeldingen/mijn/", feedback.my_feedback, name="my-feedback"),
    path("kennis/terugmeldingen/niet-gevonden/", feedback.not_found, name="not-found"),
    path("kennis/terugmeldingen/<int:pk>/", feedback.feedback, name="feedback-report"),
    path("kennis/producten/<str:key>/", items.product, name="product"),
    path("kennis/<slug:slug>/", items.item, name="item"),
    path("kennis/<slug:slug>/tekst/", editing.text, name="text"),
    path("kennis/<slug:slug>/eigenschappen/", editing.properties, name="properties"),
    path("kennis/<slug:slug>/intrekking/", publishing.withdrawal, name="withdrawal"),
    path("kennis/<slug:slug>/nagekeken/", publishing.looked_at, name="looked-at"),
    path("kennis/<slug:slug>/terugmelding/", feedback.feedback_on, name="feedback"),
    path("kennis/<slug:slug>/versies/", publishing.revisions, name="revisions"),
    path("kennis/<slug:slug>/versies/<int:number>/", publishing.revision, name="revision"),
    path(
        "kennis/<slug:slug>/versies/<int:number>/terugzetting/",
        publishing.restoration,
        name="restoration",
    ),
    path("kennis/<slug:slug>/versies/<int:number>/controle/", publishing.review, name="review"),
    path("kennis/<slug:slug>/versies/<int:number>/oordeel/", publishing.verdict, name="verdict"),
    path(
        "kennis/<slug:slug>/versies/<int:number>/publicatie/",
        publishing.publication,
        name="publication",
    ),
    path("nieuws/", news.news, name="news"),
    path("nieuws/nieuw/", news.edit_news, name="new-news"),
    path("nieuws/ongelezen/", news.unread, name="unread-news"),
    path("nieuws/<int:pk>/", news.news_item, name="news-item"),
    path("nieuws/<int:pk>/tekst/", news.edit_news, name="edit-news"),
    path("nieuws/<int:pk>/gelezen/", news.read_mark, name="read-mark"),
    path("nieuws/<int:pk>/verwijdering/", news.news_removal, name="news-removal"),
    path("links/", links.links, name="links"),
    path("links/nieuw/", links.edit_link, name="new-link"),
    path("links/<int:pk>/", links.edit_link, name="edit-link"),
    path("links/<int:pk>/verwijdering/", links.link_removal, name="link-removal"),
    path("producten/<slug:slug>/", public.item, name="public-item"),
    path("producten/product/<str:key>/", public.product, name="public-product"),
]
