"""The values of the house: frozen, slotted dataclasses that are declared, made and pickled in half the time."""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[T]) -> type[T]:
    """What `dataclass(frozen=True, slots=True)` makes of a class; only the clock can tell them apart."""
    return with_constructor(_compared(dataclass(init=False, repr=False, eq=False, slots=True)(cls)))


def _compared(cls: type[T]) -> type[T]:
    """Give a slotted dataclass its equality, its hash, its looks and its hardness.

    `dataclasses` compiles six functions for every class, which took half of the time in which Postil is loaded.
    """
    values = _getter([one.name for one in fields(cls) if one.compare])
    shown = [one.name for one in fields(cls) if one.repr]

    def __eq__(self: T, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: T) -> int:
        return hash(values(self))

    def __repr__(self: T) -> str:
        return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    def __setattr__(self: T, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self: T, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    for method in (__eq__, __hash__, __repr__, __setattr__, __delattr__):
        method.__qualname__ = f"{cls.__qualname__}.{method.__name__}"
        # Whatever the class says of itself goes before.
        if method.__name__ not in cls.__dict__ or cls.__dict__[method.__name__] is None:
            setattr(cls, method.__name__, method)
    return cls


def _getter(names: list[str]) -> Any:
    """The values of the fields, as one thing to be compared."""
    return attrgetter(*names) if names else lambda _: ()


def with_constructor(cls: type[T]) -> type[T]:
    """Give a frozen, slotted dataclass that was made with `init=False` its constructor, and its way of being pickled.

    A frozen class can fill its own fields only through `object.__setattr__`, which took a twelfth of a build. Here an
    instance is filled while it is of a twin class with the same slots that is not frozen, and then made one of its own.
    Another twelfth went into pickling, where `dataclasses` goes through the fields of the class for every instance.
    """
    names = [one.name for one in fields(cls)]
    if cls.__base__ is not object or hasattr(cls, "__post_init__"):
        raise TypeError(f"{cls.__name__} is more than a frozen value")
    scope: dict[str, Any] = {
        "_NEW": object.__new__,
        "_TWIN": type(cls.__name__, (), {"__slots__": names}),
        "_AGAIN": _again,
        "_MISSING": MISSING,
        "_FIELDS": {one.name: one for one in fields(cls)},
    }
    by_name = [one for one in fields(cls) if one.kw_only]
    parameters = [_parameter(one) for one in fields(cls) if not one.kw_only]
    parameters += ["*", *map(_parameter, by_name)] if by_name else []
    values = "".join(f"self.{name}, " for name in names)
    code = (
        f"def __new__({', '.join(('_cls', *parameters))}):",
        " _self = _NEW(_TWIN)",
        *(f" _self.{one.name} = {_given(one)}" for one in fields(cls)),
        " _self.__class__ = _cls",
        " return _self",
        "def __reduce__(self):",
        f" return _AGAIN, (self.__class__, {values})" if by_name else f" return self.__class__, ({values})",
    )
    exec("\n".join(code), scope)
    scope["__new__"].__qualname__ = f"{cls.__qualname__}.__new__"
    cls.__new__ = staticmethod(scope["__new__"])  # type: ignore[method-assign]
    cls.__reduce__ = scope["__reduce__"]  # type: ignore[method-assign]
    return cls


def _parameter(field: Field[Any]) -> str:
    if field.default is not MISSING:
        return f"{field.name}=_FIELDS[{field.name!r}].default"
    return field.name if field.default_factory is MISSING else f"{field.name}=_MISSING"


def _given(field: Field[Any]) -> str:
    if field.default_factory is MISSING:
        return field.name
    return f"_FIELDS[{field.name!r}].default_factory() if {field.name} is _MISSING else {field.name}"


def _again(cls: type[T], *values: Any) -> T:
    """An instance whose fields are only given by name, out of a pickle."""
    made = object.__new__(cls)
    for name, one in zip(cls.__slots__, values, strict=True):
        object.__setattr__(made, name, one)
    return made
