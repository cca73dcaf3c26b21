"""The short way to a frozen value against that of `dataclasses`: nothing but the clock can tell them apart."""

from __future__ import annotations

import copy
import importlib
import pickle
import pkgutil
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from inspect import signature

import pytest

import postil.model
from postil.frozen import frozen
from postil.model.parts import Link
from postil.model.written.note import Citation


@frozen
class Short:
    """A value."""

    new: str
    self: int
    fields: tuple[str, ...] = ()
    missing: list[int] = field(default_factory=list)


class Stock:
    """The same fields, for `dataclasses`."""

    new: str
    self: int
    fields: tuple[str, ...] = ()
    missing: list[int] = field(default_factory=list)


STOCK = dataclass(frozen=True, slots=True)(Stock)
GIVEN = (
    ((), {"new": "a", "self": 1}),
    (("a", 1), {}),
    (("a",), {"self": 2, "fields": ("x",)}),
    (("a", 1, ("x", "y"), [3]), {}),
)
WRONG = (((), {}), (("a",), {}), (("a", 1, (), [], 5), {}), (("a", 1), {"other": 2}), (("a", 1), {"new": "b"}))


def values(one: object) -> tuple[object, ...]:
    """The values of all fields, in order."""
    return tuple(getattr(one, each.name) for each in fields(one))


@pytest.mark.parametrize(("args", "kwargs"), GIVEN)
def test_it_is_made_as_dataclasses_make_it(args: tuple, kwargs: dict) -> None:
    """By place, by name, with defaults; its looks, its equality and its copies are the same."""
    short, stock = Short(*args, **kwargs), STOCK(*args, **kwargs)
    assert values(short) == values(stock)
    assert repr(short).replace("Short", "Stock") == repr(stock)
    assert asdict(short) == asdict(stock)
    assert short == Short(*args, **kwargs) and short != replace(short, new="other") and short != stock
    assert values(replace(short, self=7)) == values(replace(stock, self=7))
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(short, protocol)) == short
    assert copy.copy(short) == copy.deepcopy(short) == short
    assert type(copy.copy(short)) is Short


@pytest.mark.parametrize(("args", "kwargs"), WRONG)
def test_what_dataclasses_refuse_is_refused(args: tuple, kwargs: dict) -> None:
    """Too few, too many, unknown, twice."""
    for cls in (Short, STOCK):
        with pytest.raises(TypeError):
            cls(*args, **kwargs)


def test_every_factory_is_asked_anew() -> None:
    """Two values do not share what a factory makes."""
    assert Short("a", 1).missing is not Short("a", 1).missing


def test_hash_signature_and_patterns_are_the_same() -> None:
    """Values can be keys, say what they take, and be matched by place."""
    assert hash(Link("a", "b")) == hash(Link("a", "b")) == hash(("a", "b", False, ""))
    assert list(signature(Short).parameters) == list(signature(STOCK).parameters)
    match Link("a", "b"):
        case Link(label, href):
            assert (label, href) == ("a", "b")


def test_fields_that_are_given_by_name_alone() -> None:
    """Records refuse values by place, and come back out of a pickle."""
    with pytest.raises(TypeError):
        Citation("un-1718")
    one = Citation(source="un-1718", places={})
    assert pickle.loads(pickle.dumps(one, pickle.HIGHEST_PROTOCOL)) == one
    assert copy.copy(one) == replace(one) == one


def test_no_value_of_the_model_can_be_changed() -> None:
    """Every class of the data layer is frozen and slotted, also after the short way."""
    found = 0
    for module in pkgutil.walk_packages(postil.model.__path__, "postil.model."):
        for cls in vars(importlib.import_module(module.name)).values():
            if isinstance(cls, type) and is_dataclass(cls) and cls.__module__.startswith("postil.model"):
                one = object.__new__(cls)
                found += 1
                assert not hasattr(one, "__dict__")
                for each in fields(cls):
                    with pytest.raises(FrozenInstanceError):
                        setattr(one, each.name, None)
    assert found > 90


def test_a_class_that_is_more_than_a_value_is_refused() -> None:
    """One that does something when it is made, or stands on another, is for `dataclasses`."""
    with pytest.raises(TypeError, match="more than a frozen value"):

        @frozen
        class Busy:
            a: int

            def __post_init__(self) -> None:
                """Do something."""

    with pytest.raises(TypeError, match="more than a frozen value"):

        @frozen
        class Longer(Link):
            a: int = 0
