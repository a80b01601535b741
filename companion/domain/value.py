"""Values: small things made once and never changed, equal when their parts are.

    class Stamp(Value):
        at: datetime
        zone: str = "UTC"

They behave like frozen data classes with slots, and type checkers take them for such. The difference is when the work
is done: a data class has half a dozen methods written and compiled for it while its module is read, which a start pays
for every class, used or not. Here the methods are shared, and only a class of which many are made gets a constructor
of its own, as quick as the one of a data class.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

#: From this many on a class is worth a constructor of its own: compiling one takes as long as making so many.
MANY = 50
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

    __slots__ = ("after", "key", "left", "parts", "positional", "setters", "shown")

    def __init__(self, cls: type, parts: dict[str, _Part]) -> None:
        self.parts = parts
        self.positional: tuple[str, ...] = cls.__match_args__  # type: ignore[attr-defined]
        self.setters = tuple((name, getattr(cls, name).__set__, part) for name, part in parts.items())
        compared = [name for name, part in parts.items() if part.compared]
        self.key: Callable[[object], object] = attrgetter(*compared) if compared else _nothing
        self.shown = tuple(name for name, part in parts.items() if part.shown)
        self.after = getattr(cls, _AFTER, None)
        #: How many more are made before a constructor is compiled.
        self.left = MANY


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
        if bases:
            # Each has its own name for the shared one, so that a constructor compiled for a class is not inherited.
            namespace["__init__"] = Value.__init__
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
        cls = type(self)
        plan = cls.__plan__
        plan.left -= 1
        if plan.left <= 0:
            cls.__init__ = _constructor(cls, plan)  # type: ignore[method-assign]
        if given:
            names = plan.positional
            if len(given) > len(names):
                raise TypeError(f"{cls.__qualname__} takes {len(names)} parts by place, not {len(given)}")
            for name, value in zip(names, given, strict=False):
                if name in named:
                    raise TypeError(f"{cls.__qualname__} was given {name!r} twice")
                named[name] = value
        for name, put, part in plan.setters:
            if name in named:
                put(self, named.pop(name))
            elif part.factory is not None:
                put(self, part.factory())
            elif part.default is not _Missing:
                put(self, part.default)
            else:
                raise TypeError(f"{cls.__qualname__} needs {name!r}")
        if named:
            raise TypeError(f"{cls.__qualname__} has no {next(iter(named))!r}")
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


def _constructor(cls: type[Value], plan: _Plan) -> Callable[..., None]:
    """A constructor written out for one class, doing what the shared one does."""
    known: dict[str, Any] = {"__builtins__": {}, "_missing": _Missing, "_after": plan.after}
    words: list[str] = ["self"]
    lines: list[str] = []
    by_name: list[str] = []
    for name, put, part in plan.setters:
        known[f"_put_{name}"] = put
        value, word = name, name
        if part.factory is not None:
            known[f"_make_{name}"] = part.factory
            word = f"{name}=_missing"
            value = f"_make_{name}() if {name} is _missing else {name}"
        elif part.default is not _Missing:
            known[f"_default_{name}"] = part.default
            word = f"{name}=_default_{name}"
        (by_name if part.named_only else words).append(word)
        lines.append(f" _put_{name}(self, {value})")
    if by_name:
        words += ["*", *by_name]
    if plan.after is not None:
        lines.append(" _after(self)")
    exec(f"def __init__({', '.join(words)}):\n" + ("\n".join(lines) or " pass"), known)  # noqa: S102
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made
