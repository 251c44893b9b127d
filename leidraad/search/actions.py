"""What changes the search: the words that editors give it, and the news of what must be indexed."""

from collections.abc import Collection

from leidraad.history.deed import deed
from leidraad.history.events import changes, happened
from leidraad.search.models import BestBet, IndexTask, Synonym


@deed
def changed(kind: str, pk: object) -> None:
    """Tell the index that this row was added, changed or removed. Call it inside the deed that did it."""
    IndexTask.objects.create(kind=kind, key=str(pk))


@deed
def everything_changed() -> None:
    """Let the worker build the index anew, for instance after a load of readable files."""
    IndexTask.objects.create(kind=IndexTask.EVERYTHING)


@deed
def indexed(tasks: Collection[int]) -> None:
    """These tasks are done. A task that came in meanwhile stays."""
    IndexTask.objects.filter(pk__in=tasks).delete()


@deed
def save_word(word: Synonym | BestBet) -> None:
    """Add or change a synonym or best bet; searches know it within about a second."""
    is_new = word.pk is None
    names = [field.name for field in word._meta.concrete_fields if field.name != "id"]
    before = {} if is_new else changes(word, names)
    word.save()
    happened(word, "toegevoegd" if is_new else "gewijzigd", before=before)
    IndexTask.objects.create(kind=IndexTask.WORDS)


@deed
def remove_word(word: Synonym | BestBet) -> None:
    """Take a synonym or best bet out; a second click finds it gone."""
    rows = type(word)._default_manager.select_for_update().filter(pk=word.pk)
    if rows.exists():
        happened(word, "verwijderd", before={"typed": word.typed})
        rows.delete()
        IndexTask.objects.create(kind=IndexTask.WORDS)
