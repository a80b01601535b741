"""Progress: growth rings, every day, lines, what was behind them, what eased, and what one's own notes show."""
