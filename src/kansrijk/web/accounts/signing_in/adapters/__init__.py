"""How django-allauth does things here: what it asks of us, and where we differ from it."""
