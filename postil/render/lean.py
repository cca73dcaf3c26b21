"""The same templates for less time: code for Jinja2 that escapes, reads fields and calls macros by the shortest way."""

from __future__ import annotations

from keyword import iskeyword
from typing import Any, NamedTuple

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Getattr, Name
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:
    # MarkupSafe before 3, or without its C part.
    _escaped = escape


def lean_escape(value: object) -> str:
    """What `markupsafe.escape` gives, but not marked as safe: templates only join what comes out."""
    kind = type(value)
    if kind is str:
        return _escaped(value)
    if kind is Markup:
        return value
    if kind is int:
        return str(value)
    return escape(value)


class LeanContext(Context):
    """A context that calls a macro with all its arguments in place directly, and everything else as Jinja2 does."""

    def call(__self, __obj: Any, *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **kwargs: Any) -> Any:
        if (
            type(__obj) is Macro
            and len(args) == __obj._argument_count
            and not (kwargs or __obj.caller or __obj.catch_kwargs or __obj.catch_varargs)
        ):
            html = __obj._func(*args)
            # Markup's own constructor asks what it is given, which takes longer than all else here.
            return str.__new__(Markup, html) if __self.eval_ctx.autoescape else html
        return super().call(__obj, *args, _loop_vars=_loop_vars, _block_vars=_block_vars, **kwargs)


class LeanCode(CodeGenerator):
    """Templates as code that is right for pages as they should be, and raises for any other.

    A field is read as Python reads it, `page.title`. Jinja2 looks for an item of that name when there is no such field,
    and gives an undefined value when there is neither; here it is an error, and the stock code has the last word.
    """

    def write_commons(self) -> None:
        """Begin a function: every `escape(…)` in it stands for what goes straight to the output."""
        super().write_commons()
        self.writeline("escape = environment.lean_escape")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:
        """Read a field."""
        # Python takes some other letters for the same (`ﬁ` for `fi`), Jinja2 does not. Blocks are items of `self`.
        if not node.attr.isascii() or iskeyword(node.attr) or node.node == Name("self", "load"):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


class LeanEnvironment(Environment):
    """An environment whose templates are compiled with LeanCode.

    It reaches into Jinja2, so `is_sound` tries it before it is trusted.
    """

    code_generator_class = LeanCode
    context_class = LeanContext
    lean_escape = staticmethod(lean_escape)


PROBE = """{% macro field(a, b) %}{{ a }}{{ b.c }}{% endmacro %}{% macro wrap() %}[{{ caller() }}]{% endmacro %}
{% for x in page.values %}{{ x }}{{ field(x, page) }}{{ field(b=page, a=x) }}{{ loop.index }}{% endfor %}
{% set kept %}{{ page.c }}{% endset %}{{ kept }}{{ page.c | safe }}{{ page.c ~ kept }}
{% call wrap() %}{{ page.c }}{% endcall %}{% autoescape false %}{{ page.c }}{{ field(1, page) }}{% endautoescape %}
{% filter upper %}{{ page.c }}{% endfilter %}{% block a %}{{ field(page.c, page) }}{% endblock %}{{ self.a() }}
"""


def is_sound(lean: Environment, stock: Environment) -> bool:
    """Whether both fill the same template alike: each way in which this code differs from Jinja2's is in it."""
    page = _ProbePage("<&>\"'", ("<", Markup("<b>"), 3, True, None, 1.5, ()))
    try:
        lean_html, stock_html = (one.from_string(PROBE).render(page=page) for one in (lean, stock))
    except Exception:
        # Whatever is wrong with it, the stock code is there.
        return False
    return lean_html == stock_html


class _ProbePage(NamedTuple):
    c: str
    values: tuple[object, ...]
