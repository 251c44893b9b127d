from django.utils.text import slugify

from leidraad.history.deed import deed
from leidraad.history.events import changes, happened
from leidraad.organisation.models import Department, Skill


@deed
def save_department(
    department: Department | None, *, name: str, part_of: Department | None, is_active: bool
) -> Department:
    """A new department, or one that is called differently, moves or closes.

    A closed one keeps its employees and its past; it is offered no new work. Raises ValueError when
    it would become part of itself.
    """
    if department is None:
        department = Department(slug=_free_slug(Department, name))
    else:
        department = Department.objects.select_for_update().get(pk=department.pk)
    if part_of is not None and department.pk in _above(part_of):
        raise ValueError("A department cannot be part of itself.")
    department.name, department.part_of, department.is_active = name, part_of, is_active
    _save(department, ["name", "part_of", "is_active"])
    return department


@deed
def save_skill(skill: Skill | None, *, name: str, is_active: bool) -> Skill:
    """A new skill, or one that is called differently or not used any more."""
    if skill is None:
        skill = Skill(slug=_free_slug(Skill, name))
    else:
        skill = Skill.objects.select_for_update().get(pk=skill.pk)
    skill.name, skill.is_active = name, is_active
    _save(skill, ["name", "is_active"])
    return skill


def _save(thing: Department | Skill, fields: list[str]) -> None:
    if thing.pk is None:
        thing.save()
        happened(thing, "toegevoegd")
    elif before := changes(thing, fields):
        thing.save()
        happened(thing, "gewijzigd", before=before)


def _above(department: Department) -> set[int]:
    """The department itself and everything that it is part of."""
    found: set[int] = set()
    here: Department | None = department
    while here is not None and here.pk not in found:
        found.add(here.pk)
        here = here.part_of
    return found


def _free_slug(kind: type[Department] | type[Skill], name: str) -> str:
    wanted = slugify(name)[:45] or "naamloos"
    taken = set(kind.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    return next(slug for nr in range(2, 1000) if (slug := f"{wanted}-{nr}") not in taken)
