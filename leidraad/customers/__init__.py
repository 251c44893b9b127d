"""Customers (klanten): who we have contact with, as far as we need to know.

Promise: someone who calls again is recognised when they want to be, and everyone else stays anonymous.
"""
