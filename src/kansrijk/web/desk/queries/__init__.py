"""What the desk asks of the apps below it; it stores nothing itself."""
