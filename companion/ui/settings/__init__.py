"""Settings: how it looks, whose days, who may read, where everything is."""
