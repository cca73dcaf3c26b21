"""Fill the templates: a page value in, its HTML out. The only importer of jinja2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from traceback import walk_tb

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.bccache import Bucket, BytecodeCache

from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.model.page import Page
from postil.source import Source, Span

try:
    from postil.render.lean import LeanEnvironment, is_sound
except ImportError:
    # Jinja2 has moved what the short way reaches into.
    LeanEnvironment = None

FOLDER = "templates/"
"""Where templates stand in the project; the rest of the path is a template's name."""

FIELDS_HELP = (
    "docs/templates.md says what a template may use; postil/model/page.py lists the fields of every page"
)


def template_name(page_class: type) -> str:
    """The template of a page class: `article.html` for ArticlePage."""
    return page_class.__name__.removesuffix("Page").lower() + ".html"


class Templates:
    """The templates of one site. A template is compiled when a page first needs it, and kept."""

    __slots__ = ("_compiled", "_lean", "_sources", "_stock")

    def __init__(self, sources: Iterable[Source], compiled: Mapping[str, bytes] | None = None) -> None:
        """Take the texts of all files `templates/**/*.html`, as read.

        `compiled` is what this very code with these libraries gave as `compiled` before, of these texts or others:
        compiling the templates of an article takes 45 ms.
        """
        self._sources = {source.path: source for source in sources}
        self._compiled = _Compiled(compiled or {})
        self._stock = self._environment(Environment)
        self._lean = LeanEnvironment and self._environment(LeanEnvironment)
        if self._lean and not compiled and not is_sound(self._lean, self._stock):
            self._lean = None
        (self._lean or self._stock).bytecode_cache = self._compiled

    @property
    def sources(self) -> tuple[Source, ...]:
        """What they were made from."""
        return tuple(self._sources.values())

    @property
    def compiled(self) -> dict[str, bytes]:
        """Everything that was compiled, to be given to the templates of another process."""
        return self._compiled.codes

    def compile_all(self) -> None:
        """Compile every template before a page needs it; what is wrong with one is said when one does."""
        for path in self._sources:
            if path.endswith(".html"):
                with suppress(TemplateError):
                    (self._lean or self._stock).get_template(path.removeprefix(FOLDER))

    def render(self, page: Page) -> tuple[str, Findings]:
        """The page's HTML, the same for the same value; or an empty text and the finding that says why not."""
        if self._lean:
            try:
                return self._lean.get_template(template_name(type(page))).render(page=page), ()
            except Exception:
                # The short way knows only pages as they should be; of all others the stock code says what is to be said.
                return self._plainly(page)
        return self._plainly(page)

    def _plainly(self, page: Page) -> tuple[str, Findings]:
        name = template_name(type(page))
        try:
            return self._stock.get_template(name).render(page=page), ()
        except TemplateSyntaxError as error:
            path = error.filename or FOLDER + (error.name or name)
            return "", (
                self._finding(path, error.lineno, f"the template cannot be read: {_plain(error.message)}"),
            )
        except TemplateNotFound as error:
            path, line = self._place(error, name)
            return "", (self._finding(path, line, f"there is no template `{error.name}`"),)
        except Exception as error:
            # Templates belong to the site and may do anything wrong: it is theirs to mend, not a bug here.
            path, line = self._place(error, name)
            message = f"the template cannot be filled in: {_plain(str(error) or type(error).__name__)}"
            return "", (self._finding(path, line, message),)

    def _environment(self, kind: type[Environment]) -> Environment:
        environment = kind(
            loader=FunctionLoader(self._find),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        # A template knows `page` and nothing else: what is not in the value cannot get onto the page unseen.
        environment.globals.clear()
        return environment

    def _find(self, name: str) -> tuple[str, str, None] | None:
        source = self._sources.get(FOLDER + name)
        return source and (source.text, source.path, None)

    def _place(self, error: Exception, name: str) -> tuple[str, int]:
        """The innermost template line at work: Jinja2 puts the templates' paths and lines into the traceback."""
        path, line = FOLDER + name, 1
        for frame, at in walk_tb(error.__traceback__):
            if frame.f_code.co_filename in self._sources:
                path, line = frame.f_code.co_filename, at
        return path, line

    def _finding(self, path: str, line: int, message: str) -> Diagnostic:
        text = self._sources[path].line(line) if path in self._sources else ""
        column = len(text) - len(text.lstrip()) + 1
        span = Span(path, line, column, line, max(len(text.rstrip()) + 1, column))
        return Diagnostic("template-error", message, span, (FIELDS_HELP,))


class _Compiled(BytecodeCache):
    """Compiled templates by Jinja2's key, which holds the name; with its checksum of the text."""

    def __init__(self, codes: Mapping[str, bytes]) -> None:
        self.codes = dict(codes)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what there is, unless it was made of another text."""
        if bucket.key in self.codes:
            bucket.bytecode_from_string(self.codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.codes[bucket.key] = bucket.bytecode_to_string()


def _plain(message: str | None) -> str:
    """Jinja2's message as one line, without a full stop and the module paths of our own classes."""
    line = " ".join((message or "unknown").split()).removesuffix(".")
    for module in ("page", "parts"):
        line = line.replace(f"postil.model.{module}.", "")
    return line
