"""The windows and screens of Companion (Qt Widgets)."""
