"""The language in which the operating system speaks to the user.

Windows and macOS keep it in settings of their own. Elsewhere the environment states it (`laur.cli.language`).
"""

import sys
from collections.abc import Callable, Mapping

_UTF_8 = 0x08000100
"""kCFStringEncodingUTF8"""
_LONGEST = 64
"""In bytes: longer than any language tag."""


def ui_language(platform: str, readers: Mapping[str, Callable[[], str]]) -> str:
    """The language tag of the system's settings (``pl_PL``, ``pl-PL``); empty if there is none or it cannot be read."""
    read = readers.get(platform)
    try:
        return read() if read else ""
    except (OSError, AttributeError, ValueError):  # an old system without this function
        return ""


def system_language() -> str:
    """The language of this computer's settings; empty on systems that have none."""
    return ui_language(sys.platform, {"win32": _of_windows, "darwin": _of_macos})


def language_of_langid(langid: int) -> str:
    """The language tag of a number of Windows (LANGID): ``pl_PL`` for 0x0415; empty for an unknown one."""
    from locale import windows_locale

    return windows_locale.get(langid, "")


def _of_windows() -> str:
    import ctypes

    kernel32 = getattr(ctypes, "windll").kernel32  # noqa: B009 - exists on Windows only, where alone it is typed
    return language_of_langid(kernel32.GetUserDefaultUILanguage())


def _of_macos() -> str:
    """The first of the preferred languages, from Core Foundation."""
    import ctypes

    library = ctypes.CDLL("/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation")
    pointer, number = ctypes.c_void_p, ctypes.c_long
    library.CFLocaleCopyPreferredLanguages.restype = pointer
    library.CFArrayGetCount.argtypes, library.CFArrayGetCount.restype = [pointer], number
    library.CFArrayGetValueAtIndex.argtypes, library.CFArrayGetValueAtIndex.restype = [pointer, number], pointer
    library.CFStringGetCString.argtypes = [pointer, ctypes.c_char_p, number, ctypes.c_uint32]
    library.CFRelease.argtypes = [pointer]
    languages = library.CFLocaleCopyPreferredLanguages()
    if not languages:
        return ""
    try:
        buffer = ctypes.create_string_buffer(_LONGEST)
        first = library.CFArrayGetValueAtIndex(languages, 0) if library.CFArrayGetCount(languages) else None
        is_read = first and library.CFStringGetCString(first, buffer, _LONGEST, _UTF_8)
        return buffer.value.decode() if is_read else ""
    finally:
        library.CFRelease(languages)
