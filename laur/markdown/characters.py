"""Characters that no text and no HTML may contain."""

import re
from functools import cache


def without_invalid_characters(text: str) -> str:
    """The text without characters that are invalid in HTML; each line ends with a line feed."""
    return _invalid_characters().sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


@cache
def _invalid_characters() -> re.Pattern[str]:
    """Characters that are invalid in HTML: controls, lone surrogates, noncharacters (HTML, 13.2.3.5)."""
    planes = "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0x110000, 0x10000))
    return re.compile(f"[^\t\n -~\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd{planes}]")
