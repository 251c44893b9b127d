"""Speed, measured beside a named peer in the same run. `make bench`, or `python -m bench save search`."""
