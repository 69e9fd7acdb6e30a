"""The pages of the desk, by subject."""
