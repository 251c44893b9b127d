"""What employees see of the organisation."""
