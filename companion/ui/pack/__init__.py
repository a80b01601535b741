"""The leave-the-laptop pack: what is worth having on paper, and nothing that is not ticked."""
