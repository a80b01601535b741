"""The people and services a person can turn to."""
