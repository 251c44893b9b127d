"""Lead times (doorlooptijden): how long it takes, how much is under way, and where it waits.

Every length of time is in days of 24 hours, as floats; every calendar day is a number of days since
1970-01-01 that the caller has made local. What is not finished yet counts: see `survival`.
"""
