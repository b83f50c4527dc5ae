"""What is read from the store and kept until the store is another one."""

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar, overload

T = TypeVar("T")


class Versioned(Protocol):
    """What knows the version of the store that it reads from (``Services.version``)."""

    @property
    def version(self) -> str: ...


class of_version(Generic[T]):  # noqa: N801  it is used like ``cached_property``
    """``cached_property`` for what changes with the store: read again when ``version`` of its owner is another one.

    Many threads may ask; two that ask first at the same time both read. The version is asked before the store is
    read, so what is kept may be newer than its version says, never older.

    >>> class Shelf:
    ...     version, books = "one", ["a"]
    ...     @of_version
    ...     def counted(self):
    ...         return len(self.books)
    >>> shelf = Shelf(); shelf.counted
    1
    >>> shelf.books.append("b"); shelf.counted
    1
    >>> shelf.version = "two"; shelf.counted
    2
    """

    def __init__(self, read: Callable[[Any], T]) -> None:
        self._read = read
        self.__doc__ = read.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._place = f"{name} of version"  # no attribute can have this name, so none hides this one

    @overload
    def __get__(self, instance: None, owner: type) -> "of_version[T]": ...
    @overload
    def __get__(self, instance: Versioned, owner: type) -> T: ...
    def __get__(self, instance: Versioned | None, owner: type) -> "of_version[T] | T":
        if instance is None:
            return self
        version = instance.version
        kept: tuple[str, T] | None = instance.__dict__.get(self._place)
        if kept is None or kept[0] != version:
            kept = instance.__dict__[self._place] = version, self._read(instance)
        return kept[1]
