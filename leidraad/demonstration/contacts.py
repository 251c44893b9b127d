"""Invented contacts of the last days and the callback requests that came from them.

They go through the same action as those of a real adviser, with the clock set back.
"""

import random
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from leidraad.contacts.actions import AskedQuestion, Closing, PutOut, put_out, record
from leidraad.contacts.models import CallbackRequest, Channel, Contact, Outcome
from leidraad.customers.models import Customer
from leidraad.knowledge.models import Item
from leidraad.organisation.calendar import working_calendar
from leidraad.organisation.models import Department, Employee

DAYS, A_DAY = 5, 24
CHANNELS = ("telefoon",) * 7 + ("balie", "e-mail", "webformulier", "whatsapp", "social-media")
OUTCOMES = ("beantwoord",) * 8 + ("doorverbonden", "doorverbinden-niet-gelukt")
CALLBACKS = (
    ("burgerzaken", "Mijn rijbewijs is gestolen in het buitenland. Hoe kom ik aan een nieuw?", 1),
    ("parkeren", "De kentekens op mijn bezoekersaccount kloppen niet meer.", 3),
    ("afval", "Het grofvuil staat er na twee dagen nog.", 6),
    ("burgerzaken", "Kan ik mijn trouwdatum nog verzetten?", 20),
    ("vergunningen", "Wanneer hoor ik iets over mijn dakkapel?", 52),
)


def have_contacts(*, at: datetime) -> int:
    """Contacts of the last five working days. Returns how many; building twice adds none."""
    if Contact.objects.exists():
        return 0
    chance = random.Random(2017)  # noqa: S311 - the same demo for everyone
    for moment in _moments(at, chance):
        _one_contact(moment, chance)
    return Contact.objects.count()


def _moments(at: datetime, chance: random.Random) -> list[datetime]:
    """Spread over office hours, those of today only until now."""
    calendar = working_calendar()
    days = [at - timedelta(days=back) for back in range(14)]
    working = [day for day in days if calendar.is_working_day(day.date())][:DAYS]
    moments = [
        day.replace(hour=8, minute=30) + timedelta(seconds=chance.randrange(8 * 3600))
        for day in working
        for _ in range(A_DAY)
    ]
    return sorted(moment for moment in moments if moment < at)


def _one_contact(moment: datetime, chance: random.Random) -> None:
    articles = list(Item.objects.filter(kind=Item.ARTICLE).with_texts().order_by("slug"))
    customers = list(Customer.objects.persons().filter(birth_date__year__lt=2005))
    article = chance.choice(articles)
    is_known = chance.random() < 0.25
    question = AskedQuestion(
        text=article.title,
        used=f"knowledge.article:{article.slug}",
        outcome_id=Outcome.objects.get(slug=chance.choice(OUTCOMES)).pk,
        department_id=article.department_id,
        not_found_words="",
    )
    closing = Closing(
        submission=uuid5(NAMESPACE_URL, f"demonstration/{moment.isoformat()}"),
        channel_id=Channel.objects.get(slug=chance.choice(CHANNELS)).pk,
        direction="in",
        note="",
        customer_id=chance.choice(customers).pk if is_known else None,
        on_behalf_of_id=None,
        questions=[question],
        started_ago=1000 * chance.randrange(90, 420),
        ended_ago=1000 * chance.randrange(5, 40),
    )
    advisers = Employee.objects.filter(groups__name="adviser").order_by("number")
    record(closing, by=chance.choice(list(advisers)), at=moment)


def have_callback_requests(*, at: datetime) -> int:
    """Some due today, some overdue, one urgent. Returns how many are new."""
    if CallbackRequest.objects.exists():
        return 0
    adviser = Employee.objects.get(number="1001")
    for number, (department, question, hours_ago) in enumerate(CALLBACKS):
        wanted = PutOut(
            department_id=Department.objects.get(slug=department).pk,
            employee_id=None,
            name="",
            phone=f"+3165550{number:02}99"[:12],
            email="",
            question=question,
            internal_note="",
            reachable="na 15 uur",
            is_urgent=number == 0,
            question_set_id=None,
        )
        submission = uuid5(NAMESPACE_URL, f"demonstration/callback/{number}")
        put_out(wanted, submission=submission, by=adviser, at=at - timedelta(hours=hours_ago))
    return len(CALLBACKS)
