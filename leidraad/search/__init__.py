"""Search (zoeken): tokens, spelling, compounds, suggestions, and the evaluation of relevance.

Promise: who types half a word, a wrong one or somebody else's word still finds the answer,
and hears it when there is none.
"""
