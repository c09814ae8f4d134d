"""What `build` and `check` print besides problems."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "not-built": "Not built: {problems}. {output}/ was not changed.",
    "not-finished": "Not finished: {problems}. {output}/ has some pages of this build and some of the last one; no page lacks anything that it shows. The next build finishes it.",
    "cache-damaged": "The cache in .laur/ was damaged. Laur put it aside and built everything again; the site is complete.",
    "not-atomic": "{output}/ was not replaced in one step, as the file system refused it ({reason}). Laur replaced the files one by one; the site is complete.",
    "unchanged": "Nothing changed ({unchanged:page|pages}), {seconds} s{problems}.",
    "built": "{output}/: {rendered:page|pages} rendered, {written} of them changed; {unchanged} more unchanged{removed}, {seconds} s{problems}.",
    "removed": ", {files:file|files} removed",
    "not-in-content": "There is no file or folder {file} in {content}.",
    "no-problems": "No problems found.",
    # why a page was rendered (--explain)
    "reason.new": "new page",
    "reason.layout": "its layout changed",
    "reason.frame": "what all pages share changed (site.yaml, wording, styles)",
    "reason.view": "changed: {fields}",
    "reason.missing": "its file was missing",
    "reason.edited": "its file was edited by hand",
    "reason.clean": "because of --clean",
    "reason.removed": "removed: no longer part of the site",
    "all-fields": "its content",
}
