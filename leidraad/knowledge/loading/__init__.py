"""Reading knowledge from the municipality's files. As often as you like: the same files change nothing."""

from pathlib import Path

from django.utils.timezone import now

from leidraad.history.deed import deed
from leidraad.knowledge.loading.answers import read_answers
from leidraad.knowledge.loading.articles import read_articles
from leidraad.knowledge.loading.bulletins import load_links, load_news
from leidraad.knowledge.loading.placing import place
from leidraad.knowledge.loading.topics import load_topics
from leidraad.knowledge.loading.upl import load_list
from leidraad.knowledge.loading.words import load_words


@deed
def load_knowledge(general: Path, own: Path) -> str:
    """Topics, products and their words, articles, answers, news and links. Returns what was done."""
    at = now()
    load_topics(general, own)
    load_list(general / "sources", at=at)
    worded = load_words(general, own)
    placed = place([*read_articles(general, own), *read_answers(general / "sources")], at=at)
    news, links = load_news(own, at=at), load_links(own)
    return f"{worded} producten met woorden; {placed}; {news} berichten; {links} links"
