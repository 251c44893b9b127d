"""Two ratios of the gamma distribution from which every Erlang formula follows.

With p(n, a) = a^n e^-a / Γ(n+1), the Poisson chance continued to real n:

    upper(n, a) = Q(n, a) / p(n, a)        lower(n, a) = P(n, a) / p(n, a)

where P and Q are the regularised incomplete gamma functions. Erlang B is 1 / (1 + upper); Erlang C
and Erlang A are short expressions in both. Where a < n the lower ratio is the small one, elsewhere
the upper: that small one is computed, the other is 1/p minus it, so nothing cancels.

Methods, chosen per element: uniform asymptotic expansion (N.M. Temme, "The asymptotic expansion of
the incomplete gamma functions", SIAM J. Math. Anal. 10 (1979); DLMF 8.12), power series (DLMF
8.7.1), continued fraction (DLMF 8.9.2). Relative error below 2e-12 from 0.01 to 10,000 erlang, tested
against 50-digit arithmetic.
"""

from fractions import Fraction
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import erfcx, gammaincc, gammaln

Floats = NDArray[np.float64]

_SMALL = 12.0  # below this n the asymptotic expansion is not sharp enough
_FAR = 1.0  # and beyond this |η| neither: there the series need few terms
_SOON = 1.5  # from this load on, sixty terms of the continued fraction are enough
_BLOCK = 8192  # elements that stay in the processor's cache
_LEAST = 1e-300


def upper_ratio(n: Floats, a: Floats) -> Floats:
    """Q(n, a) / p(n, a) for n, a ≥ 0 of one shape; infinite where it exceeds floating point."""
    tail, log_total = _tail_and_total(n, a)
    with np.errstate(over="ignore"):
        return np.where(a < n, np.exp(log_total) - tail, tail)


def log_lower_ratio(n: Floats, a: Floats) -> Floats:
    """The natural logarithm of P(n, a) / p(n, a), for n > 0, a ≥ 0 of one shape; never overflows."""
    tail, log_total = _tail_and_total(n, a)
    with np.errstate(divide="ignore", invalid="ignore"):
        complement = log_total + np.log1p(-tail * np.exp(-np.abs(log_total)))
        return np.where(a < n, np.log(tail), complement)


def _tail_and_total(n: Floats, a: Floats) -> tuple[Floats, Floats]:
    """The smaller of the two ratios, and the logarithm of their sum 1/p."""
    shape = np.shape(n)
    n, a = np.maximum(np.ravel(n), _LEAST), np.maximum(np.ravel(a), _LEAST)
    tail, log_total = np.empty_like(a), np.empty_like(a)
    for start in range(0, n.size, _BLOCK):
        part = slice(start, start + _BLOCK)
        tail[part], log_total[part] = _block(n[part], a[part])
    return tail.reshape(shape), log_total.reshape(shape)


def _block(n: Floats, a: Floats) -> tuple[Floats, Floats]:
    excess = np.clip((a - n) / np.maximum(n, 1.0), -0.99, 1e9)
    distance = n * np.maximum(excess - np.log1p(excess), 0.0)
    near = (n >= _SMALL) & (distance <= _FAR**2 / 2 * n)
    if near.all():
        return _near(n, a, distance)
    tail, log_total = np.empty_like(a), np.empty_like(a)
    if near.any():
        tail[near], log_total[near] = _near(n[near], a[near], distance[near])
    rest = ~near
    log_total[rest] = a[rest] - n[rest] * np.log(a[rest]) + gammaln(n[rest] + 1.0)
    large = rest & (n >= _SMALL)
    distance[large] = (a[large] - n[large]) - n[large] * np.log(a[large] / n[large])
    log_total[large] = distance[large] + 0.5 * np.log(2 * np.pi * n[large]) + _stirling(n[large])
    tail[rest] = _rest(n[rest], a[rest], log_total[rest])
    return tail, log_total


def _near(n: Floats, a: Floats, distance: Floats) -> tuple[Floats, Floats]:
    """Temme's expansion, DLMF 8.12.3 and 8.12.7, divided by p."""
    eta = np.sqrt(2 * distance / n)
    side = np.where(a < n, -1.0, 1.0)
    total = _stirling(n)
    gamma_star = np.exp(total)
    tail = erfcx(np.sqrt(distance))
    tail *= np.sqrt(np.pi / 2 * n)
    tail += side * correction(n, side * eta)
    tail *= gamma_star
    total += distance + 0.5 * np.log(2 * np.pi * n)
    return tail, total


def _rest(n: Floats, a: Floats, log_total: Floats) -> Floats:
    tail = np.empty_like(a)
    series = a < n
    fraction = ~series & (a >= _SOON)
    for chosen, method in ((series, _series), (fraction, _fraction)):
        if chosen.any():
            tail[chosen] = method(n[chosen], a[chosen])
    small = ~series & ~fraction
    if small.any():
        tail[small] = _small(n[small], a[small], np.exp(log_total[small]))
    return tail


def _small(n: Floats, a: Floats, total: Floats) -> Floats:
    """The upper ratio where n ≤ a < 1.5: what the series leaves, unless too little is left."""
    tail = total - _series(n, a)
    tiny = n < 0.1
    tail[tiny] = gammaincc(n[tiny], a[tiny]) * total[tiny]
    return tail


def _series(n: Floats, a: Floats) -> Floats:
    """The lower ratio where a is below n, well below if n is large: Σ a^k / ((n+1) … (n+k)), DLMF 8.7.1."""
    total = np.ones_like(a)
    for k in range(40, 0, -1):
        total = 1.0 + total * a / (n + k)
    return total


def _fraction(n: Floats, a: Floats) -> Floats:
    """The upper ratio where a is above n, well above if n is large: n times the continued fraction DLMF 8.9.2."""
    below = a + 1.0 - n + 120
    for k in range(60, 0, -1):
        below = a - n + (2 * k - 1) - k * (k - n) / below
    return n / below


def _stirling(n: Floats) -> Floats:
    """ln Γ(n+1) - (n ln n - n + ½ ln 2πn), DLMF 5.11.1, for n of about ten and more."""
    square = 1.0 / (n * n)
    series = -1 / 1680 + square * (1 / 1188 - square * 691 / 360360)
    return (1 / 12 - square * (1 / 360 - square * (1 / 1260 + square * series))) / n


def correction(
    n: Floats, eta: Floats, *, precision: float = 1e-16, least: float = _SMALL
) -> Floats:
    """Σ c_k(η) n^-k of DLMF 8.12.7 for |η| ≤ 1 and n ≥ least, with terms below precision left out."""
    inverse = 1.0 / n
    total = np.zeros_like(n)
    row = np.empty_like(n)
    for coefficients in reversed(_coefficients(precision, least)):
        total *= inverse
        row.fill(coefficients[-1])
        for coefficient in coefficients[-2::-1]:
            row *= eta
            row += coefficient
        total += row
    return total


@cache
def _coefficients(precision: float, least: float) -> tuple[tuple[float, ...], ...]:
    """The power series of c_0(η), c_1(η), … as far as they matter for |η| ≤ 1 and n ≥ least."""
    rows: list[tuple[float, ...]] = []
    for k, exact in enumerate(_expansion(terms=24, powers=36)):
        numbers = [float(number) for number in exact]
        while numbers and abs(numbers[-1]) * least**-k < precision:
            numbers.pop()
        if not numbers:
            break
        rows.append(tuple(numbers))
    return tuple(rows)


@cache
def _expansion(terms: int, powers: int) -> list[list[Fraction]]:
    """Exact coefficients of c_k(η) by DLMF 8.12.10: c_k = c_{k-1}' / η + (-1)^k g_k / μ."""
    size = powers + 2 * terms + 2
    inverse_mu = _inverse_mu(size)
    gamma_series = _stirling_numbers(terms)
    rows = [inverse_mu[1:]]
    for k in range(1, terms):
        before = rows[-1]
        sign_g = (-1) ** k * gamma_series[k]
        row = [(j + 2) * before[j + 2] + sign_g * rows[0][j] for j in range(len(before) - 2)]
        rows.append(row)
    return [row[:powers] for row in rows]


def _inverse_mu(size: int) -> list[Fraction]:
    """Coefficients of η/μ, where μ = λ - 1 and ½η² = μ - ln(1 + μ), hence μ μ' = η (1 + μ)."""
    mu = [Fraction(1)]  # μ = η Σ mu[k] η^k
    for k in range(1, size):
        others = sum((mu[i] * (k - i + 1) * mu[k - i] for i in range(1, k)), Fraction(0))
        mu.append((mu[k - 1] - others) / (k + 2))
    inverse = [Fraction(1)]
    for k in range(1, size):
        inverse.append(-sum((mu[i] * inverse[k - i] for i in range(1, k + 1)), Fraction(0)))
    return inverse


def _stirling_numbers(terms: int) -> list[Fraction]:
    """g_k of Γ*(n) ~ Σ g_k n^-k (DLMF 5.11.3), from the odd coefficients of μ(η)."""
    size = 2 * terms + 2
    mu = [1 / Fraction(1)]
    inverse = _inverse_mu(size)
    for k in range(1, size):
        mu.append(-sum((inverse[i] * mu[k - i] for i in range(1, k + 1)), Fraction(0)))
    numbers, double_factorial = [], 1
    for k in range(terms):
        double_factorial *= 2 * k + 1
        numbers.append(mu[2 * k] * double_factorial)
    return numbers
