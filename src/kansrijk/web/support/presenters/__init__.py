"""From records and rules to what a page, a paper or a command shows."""
