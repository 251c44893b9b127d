"""The words of a text and their syllables, in Dutch and English."""

import re
import unicodedata
from typing import Literal

Language = Literal["nl", "en"]

ADDRESS = r"https?://[^\s<>]*[\w/]|www\.[^\s<>]*[\w/]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_WORD = re.compile(
    rf"""\{{\{{[^{{}}\n]*\}}\}} | {ADDRESS}
    | ['’](?=[a-z]\b)[a-z](?:-[^\W_]+)?                 # 's avonds, 't Hof, 's-Gravenhage
    | [^\W_]+ (?: ['’\-./_&+] [^\W_]+ | (?<=\d)[,:]\d+ )*   # e-mail, foto's, t/m, 12,50""",
    re.VERBOSE,
)
SPOKEN = re.compile(r"['’]?[^\W\d_]+(?:['’\-./][^\W\d_]+)*")
IS_ADDRESS = re.compile(ADDRESS)


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
    if not SPOKEN.fullmatch(word) or IS_ADDRESS.fullmatch(word):
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
