"""The texts of new files and JSON Schemas, without the meanings of keys, in English."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "optional-keys": "The keys below are optional. To use one, remove the “# ” before it and write your own value.",
    "pattern": "Write it as in the example: {example}",
}
