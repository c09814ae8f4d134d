"""Files of ``media/`` that a browser or a web server would run instead of only showing or saving them."""

from collections.abc import Iterator
from posixpath import splitext

from laur.checks.effect import Effect
from laur.model import Place
from laur.problems import Problem, problem
from laur.source.library import Library

EFFECT = Effect.BLOCKING
_IN_BROWSERS = frozenset(
    "htm html hta htc js mht mhtml mjs rdf shtml svgz swf xht xhtml xml xsl xslt".split()  # noqa: SIM905 - a list
)
"""Pages and scripts, and formats of XML, in which a page can hide: they would run as a part of the site."""
_ON_SERVERS = frozenset("asp aspx cgi jsp phar php php3 php4 php5 php7 php8 phtml pl".split())  # noqa: SIM905 - likewise
ACTIVE_SUFFIXES = _IN_BROWSERS | _ON_SERVERS


def check_active_files(library: Library) -> Iterator[Problem]:
    """A problem for each file that is copied and that could run. Drawings are sanitised, so they are none."""
    for path in library.media:
        suffix = splitext(path)[1].removeprefix(".").lower()
        if suffix in ACTIVE_SUFFIXES:
            yield problem("media-active", path, Place(), value=path.rpartition("/")[2], format=suffix.upper())
