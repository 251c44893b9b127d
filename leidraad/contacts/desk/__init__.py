"""What employees see of contacts and callback requests."""
