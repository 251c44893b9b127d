"""Difficult words in a text, with plainer ones."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, Self

from leidraad.calculations.readability.words import ADDRESS


@dataclass(frozen=True, slots=True)
class DifficultWord:
    """A word or phrase that many do not know, with plainer words in order of preference."""

    word: str
    simpler: tuple[str, ...] = ()
    part_of_speech: str = ""
    safe_inflections: tuple[tuple[str, str], ...] = ()
    """Pairs of a form and the plain form that may take its place; the sentence stays right."""

    @classmethod
    def from_row(cls, row: Mapping[str, str]) -> Self:
        """A row of words.csv: alternatives and pairs are parted by "|", a pair by "="."""
        pairs = (pair.partition("=") for pair in _parted(row.get("safe_inflections", "")))
        return cls(
            word=row["word"].strip(),
            simpler=tuple(_parted(row["simpler"])),
            part_of_speech=row.get("part_of_speech", "").strip(),
            safe_inflections=tuple((form.strip(), plain.strip()) for form, _, plain in pairs),
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """A difficult word at its place in the text: `text[start:end]`."""

    start: int
    end: int
    text: str
    word: DifficultWord
    replacement: str | None
    """What may stand there instead without a change to the sentence; None: only advise."""

    @property
    def simpler(self) -> tuple[str, ...]:
        return self.word.simpler


class _Form(NamedTuple):
    tokens: tuple[str, ...]
    word: DifficultWord
    replacement: str | None


_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|-?[^\W_]+(?:[-'’_]+[^\W_]+)*-?|/")
_NOT_READ = re.compile(
    rf"""\A\s*\+\+\+[ \t]*\n.*?\n\+\+\+[ \t]*(?:\n|\Z)      # front matter
    | ```.*?``` | `[^`\n]*`                              # code
    | <!--.*?--> | </?[a-zA-Z][^<>]*>                     # HTML
    | \{{\{{[^{{}}\n]*\}}\}} | \{{%.*?%\}} | \{{\#.*?\#\}}         # fields and tags of a template
    | (?<=\])\([^()\s]*\) | {ADDRESS}                   # where a link goes""",
    re.VERBOSE | re.DOTALL,
)


def difficult_words(text: str, words: Iterable[DifficultWord]) -> list[Finding]:
    """The difficult words in a text, in order of place; the longest phrase wins where two begin.

    The word itself, its safe inflections and its regular forms are found, in capitals or not, over
    a line end too; never inside another word, a web address, a field or code.
    """
    forms = _forms_by_first_token(tuple(words))
    read = _NOT_READ.sub(lambda skipped: "\0" * len(skipped[0]), text)
    tokens = list(_TOKEN.finditer(read))
    found: list[Finding] = []
    place = 0
    while place < len(tokens):
        form = _form_at(place, tokens, read, forms)
        if form:
            start, end = tokens[place].start(), tokens[place + len(form.tokens) - 1].end()
            replacement = _with_capital_of(text[start], form.replacement)
            found.append(Finding(start, end, text[start:end], form.word, replacement))
        place += len(form.tokens) if form else 1
    return found


@lru_cache(maxsize=8)
def _forms_by_first_token(words: tuple[DifficultWord, ...]) -> dict[str, list[_Form]]:
    """Every form to look for, by its first token: longest first, and listed before regular."""
    listed = [(form, word) for word in words for form in (word.word, *dict(word.safe_inflections))]
    regular = [(form, word) for word in words for form in _regular_forms(word)]
    by_first: dict[str, list[_Form]] = {}
    for form, word in listed + regular:
        tokens = tuple(_TOKEN.findall(form.lower().replace("’", "'")))
        if tokens:
            replacement = dict(word.safe_inflections).get(form)
            by_first.setdefault(tokens[0], []).append(_Form(tokens, word, replacement or None))
    for forms in by_first.values():
        forms.sort(key=lambda form: -len(form.tokens))
    return by_first


def _regular_forms(word: DifficultWord) -> Iterator[str]:
    """Forms by the rules of Dutch, to advise on: they have no replacement of their own."""
    one = word.word
    if " " in one:
        return
    if word.part_of_speech == "zelfstandig naamwoord":
        yield from (one + "s", one + "n", one + "en", _with_short_vowel(one) + "en")
    if word.part_of_speech == "bijvoeglijk naamwoord":
        yield from (one + "e", _with_short_vowel(one) + "e")
    if word.part_of_speech == "werkwoord" and one.endswith("en"):
        for stem in {_stem(one), re.sub("er$", "eer", _stem(one))} - {"in"}:  # "ind" is the IND
            endings = ("d", "de", "den", "te", "ten") + (() if stem.endswith("t") else ("t",))
            yield from (stem + ending for ending in endings)
            yield from (f"ge{stem}d", f"ge{stem}t")


def _with_short_vowel(word: str) -> str:
    """Perceel, percelen; kadastraal, kadastrale."""
    return re.sub(r"([aeou])\1([^aeiou])$", r"\1\2", word)


def _stem(verb: str) -> str:
    """Behelzen, behels; heffen, hef."""
    stem = re.sub(r"([^aeiou])\1$", r"\1", verb.removesuffix("en"))
    return stem[:-1] + {"z": "s", "v": "f"}.get(stem[-1:], stem[-1:])


def _form_at(
    place: int, tokens: Sequence[re.Match[str]], text: str, forms: Mapping[str, list[_Form]]
) -> _Form | None:
    for form in forms.get(_key(tokens[place]), []):
        run = tokens[place : place + len(form.tokens)]
        if tuple(map(_key, run)) == form.tokens and _stand_together(run, text):
            return form
    return None


def _key(token: re.Match[str]) -> str:
    return token[0].lower().replace("’", "'")


def _stand_together(run: Sequence[re.Match[str]], text: str) -> bool:
    """Nothing but white space between the words, and no empty line."""
    gaps = [text[one.end() : other.start()] for one, other in pairwise(run)]
    return all(not gap.strip() and gap.count("\n") < 2 for gap in gaps)


def _with_capital_of(first_letter: str, replacement: str | None) -> str | None:
    if replacement and first_letter.isupper():
        return replacement[0].upper() + replacement[1:]
    return replacement


def _parted(cell: str) -> Iterator[str]:
    return (part.strip() for part in cell.split("|") if part.strip())
