"""Tables written by schemas/generate.py."""
