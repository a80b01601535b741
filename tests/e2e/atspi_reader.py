"""Prints what assistive technology finds in Companion's window, as JSON. Runs under the system's own Python.

With the word `focused` it tells only the parts that have the keyboard, and asks the others for nothing else: every
question goes over the bus.
"""

import json
import sys

import pyatspi

MOST = 4000
FOCUSED_ONLY = "focused" in sys.argv[1:]


def below(node, depth, rows):
    """Add those below a node."""
    for child in node:
        if child is not None:
            walk(child, depth + 1, rows)


def walk(node, depth, rows):
    """Add a node and those below it that are on the screen."""
    if len(rows) >= MOST or depth > 40:
        return
    try:
        states = {pyatspi.stateToString(state) for state in node.getState().getStates()}
        if depth == 0 or "showing" in states or "visible" in states:
            if FOCUSED_ONLY and "focused" not in states:
                below(node, depth, rows)
                return
            text = ""
            try:
                held = node.queryText()
                text = held.getText(0, min(2000, held.characterCount))
            except NotImplementedError:
                pass
            rows.append(
                {
                    "role": node.getRoleName(),
                    "name": node.name or "",
                    "description": node.description or "",
                    "states": sorted(states),
                    "text": text,
                    "depth": depth,
                }
            )
            below(node, depth, rows)
    except Exception as gone:  # a part may go away while it is being read
        sys.stderr.write(f"{type(gone).__name__}\n")


rows = []
for application in pyatspi.Registry.getDesktop(0):
    if application is not None and (application.name or "").lower() == "companion":
        walk(application, 0, rows)
json.dump(rows, sys.stdout)
