"""The product in about ten functions, in order."""
