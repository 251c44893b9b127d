"""From the tokens to what an eye sees: OKLCH (Ottosson's matrices), sRGB and the contrast of WCAG 2.2."""

import math
import re
from dataclasses import dataclass
from pathlib import Path

STATIC = Path(__file__).parents[2] / "leidraad/design/static/design"
_OKLCH = r"oklch\(\s*([\d.]+)\s+([\d.]+)\s+(var\(--brand-hue\)|[\d.]+)\s*\)"
_TOKEN = re.compile(rf"(--[\w-]+):\s*light-dark\(\s*{_OKLCH},\s*{_OKLCH}\s*\)")
Linear = tuple[float, float, float]


@dataclass(frozen=True)
class Colour:
    lightness: float
    chroma: float
    hue: float | None  # None: the hue of the brand

    def linear(self, brand_hue: float) -> Linear:
        """Linear sRGB; may lie outside 0..1, where a screen cannot show it."""
        angle = math.radians(brand_hue if self.hue is None else self.hue)
        a, b = self.chroma * math.cos(angle), self.chroma * math.sin(angle)
        long = (self.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
        medium = (self.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
        short = (self.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
        return (
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
        )

    def shown(self, brand_hue: float) -> list[Linear]:
        """What a screen makes of it: some browsers clip each channel, others take colour away until it fits."""
        clipped = tuple(min(1.0, max(0.0, channel)) for channel in self.linear(brand_hue))
        duller = self
        while not all(-1e-4 <= channel <= 1.0001 for channel in duller.linear(brand_hue)):
            duller = Colour(duller.lightness, duller.chroma - 0.002, duller.hue)
        return [clipped, duller.linear(brand_hue)]


def tokens() -> dict[str, tuple[Colour, Colour]]:
    """Name -> the colour by day and by night."""
    found = {}
    for match in _TOKEN.finditer((STATIC / "tokens.css").read_text()):
        name, *values = match.groups()
        day, night = (
            Colour(
                float(values[i]),
                float(values[i + 1]),
                None if values[i + 2].startswith("var") else float(values[i + 2]),
            )
            for i in (0, 3)
        )
        found[name] = (day, night)
    return found


def brand_hue() -> float:
    """The one number that a municipality changes."""
    return float(re.search(r"--brand-hue:\s*([\d.]+)", (STATIC / "brand.css").read_text()).group(1))


def contrast(first: Colour, second: Colour, hue: float) -> float:
    """The lowest contrast that any screen shows."""
    return min(
        _ratio(_luminance(one), _luminance(other))
        for one in first.shown(hue)
        for other in second.shown(hue)
    )


def _luminance(colour: Linear) -> float:
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
