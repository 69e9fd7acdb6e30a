"""The right support for a family: offers, where they are, the finder, who pays."""
