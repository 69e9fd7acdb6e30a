"""The one way to what is kept of support: what is another's does not exist for who asks."""
