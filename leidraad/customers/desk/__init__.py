"""What employees see of customers."""
