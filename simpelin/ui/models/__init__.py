"""Item models: they show values, services change them."""
