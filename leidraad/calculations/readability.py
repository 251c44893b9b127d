"""How easy a text reads: its sentences, its words, and the difficult words in it.

The text is Markdown or plain text, in Dutch ("nl") or English ("en"). Units: lengths in words and
syllables; shares between 0 and 1; the score between about 0 (hard) and 100 (easy).

Sources: W.H. Douma, "De leesbaarheid van landbouwbladen" (Wageningen, 1960); R. Flesch, "A new
readability yardstick" (1948); C.H. Björnsson, "Läsbarhet" (1968) for the long words.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple, Self

Language = Literal["nl", "en"]

# --- From Markdown to blocks -----------------------------------------------------------------

_FRONT_MATTER = re.compile(r"\A\s*\+\+\+[ \t]*\n.*?\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCED_CODE = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_NOT_SHOWN = re.compile(
    r"<!--.*?-->|\{#.*?#\}|\{%.*?%\}|<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE
)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|section|article|h[1-6]|[uod]l|li|d[td]|table|tr|t[dh]|br|hr|blockquote)\b[^<>]*>",
    re.IGNORECASE,
)
_INLINE_TAG = re.compile(r"</?[a-zA-Z][^<>@:]*>")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_AUTOLINK = re.compile(r"<([^<>\s]+[@:][^<>\s]+)>")
_EMPHASIS = re.compile(r"\*+|~~|`+|(?<![^\W_])_+|_+(?![^\W_])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_FIELD = re.compile(r"\{\{[^{}\n]*\}\}")

_OWN_LINE = re.compile(r"^[ \t>]*(?:#{1,6}[ \t]|[-*+•][ \t]|\d{1,3}[.)][ \t])")
_LINE_START = re.compile(
    r"^[ \t>]*(?:#{1,6}[ \t]+|(?:[-*+•][ \t]+|\d{1,3}[.)][ \t]+)*(?:\[[ xX]\][ \t]+)?)"
)
_RULE = re.compile(r"^[ \t]*(?:(?:-[ \t]*){2,}|(?:=[ \t]*){2,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_TABLE_RULE = re.compile(r"^(?=.*\|)(?=.*-)[ \t|:\-]+$")
_CELL_BORDER = re.compile(r"(?<!\\)\|")


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs, headings, list items and table cells, without their markup."""
    text = _FRONT_MATTER.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _NOT_SHOWN.sub(" ", _FENCED_CODE.sub("\n", text))
    text = _BLOCK_TAG.sub("\n\n", text)
    for lines in _paragraphs(text.split("\n")):
        if any(_TABLE_RULE.match(line) for line in lines) or lines[0].lstrip().startswith("|"):
            cells = (cell for line in lines for cell in _CELL_BORDER.split(line))
            yield from (_plain(cell) for cell in cells if not _RULE.match(cell.replace(":", "-")))
        else:
            yield from (_plain(block) for block in _joined(lines))


def _paragraphs(lines: Iterable[str]) -> Iterator[list[str]]:
    """Lines that belong together: an empty line parts them."""
    together: list[str] = []
    for line in [*lines, ""]:
        if line.strip(" \t>"):
            together.append(line)
        elif together:
            yield together
            together = []


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """A sentence may run over a line end, but not over a heading, list item or hard line break."""
    block, is_open = "", False
    for line in lines:
        if _RULE.match(line) or _OWN_LINE.match(line) or not is_open:
            yield block
            block = ""
        if not _RULE.match(line):
            block += " " + _LINE_START.sub("", line)
        heading = line.lstrip(" \t>").startswith("#")
        is_open = not (heading or _RULE.match(line) or line.endswith(("  ", "\\")))
    yield block


def _plain(block: str) -> str:
    """A block without marks for links, emphasis and code. Fields such as {{ name }} stay."""
    fields = _FIELD.findall(block)
    block = _FIELD.sub("\0", unicodedata.normalize("NFC", block.replace("\0", "")))
    block = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", block))
    block = _EMPHASIS.sub("", _INLINE_TAG.sub("", block))
    block = html.unescape(_ESCAPED.sub(r"\1", block.removesuffix("\\")))
    for field in fields:
        block = block.replace("\0", field, 1)
    return " ".join(block.split())


# --- Sentences -------------------------------------------------------------------------------

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
    found = (sentence for block in _blocks(text) for sentence in _split(block))
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


# --- Words and syllables ---------------------------------------------------------------------

_ADDRESS = r"https?://[^\s<>]*[\w/]|www\.[^\s<>]*[\w/]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_WORD = re.compile(
    rf"""\{{\{{[^{{}}\n]*\}}\}} | {_ADDRESS}
    | ['’](?=[a-z]\b)[a-z](?:-[^\W_]+)?                 # 's avonds, 't Hof, 's-Gravenhage
    | [^\W_]+ (?: ['’\-./_&+] [^\W_]+ | (?<=\d)[,:]\d+ )*   # e-mail, foto's, t/m, 12,50""",
    re.VERBOSE,
)
_SPOKEN = re.compile(r"['’]?[^\W\d_]+(?:['’\-./][^\W\d_]+)*")
_IS_ADDRESS = re.compile(_ADDRESS)


def words(text: str) -> list[str]:
    """The words of plain text. A number, a field and a web address count as one word each."""
    return _WORD.findall(text)


_SEPARATE = {"ä": "|a", "ë": "|e", "ï": "|i", "ö": "|o", "ü": "|u"}
_LOAN_WORDS = (
    ("team", "tiem"),
    ("online", "onlain"),
    ("offline", "offlain"),
    ("website", "websait"),
    ("update", "updeet"),
    ("service", "servis"),
)
_DUTCH_SOUND = re.compile(
    r"""e(?=um) | ieu(?=w) | eeu | eau | aai | ooi | oei
    | aa | ee | oo | uu | ie | oe | eu | ui | ij | ei | au | ou | ai | oi | [aeo]y(?![aeiou])
    | [aeiou] | (?<![aeiou])y(?=[aeiou])(?<!\by) | y(?![aeiou])""",
    re.VERBOSE,
)
# Two vowels, two syllables: ra-di-o, cli-ent, sit-u-a-tion, cre-ate.
_ENGLISH_HIATUS = re.compile(
    r"(?<=[^tcsg])i(?=[ao](?!n))|(?<=[^tcsr])i(?=et|en)|(?<=[^qg])u(?=[ae])|(?<=cr)e(?=a)"
)
_ENGLISH_SOUND = re.compile(r"[aeiouy]+")
_SILENT_E = re.compile(r"(?<=[^aeiouy|])(?:e|(?<![sxz])(?<!sh)(?<!ch)(?<!g)(?<!c)es|(?<![td])ed)$")
_SOUNDED_LE = re.compile(r"[^aeiouy|]les?$")


def syllables(word: str, language: Language = "nl") -> int:
    """The number of syllables in a word, at least one.

    A number, a field and a web address count for one: how they are said is not in the text.
    """
    word = word.strip(".")
    if not _SPOKEN.fullmatch(word) or _IS_ADDRESS.fullmatch(word):
        return 1
    parts = [part for part in re.split(r"['’\-./]", word) if part]
    if "." in word and all(len(part) == 1 for part in parts):
        return len(parts)
    count = _dutch_syllables if language == "nl" else _english_syllables
    return max(1, sum(_letters_said(part) or count(part) for part in parts))


def _letters_said(part: str) -> int:
    """BSN is said letter by letter: three syllables."""
    return (
        len(part)
        if part.isupper() and 1 < len(part) < 6 and not re.search(r"[AEIOUY]", part)
        else 0
    )


def _dutch_syllables(part: str) -> int:
    """Dutch has a syllable for each vowel sound; a diaeresis starts a new one (beëindigen)."""
    part = _without_accents("".join(_SEPARATE.get(letter, letter) for letter in _lower(part)))
    part = re.sub(r"qu(?=[aeiouy])", "kw", part)
    for loan, sound in _LOAN_WORDS:
        part = part.replace(loan, sound)
    return len(_DUTCH_SOUND.findall(part))


def _english_syllables(part: str) -> int:
    """English has a syllable for each group of vowels, but an e at the end is mostly silent."""
    part = _ENGLISH_HIATUS.sub(r"\g<0>|", _without_accents(_lower(part)))
    silent = 1 if _SILENT_E.search(part) and not _SOUNDED_LE.search(part) else 0
    sounds = len(_ENGLISH_SOUND.findall(part))
    return max(1, sounds - silent) if sounds else 0


def _lower(part: str) -> str:
    return unicodedata.normalize("NFKC", part).lower()


def _without_accents(part: str) -> str:
    return "".join(
        sign for sign in unicodedata.normalize("NFD", part) if not unicodedata.combining(sign)
    )


# --- The level of a text ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """How easy a text reads. Without words there is nothing to score: `score` is None."""

    language: Language
    sentences: int
    words: int
    words_per_sentence: float
    longest_sentence: int
    """Length of the longest sentence, in words."""
    longest_sentence_text: str
    syllables_per_word: float
    share_of_long_words: float
    """Share (0 to 1) of words with more than six letters (Björnsson 1968)."""
    score: float | None
    """Flesch-Douma for Dutch, Flesch reading ease for English; the higher, the easier."""

    def keeps_to(self, *, average: float, longest: int) -> bool:
        """Sentences are short enough: on average and at most so many words."""
        return self.words_per_sentence <= average and self.longest_sentence <= longest


def reading_level(text: str, language: Language = "nl") -> ReadingLevel:
    """Measure a text in Markdown or plain text."""
    found = sentences(text)
    all_words = [word for sentence in found for word in words(sentence)]
    longest = max(found, key=lambda sentence: len(words(sentence)), default="")
    per_sentence = _average(len(all_words), len(found))
    per_word = _average(sum(syllables(word, language) for word in all_words), len(all_words))
    return ReadingLevel(
        language=language,
        sentences=len(found),
        words=len(all_words),
        words_per_sentence=per_sentence,
        longest_sentence=len(words(longest)),
        longest_sentence_text=longest,
        syllables_per_word=per_word,
        share_of_long_words=_average(sum(map(_is_long, all_words)), len(all_words)),
        score=_SCORES[language](per_word, per_sentence) if all_words else None,
    )


def flesch_douma(syllables_per_word: float, words_per_sentence: float) -> float:
    """For Dutch: 206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence (Douma)."""
    return 206.84 - 0.77 * 100 * syllables_per_word - 0.93 * words_per_sentence


def flesch_reading_ease(syllables_per_word: float, words_per_sentence: float) -> float:
    """For English: 206.835 - 84.6 x syllables per word - 1.015 x words per sentence (Flesch)."""
    return 206.835 - 84.6 * syllables_per_word - 1.015 * words_per_sentence


_SCORES = {"nl": flesch_douma, "en": flesch_reading_ease}


def _average(total: int, count: int) -> float:
    return total / count if count else 0.0


def _is_long(word: str) -> bool:
    is_spoken = _SPOKEN.fullmatch(word) is not None and _IS_ADDRESS.fullmatch(word) is None
    return is_spoken and sum(letter.isalpha() for letter in word) > 6


# --- Difficult words -------------------------------------------------------------------------


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
    | (?<=\])\([^()\s]*\) | {_ADDRESS}                   # where a link goes""",
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
