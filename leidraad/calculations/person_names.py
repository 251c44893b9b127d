"""Names as they are compared: without accents, capitals and the words before a Dutch surname."""

from __future__ import annotations

import re
import unicodedata

# What NFKD does not take apart.
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
LETTERS |= str.maketrans({"ı": "i", "ħ": "h"})
BEFORE_A_SURNAME = frozenset(
    "a aan af al au auf aus aux bij boven d da dal dalla dalle das de degli dei del della den der"
    " des di die do dos du el en het im in l la las le les lo los met of on onder op over s t te ten"
    " ter tho thoe thor to toe tot uijt uit unter v van vande vanden vander ver vom von voor vor y"
    " zu zum zur".split()
)


def folded(text: str) -> str:
    """`Müller-d'Écaussines` becomes `muller d ecaussines`: words of plain letters and digits.

    ij and y are one: in Leiden, Dijk and Dyk are heard alike.
    """
    # Taken apart first: a mathematical capital has no small letter until it is a plain one.
    small = unicodedata.normalize("NFKD", text).casefold().translate(LETTERS)
    plain = unicodedata.normalize("NFKD", small)
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", letters)).replace("ij", "y")


def search_name(surname: str) -> str:
    """The surname as it is looked up: folded, without `van der` and the like in front.

    A name that is nothing but such words keeps its last one.
    """
    words = folded(surname).split()
    while len(words) > 1 and words[0] in BEFORE_A_SURNAME:
        words.pop(0)
    return " ".join(words)
