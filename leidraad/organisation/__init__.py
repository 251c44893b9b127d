"""Organisation (organisatie): the municipality, its departments and employees, and who may see what.

Promise: a colleague is found in one search, and nobody sees what is not theirs to see.
"""
