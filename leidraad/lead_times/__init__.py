"""Lead times (doorlooptijden): how long everything takes, with the open items counted.

Promise: who improves a process sees whether it became faster, and hears it when nothing changed.
"""
