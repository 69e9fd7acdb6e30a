"""The forms about organisations, functions, roles and one's own data."""
