import re
from datetime import time
from itertools import pairwise
from typing import Any

from django import forms

from leidraad.organisation.models import Department, Employee, OpeningHours, Skill
from leidraad.organisation.roles import ROLES

SPAN = re.compile(r"(\d{1,2})[:.](\d{2})\s*(?:-|–|tot)\s*(\d{1,2})[:.](\d{2})")


class EmployeeForm(forms.Form):
    number = forms.CharField(label="Personeelsnummer", max_length=20)
    name = forms.CharField(label="Naam", max_length=100)
    email = forms.EmailField(
        label="E-mail", error_messages={"invalid": "Vul het in als naam@leiden.nl."}
    )
    phone = forms.CharField(label="Toestel", max_length=20, required=False)
    job = forms.CharField(label="Functie", max_length=100, required=False)
    department = forms.ModelChoiceField(Department.objects.active(), label="Afdeling")
    substitute = forms.ModelChoiceField(
        Employee.objects.active(), label="Vervanger", required=False, empty_label="niemand"
    )
    skills = forms.ModelMultipleChoiceField(
        Skill.objects.filter(is_active=True),
        label="Vaardigheden",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    roles = forms.MultipleChoiceField(
        label="Rollen",
        choices=[(role.slug, role.name) for role in ROLES],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_active = forms.BooleanField(label="In dienst", required=False, initial=True)

    def __init__(self, *args: Any, employee: Employee | None = None, **options: Any) -> None:
        self.employee = employee
        options["initial"] = _as_it_is(employee) if employee else {}
        super().__init__(*args, **options)
        if employee and employee.department:
            own = Department.objects.filter(pk=employee.department.pk)
            active = Department.objects.active() | own
            self.fields["department"].queryset = active  # type: ignore[attr-defined]

    def clean_number(self) -> str:
        return self._nobody_elses("number", "Dit nummer heeft een andere medewerker al.")

    def clean_email(self) -> str:
        return self._nobody_elses("email", "Dit e-mailadres heeft een andere medewerker al.")

    def clean_substitute(self) -> Employee | None:
        substitute: Employee | None = self.cleaned_data["substitute"]
        if substitute and substitute == self.employee:
            raise forms.ValidationError("Iemand kan zichzelf niet vervangen.")
        return substitute

    def _nobody_elses(self, field: str, say: str) -> str:
        value: str = self.cleaned_data[field]
        others = Employee.objects.filter(**{f"{field}__iexact": value})
        if self.employee:
            others = others.exclude(pk=self.employee.pk)
        if others.exists():
            raise forms.ValidationError(say)
        return value


def _as_it_is(employee: Employee) -> dict[str, Any]:
    plain = "number name email phone job department substitute is_active".split()
    return {name: getattr(employee, name) for name in plain} | {
        "skills": employee.skills.all(),
        "roles": list(employee.groups.values_list("name", flat=True)),
    }


class SkillForm(forms.Form):
    name = forms.CharField(label="Naam", max_length=100)
    is_active = forms.BooleanField(label="In gebruik", required=False, initial=True)

    def __init__(self, *args: Any, thing: Skill | Department | None = None, **options: Any) -> None:
        self.thing = thing
        names = ["name", "is_active", "part_of"]
        if thing:
            options["initial"] = {name: getattr(thing, name, None) for name in names}
        super().__init__(*args, **options)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        same = self._others().filter(name__iexact=name)
        if same.exists():
            raise forms.ValidationError("Deze naam bestaat al.")
        return name

    def _others(self) -> Any:
        rows = Skill.objects.all()
        return rows.exclude(pk=self.thing.pk) if self.thing else rows


class DepartmentForm(SkillForm):
    part_of = forms.ModelChoiceField(
        Department.objects.active(), label="Onderdeel van", required=False, empty_label="niets"
    )
    field_order = ["name", "part_of", "is_active"]

    def _others(self) -> Any:
        rows = Department.objects.all()
        return rows.exclude(pk=self.thing.pk) if self.thing else rows


class ClosedDayForm(forms.Form):
    day = forms.DateField(
        label="Dag",
        input_formats=["%d-%m-%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d-%m-%Y"),
        error_messages={"invalid": "Vul de datum in als dag-maand-jaar, bijvoorbeeld 3-10-2027."},
    )
    name = forms.CharField(label="Waarom gesloten", max_length=100)


class OpeningHoursForm(forms.Form):
    """A line per weekday, such as `09:00-12:30, 13:30-17:00`; an empty line is closed."""

    def __init__(self, *args: Any, hours: list[OpeningHours], **options: Any) -> None:
        lines = {
            f"day_{day}": ", ".join(
                f"{row.opens:%H:%M}-{row.closes:%H:%M}" for row in hours if row.weekday == day
            )
            for day, _ in OpeningHours.WEEKDAYS
        }
        options["initial"] = lines
        super().__init__(*args, **options)
        for day, name in OpeningHours.WEEKDAYS:
            self.fields[f"day_{day}"] = forms.CharField(
                label=name.capitalize(), required=False, max_length=80
            )

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or {}
        self.week: dict[int, list[tuple[time, time]]] = {}
        for day, _ in OpeningHours.WEEKDAYS:
            try:
                self.week[day] = _spans(fields.get(f"day_{day}") or "")
            except ValueError:
                self.add_error(
                    f"day_{day}", "Vul tijden in als 09:00-17:00. Gesloten? Laat het vak leeg."
                )
        return fields


def _spans(line: str) -> list[tuple[time, time]]:
    """Raises ValueError for what is no span of time, or one that ends before it starts or overlaps."""
    spans = [_span(part.strip()) for part in re.split(r"[,;]| en ", line) if part.strip()]
    for (_, closes), (opens, _) in pairwise(spans):
        if opens < closes:
            raise ValueError(line)
    return spans


def _span(text: str) -> tuple[time, time]:
    found = SPAN.fullmatch(text)
    if found is None:
        raise ValueError(text)
    from_hour, from_minute, to_hour, to_minute = map(int, found.groups())
    opens, closes = time(from_hour, from_minute), time(to_hour, to_minute)
    if closes <= opens:
        raise ValueError(text)
    return opens, closes
