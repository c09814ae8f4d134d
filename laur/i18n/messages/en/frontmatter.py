"""What new files and JSON Schemas say beside the meanings of keys, in English."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "optional-keys": "The keys below are optional. To use one, remove the “# ” before it and write your own value.",
    "pattern": "Write it as in the example: {example}",
}
