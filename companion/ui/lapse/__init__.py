"""After a lapse: safety first, and then, only if wanted, telling, writing, counting and a next step."""
