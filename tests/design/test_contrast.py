"""Readable by day and by night, for every hue that a municipality may choose (WCAG 2.2: 1.4.3, 1.4.11)."""

import re

import pytest

from tests.design.colours import STATIC, Colour, brand_hue, contrast, tokens

TOKENS = tokens()
PAPER = ("--ground", "--surface", "--sunken")
TINTS = ("--brand-tint", "--brand-tint-strong")
MEANING = ("late", "due", "done", "internal")

# What is read: at least 4.5.
TEXT = [
    *(("--ink", paper) for paper in (*PAPER, *TINTS)),
    *(("--ink", f"--{meaning}-tint") for meaning in MEANING),
    ("--ink", "--mark"),
    *(("--ink-quiet", paper) for paper in (*PAPER, "--brand-tint")),
    *(("--brand", paper) for paper in (*PAPER, "--brand-tint")),
    *(("--brand", f"--{meaning}-tint") for meaning in MEANING),
    *(("--brand-strong", paper) for paper in (*PAPER, *TINTS)),
    ("--on-brand", "--brand"),
    ("--on-brand", "--brand-strong"),
    ("--on-late", "--late"),
    ("--on-late", "--late-strong"),
    *((f"--{meaning}", f"--{meaning}-tint") for meaning in MEANING),
    *(("--late", paper) for paper in PAPER),
    ("--late-strong", "--late-tint"),
]
# What is seen: borders of controls, the focus ring, the edge that carries a meaning. At least 3.
SHAPES = [
    *(("--line-strong", paper) for paper in PAPER),
    *(("--focus", paper) for paper in (*PAPER, *TINTS)),
    *(("--focus", f"--{meaning}-tint") for meaning in MEANING),
    *((f"--{meaning}", "--ground") for meaning in MEANING),
]
NEEDED = [(*pair, 4.5) for pair in TEXT] + [(*pair, 3.0) for pair in SHAPES]


def too_weak(hue):
    return [
        f"{front} on {back} by {moment}, hue {hue}: {found:.2f}, needs {least}"
        for front, back, least in NEEDED
        for moment, one, other in zip(("day", "night"), TOKENS[front], TOKENS[back], strict=True)
        if (found := contrast(one, other, hue)) < least
    ]


def test_everything_is_readable_in_our_own_colours():
    assert too_weak(brand_hue()) == []


@pytest.mark.parametrize("hue", range(360))
def test_everything_is_readable_whatever_hue_a_municipality_chooses(hue):
    assert too_weak(hue) == []


def test_every_colour_that_is_used_has_been_measured():
    """A token that nobody reads from or writes on does not exist; hairlines are decoration."""
    measured = {name for front, back, _ in NEEDED for name in (front, back)}
    assert set(TOKENS) - measured == {"--line"}


def test_colours_come_from_the_tokens_alone():
    """A component with a colour of its own would not follow the brand, nor the night."""
    own = {
        f"{file.name}: {colour}"
        for file in [STATIC / "base.css", STATIC / "print.css", *STATIC.glob("components/*.css")]
        for colour in re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", file.read_text())
    }
    assert own == set()


def test_the_calculation_agrees_with_known_colours():
    """Black on white is 21; #767676 on white is the darkest grey that just passes, 4.54."""
    white, black = Colour(1, 0, 0), Colour(0, 0, 0)
    grey = Colour(0.5669, 0, 0)  # #767676 in OKLCH
    assert contrast(white, black, 0) == pytest.approx(21, abs=0.01)
    assert contrast(white, grey, 0) == pytest.approx(4.54, abs=0.02)


def test_the_calculation_agrees_with_a_known_blue():
    """Pure sRGB blue is oklch(0.4520 0.3132 264.05) and has a contrast of 8.59 with white."""
    assert contrast(Colour(1, 0, 0), Colour(0.4520, 0.3132, 264.05), 0) == pytest.approx(
        8.59, abs=0.03
    )
