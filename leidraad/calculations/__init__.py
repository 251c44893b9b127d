"""What can be worked out on paper (rekenen). Values in, values out; knows nobody, not even Django."""
