"""The commands, one module each. A new command is a module with its `COMMAND`, and its name here."""

from collections.abc import Mapping

from laur.cli.command import Command
from laur.cli.commands import (
    audit,
    build,
    check,
    completions,
    desk,
    export,
    import_,
    init,
    move,
    new,
    publish,
    pull,
    routes,
    schema,
    serve,
    status,
    tag,
    undo,
)

COMMANDS: Mapping[str, Command] = {
    module.COMMAND.name: module.COMMAND
    for module in (
        build,
        serve,
        desk,
        check,
        routes,
        status,
        audit,
        publish,
        new,
        init,
        completions,
        import_,
        export,
        tag,
        move,
        undo,
        pull,
        schema,
    )
}
"""By name, in the order in which the help lists them."""
