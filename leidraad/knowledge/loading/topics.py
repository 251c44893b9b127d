"""Topics from `themes.toml`."""

from pathlib import Path

from leidraad.history.deed import deed
from leidraad.knowledge.models import Topic
from leidraad.organisation.loading import read


@deed
def load_topics(general: Path, own: Path) -> int:
    """Slug -> name and English name. A theme that left the files is no longer in use, never removed."""
    themes = read("themes.toml", general, own)
    known = {topic.slug: topic for topic in Topic.objects.all()}
    for slug, theme in themes.items():
        topic = known.get(slug) or Topic(slug=slug)
        wanted = (theme["name"], theme.get("english", ""), True)
        if topic.pk is None or (topic.name, topic.english_name, topic.is_active) != wanted:
            topic.name, topic.english_name, topic.is_active = wanted
            topic.save()
    Topic.objects.exclude(slug__in=themes).filter(is_active=True).update(is_active=False)
    return len(themes)
