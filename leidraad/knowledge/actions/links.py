"""The link page."""

from leidraad.history.deed import deed
from leidraad.history.events import changes, happened
from leidraad.knowledge.models import Link, LinkGroup


@deed
def save_link(link: Link) -> Link:
    """Add or change a link."""
    is_new = link.pk is None
    before = {} if is_new else changes(link, ["group", "title", "url", "description", "position"])
    link.save()
    happened(link, "toegevoegd" if is_new else "gewijzigd", before=before)
    return link


@deed
def remove_link(link: Link) -> None:
    """Take the link away, and its heading with the last one; a second click finds it gone."""
    stored = Link.objects.select_for_update(of=("self",)).filter(pk=link.pk).first()
    if stored is None:
        return
    happened(stored, "verwijderd", before={"title": stored.title, "url": stored.url})
    stored.delete()
    if not stored.group.links.exists():
        stored.group.delete()


@deed
def save_link_group(name: str) -> LinkGroup:
    """A heading, at the end of the page; the same name again is the same heading."""
    last = LinkGroup.objects.order_by("-position").values_list("position", flat=True).first() or 0
    group, is_new = LinkGroup.objects.get_or_create(name=name, defaults={"position": last + 1})
    if is_new:
        happened(group, "toegevoegd")
    return group
