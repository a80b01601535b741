"""The window: side bar, screens, toasts, locking, and what watches the day and the idle hand."""
