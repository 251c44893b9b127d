"""Event logs (gebeurtenissenlogboeken): who did what in which case, and when; read from XES or CSV.

Promise: a log of a million events is read in one pass, a bad row is reported and stops nothing, and a
file that cannot be trusted is refused with the line on which it goes wrong.
"""
