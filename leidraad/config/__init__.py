"""The door (voordeur): settings, urls, the server, and the `leidraad` command."""
