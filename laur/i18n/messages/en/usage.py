"""What is wrong with a command line."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "command-unknown": "Unknown command “{word}”.",
    "command-after-flags": "“{word}” is a command: write it before all flags.",
    "flag-unknown": "Unknown flag “{word}”.",
    "argument-unexpected": "Unexpected argument “{word}”.",
    "argument-missing": "Missing argument: {name}.",
    "value-missing": "{flag} needs a value.",
    "value-unexpected": "{flag} takes no value: leave out “={value}”.",
    "flag-invalid": "Invalid value for {flag}: “{value}”.",
    "argument-invalid": "Invalid {name}: “{value}”.",
    "write-date": "Write dates as 2024-12-31, or as 2024-12-31T10:00 with a time.",
    "write-number": "Write a whole number, 1 or more.",
    "write-port": "Write a port number from 0 to {highest}.",
    "write-url": "Write a full URL, like https://example.org/news/.",
    "quote": "Put text with spaces in quotation marks.",
    "choices": "Choose from: {choices}.",
    "nearest": "Did you mean “{word}”?",
    "verbatim": "{sentence}",
    "see": "See {command} --help.",
}
