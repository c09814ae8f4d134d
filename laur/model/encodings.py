"""The encodings in which a text may be read: those that browsers know, as the Encoding Standard lists them.

Python has many more, among them some that are none for text, or that raise other errors than wrong bytes do.
"""

import codecs

_WEB = frozenset(
    """utf-8 utf-16-le utf-16-be utf-16 ascii iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7
    iso8859-8 iso8859-9 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 cp866 cp874 cp1250 cp1251 cp1252 cp1253
    cp1254 cp1255 cp1256 cp1257 cp1258 koi8-r koi8-u mac-roman mac-cyrillic gbk gb2312 gb18030 big5 big5hkscs euc_jp
    iso2022_jp shift_jis cp932 euc_kr cp949""".split()  # noqa: SIM905 - forty strings are forty lines
)
"""https://encoding.spec.whatwg.org/#names-and-labels, by Python's names."""


def web_encoding(label: str) -> str | None:
    """Python's name of the encoding that a file claims to have; None if browsers do not know it."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return name if name in _WEB else None


def declared_encoding(label: str) -> str | None:
    """The same for a label within the text: whoever could read it in ASCII does not have UTF-16, so UTF-8 is meant.

    That is the rule of HTML: https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding
    """
    name = web_encoding(label)
    return "utf-8" if name is not None and name.startswith("utf-16") else name
