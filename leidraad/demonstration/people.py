"""The invented employees of the demo municipality: one for every role, and colleagues to find."""

from dataclasses import dataclass

from django.contrib.auth.models import Group

from leidraad.history.deed import deed
from leidraad.organisation.models import Department, Employee

PASSWORD = "welkom in leiden"  # noqa: S105 - printed at every start; the demo serves this machine alone


@dataclass(frozen=True)
class Person:
    number: str
    name: str
    role: str
    department: str
    job: str
    phone: str = ""
    substitute: str = ""

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@leiden.example"


PEOPLE = (
    Person("1001", "Fatima el Amrani", "adviser", "klantcontactcentrum", "klantadviseur", "7001"),
    Person("1002", "Joost van Dam", "team-lead", "klantcontactcentrum", "teamleider", "7002"),
    Person("1003", "Marijke de Wit", "editor", "klantcontactcentrum", "webredacteur", "7003"),
    Person("1004", "Bram Visser", "council-clerk", "bestuur-en-griffie", "raadsgriffier", "7004"),
    Person(
        "1005", "Karin Smit", "back-office", "burgerzaken", "medewerker Burgerzaken", "7005", "1011"
    ),
    Person(
        "1006",
        "Sanne Mulder",
        "administrator",
        "klantcontactcentrum",
        "functioneel beheerder",
        "7006",
    ),
    Person("1007", "Pieter Bos", "planner", "klantcontactcentrum", "planner", "7007"),
    Person("1008", "Anouk Jansen", "controller", "bestuur-en-griffie", "concerncontroller", "7008"),
    Person("1009", "Mo Haddad", "adviser", "klantcontactcentrum", "klantadviseur", "7009", "1001"),
    Person("1010", "Ellen Bakker", "back-office", "parkeren", "medewerker Parkeren", "7010"),
    Person(
        "1011", "Ravi Khan", "back-office", "burgerzaken", "medewerker Burgerzaken", "7011", "1005"
    ),
    Person("1012", "Tineke Hofstra", "back-office", "afval", "planner Afval", "7012"),
)


@deed
def hire_everyone() -> int:
    """Hire who is not there yet. Returns how many."""
    new = [
        person for person in PEOPLE if not Employee.objects.filter(number=person.number).exists()
    ]
    for person in new:
        employee = Employee.objects.create_user(
            person.number,
            PASSWORD,
            name=person.name,
            email=person.email,
            job=person.job,
            phone=person.phone,
            department=Department.objects.get(slug=person.department),
        )
        employee.groups.add(Group.objects.get(name=person.role))
    for person in new:
        if person.substitute:
            substitute = Employee.objects.get(number=person.substitute)
            Employee.objects.filter(number=person.number).update(substitute=substitute)
    return len(new)
