"""YAML of other programs: plain values only, and whatever else a file may hold is told as broken."""

from __future__ import annotations

from typing import Any

import yaml

#: What making a value of what is none raises, beside its own mistakes: `!!int ""`, a thirteenth month, a list as a key.
_BROKEN = (yaml.YAMLError, RecursionError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError)


class _Plain(yaml.SafeLoader):  # type: ignore[misc]  # yaml tells no types
    """Follows no alias, as a few of them can stand for more words than a disk holds; no journal is written with any."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError
        return super().compose_node(parent, index)

    def construct_scalar(self, node: Any) -> Any:
        # Half of a surrogate pair cannot be stored.
        return str(super().construct_scalar(node)).encode("utf-8", "replace").decode("utf-8")


def mapping_of(text: str) -> dict[object, object] | None:
    """What is told under its names, nothing where nothing is; None where it is broken or tells otherwise."""
    try:
        # A loader of values that are plain, as the safe one is.
        told = yaml.load(text, Loader=_Plain)  # noqa: S506
    except _BROKEN:
        return None
    if told is None:
        return {}
    return told if isinstance(told, dict) else None
