"""XES (IEEE 1849-2016): the XML of process mining, read as a stream.

The parser of the standard library under our own handlers: nothing is built, so a log of any length takes
no memory here, and an entity is refused where it is declared, before it can grow.
"""

from __future__ import annotations

from typing import BinaryIO, NoReturn
from xml.parsers import expat

from leidraad.calculations.event_log import problems as say
from leidraad.calculations.event_log.csv_rows import set_moment_of_case
from leidraad.calculations.event_log.log import COMPLETE, Gathered
from leidraad.calculations.event_log.mapping import Mapping
from leidraad.calculations.event_log.moments import NEVER
from leidraad.calculations.event_log.problems import LogRefused, short
from leidraad.calculations.event_log.transitions import transition_of

CHUNK = 1 << 16
LONGEST_ELEMENT = 16 << 20  # bytes without a single element: no log does that
LOG, TRACE, EVENT, OF_EVENT = 1, 2, 3, 4  # depth in the tree


def read_xes(file: BinaryIO, into: Gathered, mapping: Mapping) -> None:
    """Every event of the file into the log; LogRefused when it is no XES, is broken, or declares entities."""
    reader = _Reader(into, mapping)
    while chunk := file.read(CHUNK):
        reader.feed(chunk)
    reader.finish()


class _Reader:
    def __init__(self, into: Gathered, mapping: Mapping) -> None:
        self.into, self.depth, self.fed = into, 0, 0
        self.trace: dict[str, str] = {}
        self.event: dict[str, str] = {}
        self.line, self.case, self.nameless = 0, -1, 0
        self.of_trace = {name: mapping.attribute_names(name) for name in (*into.of_case, "case")}
        self.of_trace["case"] = (mapping.case,) if mapping.case else ("concept:name",)
        self.wanted_of_trace = {key for names in self.of_trace.values() for key in names}
        self.of_event = {
            name: mapping.attribute_names(name)
            for name in ("activity", "end", "start", "resource", "lifecycle", "instance")
        }
        self.wanted_of_event = {key for names in self.of_event.values() for key in names}
        self.parser = self._parser()

    def _parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._opens
        parser.EndElementHandler = self._closes
        parser.EntityDeclHandler = self._refuse_entity
        parser.ExternalEntityRefHandler = self._refuse_entity
        return parser

    def feed(self, chunk: bytes) -> None:
        self._parse(chunk, last=False)
        self.fed += len(chunk)
        if self.fed - self.parser.CurrentByteIndex > LONGEST_ELEMENT:
            raise LogRefused("één element van meer dan 16 MB. Dit is geen logboek.", self._here())

    def finish(self) -> None:
        self._parse(b"", last=True)

    def _parse(self, chunk: bytes, *, last: bool) -> None:
        try:
            self.parser.Parse(chunk, last)
        except expat.ExpatError as error:
            raise LogRefused(self._in_words(error), error.lineno) from error

    def _in_words(self, error: expat.ExpatError) -> str:
        if error.code == expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS] and self.depth:
            return f"het bestand houdt midden in het logboek op, na {len(self.into.case)} gebeurtenissen."
        return (
            f"geen geldige XML ({expat.ErrorString(error.code)}), na {len(self.into.case)} "
            "gebeurtenissen. Exporteer het logboek opnieuw."
        )

    def _here(self) -> int:
        return self.parser.CurrentLineNumber

    def _refuse_entity(self, *_: object) -> NoReturn:
        raise LogRefused(
            "het bestand maakt eigen XML-entiteiten aan (<!ENTITY>). Dat is onveilig en hoort niet in XES.",
            self._here(),
        )

    # The handlers run for every element of the file: as little as possible in each.

    def _opens(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth = depth = self.depth + 1
        if depth == OF_EVENT:
            key = attributes.get("key")
            if key in self.wanted_of_event:
                self.event[key] = attributes.get("value", "")
        elif depth == EVENT:
            if tag == "event":
                self.event, self.line = {}, self.parser.CurrentLineNumber
            elif (key := attributes.get("key")) in self.wanted_of_trace:
                self.trace[key] = attributes.get("value", "")
        elif depth == TRACE:
            self.trace, self.case = {}, -1
        elif depth == LOG and tag != "log":
            raise LogRefused(
                f"dit is geen XES: het bestand begint met <{short(tag)}> in plaats van <log>.", 1
            )

    def _closes(self, tag: str) -> None:
        self.depth -= 1
        if self.depth == TRACE and tag == "event":
            self._take_event()
        elif self.depth == LOG and tag == "trace":
            self._end_trace()

    def _take_event(self) -> None:
        activity, end = self._value("activity"), self._value("end")
        if not activity:
            self.into.problems.add(
                self.line, say.NO_ACTIVITY, "deze gebeurtenis heeft geen activiteit"
            )
            return
        start = self._value("start")
        if not end and not start:
            self.into.problems.add(
                self.line, say.NO_TIME, f"activiteit “{short(activity)}” heeft geen tijd"
            )
            return
        try:
            began = self.into.clock.read(start) if start else NEVER
            ended = self.into.clock.read(end) if end else NEVER
        except (ValueError, OverflowError):
            wrong = f"geen tijd die wij kennen: “{short(end or start)}”"
            self.into.problems.add(self.line, say.WRONG_TIME, wrong)
            return
        transition = transition_of(self._value("lifecycle"))
        if transition != COMPLETE and began == NEVER:
            began, ended = ended, NEVER
        if self.case < 0:
            self._begin_case()
        by, instance = self._value("resource"), self._value("instance")
        self.into.event(self.case, activity, by, began, ended, transition, instance)

    def _value(self, name: str) -> str:
        for key in self.of_event[name]:
            if value := self.event.get(key):
                return value
        return ""

    def _begin_case(self) -> None:
        """A trace becomes a case at its first event that can be used."""
        name = self._of_trace("case")
        if not name:
            self.nameless += 1
            name = f"zonder naam {self.nameless}"
        self.into.is_known(name, self.line)
        self.case = self.into.case_number(name)

    def _end_trace(self) -> None:
        line = self._here()
        if self.case < 0:
            name = short(self._of_trace("case") or "zonder naam")
            self.into.problems.add(
                line, say.NO_EVENTS, f"zaak “{name}” heeft geen bruikbare gebeurtenissen"
            )
            return
        for name in self.into.of_case:
            if text := self._of_trace(name):
                set_moment_of_case(self.into, self.case, name, text, line)

    def _of_trace(self, name: str) -> str:
        return next((self.trace[key] for key in self.of_trace[name] if self.trace.get(key)), "")
