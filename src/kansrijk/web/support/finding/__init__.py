"""The parts of the finder: pure functions of a situation, the rules and the offers of a day."""
