"""Measure the search with a collection of questions: `leidraad search-eval FILE.csv`."""
