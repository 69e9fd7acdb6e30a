"""The pages of help: one file per subject."""
