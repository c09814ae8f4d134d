"""Hostile values, each by what it is. A value that gets through asks a browser for `FOREIGN`, or sets `attacked`."""

FOREIGN = "evil.example"
"""A host that no page of the tests may ask for anything."""
_RUN = "attacked=1"
"""A script that a browser reports, see `tests/attacks/browsing.py`."""

VALUES: dict[str, str] = {
    "script": f"<script>{_RUN}</script>",
    "script after an end": f"</script></style></title></textarea></template></noscript><script>{_RUN}</script>",
    "handler": f"<img src=x onerror={_RUN}>",
    "handler in double quotes": f'"><img src=//{FOREIGN}/a onerror={_RUN}><a title="',
    "handler in single quotes": f"'><img src=//{FOREIGN}/b onerror={_RUN}><a title='",
    "handler as attribute": f'" autofocus onfocus={_RUN} onmouseover={_RUN} x="',
    "handler without quotes": f"x autofocus onfocus={_RUN} tabindex=0 ",
    "drawing": f'<svg xmlns="http://www.w3.org/2000/svg" onload="{_RUN}"><script>{_RUN}</script></svg>',
    "XHTML in XML": f'<h:script xmlns:h="http://www.w3.org/1999/xhtml">{_RUN}</h:script>',
    "end of CDATA": f']]><script xmlns="http://www.w3.org/1999/xhtml">{_RUN}</script><![CDATA[',
    "end of a comment": f"--><script>{_RUN}</script><!--",
    "entities": f"&lt;script&gt;{_RUN}&lt;/script&gt;&#60;img src=x onerror={_RUN}&#62;",
    "address of a script": f"javascript:{_RUN}//",
    "address of a script with a tab": f"java\tscript:{_RUN}",
    "address of a document": f"data:text/html,<script>{_RUN}</script>",
    "address elsewhere": f"https://{FOREIGN}/\"onclick='{_RUN}'<b>",
    "address without a scheme": f"//{FOREIGN}/x",
    "address with a backslash": f"/\\{FOREIGN}/x",
    "base and frame": f"<base href=//{FOREIGN}/><iframe src=//{FOREIGN}/></iframe><meta http-equiv=refresh content=0>",
    "style": f"red;}}</style><style>@import url(//{FOREIGN}/c);*{{background:url(//{FOREIGN}/d)",
    "template": "{{ 7*7 }}{% for x in ().__class__.__bases__ %}{{ x }}{% endfor %}${7*7}#{7*7}{{=49}}",
    "JSON": f'"}}],"x":[{{"@type":"Person","url":"https://{FOREIGN}/',
    "string in JavaScript": f"\\';{_RUN};//\\\";{_RUN};//`;${{{_RUN}}}\u2028{_RUN}\u2029",
    "formula": "=cmd|'/C calc'!A0",
    "formula of two": f'@SUM(1)*HYPERLINK("https://{FOREIGN}/")',
    "formula with a plus": "+1+cmd|' /C calc'!A0",
    "calendar lines": "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nSUMMARY:evil",
    "calendar parameters": f"x;VALUE=URI:https://{FOREIGN}/,\\n\\;y",
    "front matter": "x\n---\ntitle: evil\nalias: [/]\n",
    "header": f"x\r\nLocation: https://{FOREIGN}/\r\n\r\n<script>{_RUN}</script>",
    "colours of a terminal": "\x1b[31mx\x1b]0;evil\x07\x1b[2J\x9b31m",
    "controls": "a\x00b\x08\x08c\x0bd\x0ce\x7ff\x85g",
    "order of letters": "a\u202egnp.exe\u202c\u2066b\u2069\u200f\u061c",
    "letters that are not seen": "a\u200b\ufeff\u2060\u00ad\U000e0041\ufff9b",
    "halves of a letter": "a\ud800b\udc00",
    "marks without end": "Z\u0301" * 400,
    "way out of the folder": "../../../../tmp/evil",
    "way to a file": "/etc/passwd",
    "name of a device": "CON",
    "name with wrong signs": 'a/b\\c:d*e?f"g<h>i|j',
    "percent signs": "%2e%2e%2f%00%0d%0a%ff",
    "long word": "x" * 3000,
    "number": "1e999",
    "long number": "9" * 400,
    "YAML": "!!python/object/apply:os.system ['true']",
    "anchor": "*evil",
}
"""For every key."""

NAMES: dict[str, str] = {
    "quote": '"onerror=attacked=1 x=".md',
    "tags": "<img src=x onerror=attacked=1>.md",
    "script": "';attacked=1;'.md",
    "terminal": "\x1b[31mx.md",
    "order": "a\u202edm.exe.md",
    "formula": "=1+1.md",
    "dots": "...md",
    "line": "a\nb.md",
    "percent": "%2e%2e%2fx.md",
    "device": "con.md",
    "hash": "#x?y&z.md",
}
"""Names of files. A slash cannot be in one."""

_SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"'
DRAWINGS: dict[str, str] = {
    "script": f"<svg {_SVG}><script>{_RUN}</script><rect width='9' height='9'/></svg>",
    "script elsewhere": f"<svg {_SVG}><script href='//{FOREIGN}/x.js'/></svg>",
    "handler": f"<svg {_SVG} onload='{_RUN}'><rect onfocus='{_RUN}' tabindex='0' autofocus=''/></svg>",
    "XHTML": f"<svg {_SVG}><h:script xmlns:h='http://www.w3.org/1999/xhtml'>{_RUN}</h:script></svg>",
    "foreign object": f"<svg {_SVG}><foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload='{_RUN}'>"
    f"<iframe src='javascript:{_RUN}'/></body></foreignObject></svg>",
    "links": f"<svg {_SVG}><a xlink:href='javascript:{_RUN}'><text y='5'>x</text></a></svg>",
    "use elsewhere": f"<svg {_SVG}><use href='//{FOREIGN}/x.svg#a'/><use xlink:href='data:image/svg+xml,x#a'/></svg>",
    "image elsewhere": f"<svg {_SVG}><image href='//{FOREIGN}/x.png'/><feImage href='//{FOREIGN}/y.png'/></svg>",
    "style elsewhere": f"<svg {_SVG}><style>@import '//{FOREIGN}/c';rect{{fill:url(//{FOREIGN}/d#e)}}</style>"
    "<rect/></svg>",
    "style by instruction": f"<?xml-stylesheet href='//{FOREIGN}/x.xsl' type='text/xsl'?><svg {_SVG}/>",
    "animation": f"<svg {_SVG}><a><animate attributeName='href' values='javascript:{_RUN}'/><text y='5'>x</text></a>"
    f"<set attributeName='onload' to='{_RUN}'/></svg>",
    "entities": f"<!DOCTYPE svg [<!ENTITY x '<script>{_RUN}</script>'>]><svg {_SVG}>&x;</svg>",
    "external entity": f"<!DOCTYPE svg SYSTEM '//{FOREIGN}/x.dtd' [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    f"<svg {_SVG}><text>&x;</text></svg>",
    "another namespace": f"<svg {_SVG}><x:script xmlns:x='http://www.w3.org/2000/svg'>{_RUN}</x:script></svg>",
    "HTML with another suffix": f"<html><body onload={_RUN}><script>{_RUN}</script></body></html>",
}
"""SVG files."""

BODIES: dict[str, str] = {
    "autofocus": f"<input autofocus onfocus={_RUN}><details open ontoggle={_RUN}>x</details>",
    "picture elsewhere": f"![x](https://{FOREIGN}/pixel.png) <img srcset='//{FOREIGN}/a 1x'>",
    "table": f"| <script>{_RUN}</script> | `|`<img src=x onerror={_RUN}> |\n| --- | --- |\n"
    f"| [x](javascript:{_RUN}) | \\| |",
    "footnote": f"x[^<img>]\n\n[^<img>]: <svg onload={_RUN}>\n",
    "definition": f'[a]: javascript:{_RUN} "x\\" onmouseover={_RUN} y=\\""\n\n[a]',
    "attributes": f'# x {{#" onfocus={_RUN} tabindex=0}}\n\n'
    f"![x](/media/ok.svg){{onload={_RUN} srcset=//{FOREIGN}/b}}\n",
    "code": f'```html" onload="{_RUN}\n<script>{_RUN}</script>\n```\n',
    "abbreviation": f'*[ABC]: " onmouseover="{_RUN}\n\nABC <ABC>',
    "video": f"<video src=//{FOREIGN}/v poster=//{FOREIGN}/p autoplay onplay={_RUN}></video><audio src=//{FOREIGN}/a>",
    "mutation": f'<svg></p><style><a id="</style><img src=1 onerror={_RUN}>">',
    "math": f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={_RUN}&gt;">',
    "clobbering": "<form id=documentElement><input name=attributes></form><a id=location href=//x>x</a><img name=body>",
    "identifier": "# x {#__proto__}\n\n# y {#constructor}\n\n<p id=content>z</p>",
    "shadow": f"<div><template shadowrootmode=open><script>{_RUN}</script></template></div>",
    "prefetch": f"<link rel=prefetch href=//{FOREIGN}/f><link rel=stylesheet href=//{FOREIGN}/g>",
}
"""Texts in Markdown, beside those of `tests/markdown/test_hostile.py`."""
