"""What the app does, one module a feature; no window, and values only go in and out."""
