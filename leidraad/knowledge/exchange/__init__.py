"""Knowledge in and out of the house, in the formats that municipalities share."""
