"""Leidraad: a municipality serves its residents, learns from every contact, and accounts for what it does."""
