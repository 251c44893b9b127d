"""Demonstration (voorbeeldgemeente): living data in every room, labelled as invented.

Promise: whoever starts the demo can work in it at once, and never mistakes it for the truth.
"""
