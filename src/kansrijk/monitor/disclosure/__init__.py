"""Nothing leaks: which figures must be hidden, what an outsider can work out, and the proof."""
