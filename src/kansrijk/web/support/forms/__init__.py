"""What people fill in about help."""
