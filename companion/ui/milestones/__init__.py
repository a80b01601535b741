"""Milestones: those reached, those coming, the person's own, and one of them on paper."""
