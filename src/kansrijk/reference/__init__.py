"""Facts with source and date, and the one loader that checks them."""
