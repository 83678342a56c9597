"""Letters, minutes, reports and charts: the only place that knows Word, PDF and matplotlib."""
