"""Before and after (voor en na een verbetering): did it help, by how much, and how sure is that?

The effect with its interval, and the guards that keep people from celebrating chance: small numbers, the
season, another mix of kinds, and the return to normal after an exceptional baseline.
"""
