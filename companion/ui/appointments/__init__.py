"""Appointments and meetings: what comes, and the sheet on which one is written."""
