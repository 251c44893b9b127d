"""What employees see of the knowledge."""
