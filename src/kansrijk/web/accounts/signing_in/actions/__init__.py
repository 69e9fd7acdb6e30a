"""What someone does with an account: each by name, with its event."""
