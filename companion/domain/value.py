"""Values: small things made once and never changed, equal when their parts are.

    class Stamp(Value):
        at: datetime
        zone: str = "UTC"

They behave like frozen data classes with slots, and type checkers take them for such. The difference is when the work
is done: a data class has half a dozen methods written and compiled for it while its module is read, which a start pays
for every class, used or not. Here all values share the same few methods.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

#: Calls a function with a value if its class has one of this name, once all parts are set.
_AFTER = "__post_init__"

V = TypeVar("V", bound="Value")


class _Missing:
    """Stands for a default nobody gave."""


class _Part:
    """How a part of a value is made, shown and compared."""

    __slots__ = ("compared", "default", "factory", "named_only", "shown")

    def __init__(self, default: object, factory: Callable[[], object] | None, shown: bool, compared: bool) -> None:
        self.default, self.factory = default, factory
        self.shown, self.compared = shown, compared
        self.named_only = False

    @property
    def given(self) -> bool:
        """Whether there is no default, so that it has to be given."""
        return self.default is _Missing and self.factory is None


def field(
    *,
    default: Any = _Missing,
    default_factory: Callable[[], Any] | None = None,
    repr: bool = True,
    compare: bool = True,
) -> Any:
    """A part that needs more said of it than a default; the words are those of data classes."""
    return _Part(default, default_factory, repr, compare)


class _Plan:
    """What the shared methods need to know of a class."""

    __slots__ = ("after", "by_place", "key", "parts", "positional", "puts", "setters", "shown")

    def __init__(self, cls: type, parts: dict[str, _Part]) -> None:
        self.parts = parts
        self.positional: tuple[str, ...] = cls.__match_args__  # type: ignore[attr-defined]
        self.setters = tuple((name, getattr(cls, name).__set__, part) for name, part in parts.items())
        self.puts = tuple(put for _name, put, _part in self.setters)
        #: How many parts a value takes when all of them are given by place; never met where some cannot be.
        self.by_place = len(parts) if len(self.positional) == len(parts) else -1
        compared = [name for name, part in parts.items() if part.compared]
        self.key: Callable[[object], object] = attrgetter(*compared) if compared else _nothing
        self.shown = tuple(name for name, part in parts.items() if part.shown)
        self.after = getattr(cls, _AFTER, None)


def _nothing(_value: object) -> object:
    return ()


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class _Kind(type):
    """Makes the annotated names of a class its parts, each in a slot."""

    __plan__: _Plan

    def __new__(
        mcls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, kw_only: bool = False
    ) -> "_Kind":
        parts: dict[str, _Part] = {}
        for base in bases:
            if isinstance(base, _Kind):
                parts.update(base.__plan__.parts)
        own = namespace.get("__annotations__", {})
        for part_name in own:
            default = namespace.pop(part_name, _Missing)
            part = default if isinstance(default, _Part) else _Part(default, None, True, True)
            part.named_only = kw_only
            parts[part_name] = part
        _check_order(name, parts)
        namespace["__slots__"] = tuple(own)
        namespace["__match_args__"] = tuple(name for name, part in parts.items() if not part.named_only)
        cls = super().__new__(mcls, name, bases, namespace)
        cls.__plan__ = _Plan(cls, parts)
        return cls


def _check_order(name: str, parts: dict[str, _Part]) -> None:
    optional = ""
    for part_name, part in parts.items():
        if part.named_only:
            continue
        if optional and part.given:
            raise TypeError(f"{name}: {part_name!r} has to be given, so it cannot come after {optional!r}")
        if not part.given:
            optional = part_name


class Value(metaclass=_Kind):
    """The base of every value. `kw_only=True` beside it has all parts given by name."""

    def __init__(self, *given: Any, **named: Any) -> None:
        plan = type(self).__plan__
        if not named and len(given) == plan.by_place:
            # As rows of the file are read: every part, in order.
            for put, value in zip(plan.puts, given, strict=True):
                put(self, value)
        else:
            _fill(self, plan, given, named)
        if plan.after is not None:
            plan.after(self)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__qualname__} cannot be changed: {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__qualname__} cannot be changed: {name!r}")

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        key = type(self).__plan__.key
        return key(self) == key(other)

    def __hash__(self) -> int:
        cls = type(self)
        return hash((cls, cls.__plan__.key(self)))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self).__plan__.shown)
        return f"{type(self).__qualname__}({shown})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _made_again, (type(self), parts_of(self))


def _fill(value: Value, plan: _Plan, given: tuple[Any, ...], named: dict[str, Any]) -> None:
    called = type(value).__qualname__
    if len(given) > len(plan.positional):
        raise TypeError(f"{called} takes {len(plan.positional)} parts by place, not {len(given)}")
    for name, part_value in zip(plan.positional, given, strict=False):
        if name in named:
            raise TypeError(f"{called} was given {name!r} twice")
        named[name] = part_value
    for name, put, part in plan.setters:
        if name in named:
            put(value, named.pop(name))
        elif part.factory is not None:
            put(value, part.factory())
        elif part.default is not _Missing:
            put(value, part.default)
        else:
            raise TypeError(f"{called} needs {name!r}")
    if named:
        raise TypeError(f"{called} has no {next(iter(named))!r}")


def part_names(kind: type[Value]) -> tuple[str, ...]:
    """The names of a class's parts, in order."""
    return tuple(kind.__plan__.parts)


def parts_of(value: Value) -> dict[str, Any]:
    """The parts of a value by name, as they are: what is inside them is not taken apart."""
    return {name: getattr(value, name) for name in type(value).__plan__.parts}


def replace(value: V, /, **changes: Any) -> V:
    """The same value with other parts. TypeError for a part it does not have."""
    return type(value)(**{**parts_of(value), **changes})


def _made_again(kind: type[V], parts: dict[str, Any]) -> V:
    """A copy, or one read back: the parts were checked when they were first given."""
    value = object.__new__(kind)
    for name, put, _part in kind.__plan__.setters:
        put(value, parts[name])
    return value
