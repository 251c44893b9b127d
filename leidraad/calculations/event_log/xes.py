"""XES (IEEE 1849-2016): the XML of process mining, read as a stream.

The parser of the standard library under our own handlers: nothing is built, so a log of any length takes
no memory here, and an entity is refused where it is declared, before it can grow.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, NoReturn
from xml.parsers import expat

from leidraad.calculations.event_log import problems as say
from leidraad.calculations.event_log.gathered import Gathered
from leidraad.calculations.event_log.mapping import Mapping
from leidraad.calculations.event_log.problems import LogRefused, short

CHUNK = 1 << 16
LONGEST_ELEMENT = 16 << 20  # bytes without a single element: no log does that
LOG, TRACE, EVENT, OF_EVENT = 1, 2, 3, 4  # depth in the tree
OF_AN_EVENT = ("activity", "end", "start", "resource", "lifecycle", "instance")


def read_xes(file: BinaryIO, into: Gathered, mapping: Mapping) -> None:
    """Every event of the file into the log; LogRefused when it is no XES, is broken, or declares entities."""
    reader = _Reader(into, mapping)
    while chunk := file.read(CHUNK):
        reader.feed(chunk)
    reader.finish()


class _Reader:
    def __init__(self, into: Gathered, mapping: Mapping) -> None:
        self.into, self.fed = into, 0
        self.event: dict[str, str] = {}
        self.trace: dict[str, str] = {}
        self.is_inside = False
        self.line, self.case, self.nameless = 0, -1, 0
        self.of_trace = {name: mapping.attribute(name) for name in (*into.of_case, "case")}
        self.of_event = {name: mapping.attribute(name) for name in OF_AN_EVENT}
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._handlers()
        self.parser.EntityDeclHandler = self._refuse_entity
        self.parser.ExternalEntityRefHandler = self._refuse_entity

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
        except (LookupError, ValueError) as error:
            if self.is_inside:  # the parser looks at the encoding before anything else
                raise
            told = (
                "de codering van deze XML kennen wij niet. Exporteer het logboek opnieuw als UTF-8."
            )
            raise LogRefused(told, 1) from error

    def _in_words(self, error: expat.ExpatError) -> str:
        if error.code == expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS] and self.is_inside:
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

    def _handlers(self) -> tuple[Callable[[str, dict[str, str]], None], Callable[[str], None]]:
        """They run for every element of the file, so what they need is at hand and they do little."""
        depth, event = 0, self.event
        wanted = frozenset(self.of_event.values())

        def opens(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth, event
            depth += 1
            if depth == OF_EVENT:
                key = attributes.get("key")
                if key in wanted:
                    event[key] = attributes.get("value", "")
            elif depth == EVENT and tag == "event":
                self.event = event = {}
                self.line = self.parser.CurrentLineNumber
            elif depth < OF_EVENT:
                self._opens(depth, tag, attributes)

        def closes(tag: str) -> None:
            nonlocal depth
            depth -= 1
            if depth == TRACE and tag == "event":
                self._take_event()
            elif depth == LOG and tag == "trace":
                self._end_trace()

        return opens, closes

    def _opens(self, depth: int, tag: str, attributes: dict[str, str]) -> None:
        """The log, a trace, or an attribute of a trace."""
        if depth == EVENT:
            self.trace[attributes.get("key", "")] = attributes.get("value", "")
        elif depth == TRACE:
            self.trace, self.case, self.event = {}, -1, {}
        elif tag == "log":
            self.is_inside = True
        else:
            raise LogRefused(
                f"dit is geen XES: het bestand begint met <{short(tag)}> in plaats van <log>.", 1
            )

    def _take_event(self) -> None:
        """One event into the log, or into the problems."""
        into, names, get = self.into, self.of_event, self.event.get
        activity = get(names["activity"])
        if not activity:
            into.problems.add(self.line, say.NO_ACTIVITY, "deze gebeurtenis heeft geen activiteit")
            return
        start, end = get(names["start"], ""), get(names["end"], "")
        times = into.times_of(self.line, activity, start, end)
        if times is None:
            return
        if self.case < 0:
            self._begin_case()
        by, instance = get(names["resource"], ""), get(names["instance"], "")
        into.event(self.case, activity, by, times, get(names["lifecycle"], ""), instance)

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
                self.into.set_moment_of_case(self.case, name, text, line)

    def _of_trace(self, name: str) -> str:
        return self.trace.get(self.of_trace[name], "")
