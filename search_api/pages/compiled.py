"""Templates, compiled once for all languages."""

from collections.abc import Callable
from types import CodeType

from jinja2 import pass_context
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.runtime import Context


class CompiledOnce(BytecodeCache):
    """Code of templates by their place and content, in memory.

    To compile all templates takes 0.45 s, and the renderer of each language did it anew.
    """

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._held.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._held[bucket.key, bucket.checksum] = bucket.code


COMPILED = CompiledOnce()
"""That of this process, for environments of the same settings whose filters are made ``when_rendered``."""


def when_rendered(function: Callable[..., object]) -> Callable[..., object]:
    """A filter that speaks a language; any other is applied to constants when a template is compiled."""

    @pass_context
    def applied(_: Context, *arguments: object, **more: object) -> object:
        return function(*arguments, **more)

    return applied
