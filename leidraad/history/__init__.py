"""History (historie): who did or saw what, when and why. Append-only; never a personal value in the clear.

Promise: of every change and every look-up of a person it can be shown who did it, and nobody can alter that.
"""
