"""Every problem code with its severity. A code is permanent: it is never renamed and never means another thing."""

from enum import StrEnum


class Severity(StrEnum):
    """How grave a problem is: an error stops the build, a warning does so under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        return list(Severity).index(self)


_E, _W, _H = Severity.ERROR, Severity.WARNING, Severity.HINT

CODES: dict[str, Severity] = {
    # files
    "file-not-utf8": _E,
    "file-empty": _E,
    "file-is-directory": _E,
    "file-outside": _E,
    "file-unreadable": _E,
    "file-misplaced": _W,
    "file-extension": _W,
    "media-misplaced": _W,
    "character-forbidden": _E,
    "site-missing": _E,
    "content-missing": _E,
    # front matter
    "front-matter-missing": _E,
    "front-matter-unclosed": _E,
    "front-matter-syntax": _E,
    "front-matter-not-mapping": _E,
    "front-matter-several": _E,
    "key-unknown": _E,
    "key-not-indented": _E,
    "key-duplicate": _E,
    "key-missing": _E,
    "key-not-text": _E,
    "alias-unsupported": _E,
    "tag-unsupported": _E,
    "nesting-too-deep": _E,
    # YAML that cannot be read, by the mistake that is behind it
    "yaml-colon": _E,
    "yaml-no-colon": _E,
    "yaml-tab": _E,
    "yaml-indentation": _E,
    "yaml-quote-unclosed": _E,
    "yaml-quote-continues": _E,
    "yaml-escape": _E,
    "yaml-bracket-unclosed": _E,
    "yaml-character": _E,
    "yaml-block": _E,
    "yaml-list-inline": _E,
    # values
    "value-empty": _E,
    "value-not-text": _E,
    "value-not-list": _E,
    "value-not-mapping": _E,
    "value-not-number": _E,
    "value-not-yes-no": _E,
    "value-not-choice": _E,
    "value-not-date": _E,
    "value-not-moment": _E,
    "value-not-term": _E,
    "value-not-url": _E,
    "value-not-email": _E,
    "value-not-slug": _E,
    "value-not-lang": _E,
    "value-not-path": _E,
    "value-not-site-path": _E,
    "value-too-small": _E,
    "value-not-above": _E,
    "value-too-large": _E,
    "value-pattern": _E,
    "value-cut": _W,
    "alt-empty": _E,
    # documents among each other
    "language-not-on-site": _E,
    "time-zone-unknown": _E,
    "contrast-low": _W,
    "statement-nobody": _E,
    "barriers-missing": _E,
    "barriers-unexpected": _E,
    "organisation-unknown": _E,
    "scheme-unknown": _E,
    "level-unknown": _E,
    "certificate-unknown": _E,
    "certificate-duplicate": _E,
    "document-unknown": _E,
    "media-unknown": _E,
    "picture-broken": _E,
    "picture-too-large": _E,
    "picture-format": _E,
    "picture-misnamed": _E,
    "picture-uncleaned": _W,
    "drawing-cleaned": _W,
    "drawing-entities": _E,
    "url-duplicate": _E,
    "alias-duplicate": _E,
    "alias-taken": _E,
    "title-duplicate": _H,
    "summary-long": _H,
    "tag-similar": _W,
    "media-unused": _H,
    "id-not-slug": _E,
    "comment-astray": _W,
    "reply-unknown": _W,
    # the register
    "certificate-id-reserved": _E,
    "level-needless": _E,
    "level-missing": _W,
    "score-above-max": _E,
    "certificate-ends-before-start": _E,
    "term-contradicts-end": _W,
    "term-of-open-end": _W,
    "certificate-overlap": _E,
    "predecessor-missing": _W,
    "predecessor-ambiguous": _W,
    "supersedes-other-organisation": _E,
    "supersedes-other-scheme": _E,
    "supersedes-later": _E,
    "supersedes-cycle": _E,
    "supersedes-taken": _E,
    "upgrade-not-higher": _E,
    "issuer-unknown": _W,
    "issuer-outside-period": _E,
    "event-before-start": _W,
    "event-not-suspended": _W,
    # bodies
    "body-unreadable": _E,
    "html-not-allowed": _W,
    "address-not-allowed": _E,
    "alt-missing": _W,
    "heading-first-level": _H,
    "heading-skips": _W,
    # links in bodies
    "link-missing": _E,
    "link-outside": _E,
    "anchor-missing": _W,
    "link-unpublished": _E,
    "link-text-missing": _W,
    "link-text-vague": _W,
    "link-text-address": _H,
    # links to other sites
    "link-dead": _W,
    "link-unanswered": _H,
    "link-moved": _H,
    # layouts
    "layout-missing": _E,
    "layout-syntax": _E,
    "layout-dynamic": _E,
    "layout-undefined": _E,
    "layout-failed": _E,
    "layouts-missing": _E,
    "words-missing": _E,
    "words-file-missing": _E,
    "words-syntax": _E,
    # output
    "output-foreign": _E,
    "output-unwritable": _E,
    # the browser editor
    "cms-not-installed": _E,
    # search
    "search-not-installed": _E,
    "search-failed": _E,
}
