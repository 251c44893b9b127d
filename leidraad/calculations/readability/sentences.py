"""Where a sentence ends, and where a full stop does not end one."""

import re
from collections.abc import Iterator

from leidraad.calculations.readability.markdown import blocks
from leidraad.calculations.readability.words import words

# Something always follows these: "art. 5", "mevr. Jansen".
_NEVER_LAST = frozenset(
    """
    aanh afb afd apr approx art aug bijl bijv blz burg c.q ca cf d.d dec dhr dr drs e.g evt excl fam
    feb fig gem hfst hr i.e incl ing inz ir jan jul jun m.n mej mevr mr mrs mrt ms mw nl nov nr nrs
    o.a okt ong p pag plm plv pp prof prov resp sep sept st stb stcrt str t.a.v tel toel toep uitg
    vgl vnl voorl voorm wnd zgn
    """.split()
)
# These may close a sentence, when a capital letter follows: "papier, glas enz. Breng het weg."
_SOMETIMES_LAST = frozenset(
    """
    a.m a.s a.u.b aub b.v bv c.s co e.a e.d e.v enz etc i.o inc jl jr ltd max min n.v no o.i.d p.j
    p.m p.p p.p.p.d p.u p.w s.v.p sec sr svp
    """.split()
)
_LETTER_FOLLOWS = frozenset(
    """
    appendix bijlage categorie category deel gebouw groep ingang klasse letter optie perron punt
    rijbewijs type vak zone
    """.split()
)
_SITE_ENDINGS = frozenset(
    ["nl", "com", "org", "eu", "net", "be", "info", "gov", "frl", "app", "io"]
)

_FULL_STOP = re.compile(r"(?<![.!?…])(?P<mark>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?=\s|$)")
_DOTTED = re.compile(r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+")
_ENUMERATOR = re.compile(r"\d{1,2}|[a-zA-Z]")
_OPENING = "\"'“”„‘’«([ "


def sentences(text: str) -> list[str]:
    """The sentences of a text, as plain text.

    A heading, a list item and a table cell are sentences of their own. Abbreviations, amounts,
    times, dates, web addresses and e-mail addresses do not end a sentence. What has no words is no
    sentence.
    """
    found = (sentence for block in blocks(text) for sentence in _split(block))
    return [sentence for sentence in found if words(sentence)]


def _split(block: str) -> Iterator[str]:
    start = 0
    for stop in _FULL_STOP.finditer(block):
        after = block[stop.end() : stop.end() + 40].lstrip()
        if _ends_here(block[start : stop.start()], stop["mark"], stop["close"], after):
            yield block[start : stop.end()].strip()
            start = stop.end()
    if block[start:].strip():
        yield block[start:].strip()


def _ends_here(before: str, mark: str, close: str, after: str) -> bool:
    if not after:
        return True
    if mark[-1] in "!?":
        return not close or _starts_a_sentence(after)
    if not _starts_a_sentence(after):
        return False
    return mark != "." or not _is_abbreviation(before, after)


def _starts_a_sentence(after: str) -> bool:
    """With a capital, digit, amount or field; with a small letter only in iDEAL and 's Avonds."""
    if re.match(r"['’‘][a-z]\b", after):
        return True
    first, second, *_ = [*after.lstrip(_OPENING), "", ""]
    is_capital = first.isalpha() and not first.islower()
    return is_capital or first.isdigit() or first in {"€", "{"} or second.isupper()


def _is_abbreviation(before: str, after: str) -> bool:
    """The last word before the full stop is one that is written with a full stop."""
    so_far = before.split()
    last = so_far[-1].lstrip(_OPENING) if so_far else ""
    if last.lower() in _SOMETIMES_LAST:
        return after.lstrip(_OPENING)[:1].isdigit()
    if len(so_far) == 1 and _ENUMERATOR.fullmatch(last):
        return True
    if len(last) == 1 and last.isupper() and last not in {"U", "I"}:
        return len(so_far) < 2 or so_far[-2].lower().lstrip(_OPENING) not in _LETTER_FOLLOWS
    is_dotted = _DOTTED.fullmatch(last) is not None
    return last.lower() in _NEVER_LAST or (
        is_dotted and last.lower().rpartition(".")[2] not in _SITE_ENDINGS
    )
