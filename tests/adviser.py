"""An adviser over plain HTTP: signs in, records contacts, and knows which of them were acknowledged."""

from __future__ import annotations

import http.client
import re
import time
import uuid
from dataclasses import dataclass, field
from urllib.parse import urlencode

PASSWORD = "zestien schrijvers"
HIRE = f"""
from django.contrib.auth.models import Group
from leidraad.organisation.models import Department, Employee
team = Department.objects.get(slug="klantcontactcentrum")
for number in range(16):
    employee = Employee.objects.create_user(f"90{{number:02}}", "{PASSWORD}", name=f"Schrijver {{number}}",
        email=f"schrijver{{number}}@leiden.example", department=team)
    employee.groups.add(Group.objects.get(name="adviser"))
"""  # sixteen of them, to run in a house of its own
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def hired(port: int, number: int) -> Adviser:
    """One of the sixteen, not signed in yet."""
    return Adviser("127.0.0.1", port, f"90{number:02}", PASSWORD)


@dataclass
class Adviser:
    host: str
    port: int
    number: str
    password: str
    cookies: dict[str, str] = field(default_factory=dict)
    acknowledged: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    connection: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str]:
        """One request on a connection that stays open. Raises OSError when nobody answers."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection(self.host, self.port, timeout=30)
        sent = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())} | headers
        try:
            self.connection.request(method, path, body, sent)
            answer = self.connection.getresponse()
            text = answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException) as problem:
            self.connection.close()
            self.connection = None
            raise OSError(str(problem)) from problem
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, text

    def sign_in(self) -> None:
        _, page = self.ask("GET", "/inloggen/")
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token, page[:500]
        typed = {
            "csrfmiddlewaretoken": token[1],
            "name": self.number,
            "password": self.password,
            "next": "",
        }
        status, page = self.ask("POST", "/inloggen/", urlencode(typed), **FORM)
        assert status == 302, page[:500]

    def closing(self, submission: str) -> str:
        return urlencode(
            {
                "submission": submission,
                "channel": "telefoon",
                "direction": "in",
                "note": "",
                "started_ago": "180000",
                "question-0-text": "Wanneer is mijn paspoort klaar?",
                "question-0-outcome": "beantwoord",
                "question-0-department": "burgerzaken",
            }
        )

    def next_submission(self) -> str:
        return str(uuid.uuid4())

    def record(self, submission: str | None = None) -> str | None:
        """Record a contact. Returns its submission once the house has said yes, else None."""
        submission = submission or self.next_submission()
        headers = FORM | {"X-CSRFToken": self.cookies["csrftoken"], "X-Quiet": "1"}
        headers["Accept"] = "application/json"
        started = time.perf_counter()
        status, _ = self.ask("POST", "/balie/contact/", self.closing(submission), **headers)
        self.seconds.append(time.perf_counter() - started)
        if status == 201:
            self.acknowledged.append(submission)
            return submission
        self.refused.append(status)
        return None
