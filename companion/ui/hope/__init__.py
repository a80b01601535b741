"""The hope box."""
