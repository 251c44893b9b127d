"""Knowledge (kennis): one item with two faces, the public answer and the internal note of the desk.

Promise: whoever asks, on whatever channel, gets the same answer.
"""
