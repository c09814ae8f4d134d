"""`laur desk` when its usual port is taken, as after a second double-click."""

import socket

from laur.cli.commands.desk import HOST, PORTS, first_free


def test_a_second_desk_gets_the_next_port_that_is_free():
    with socket.socket() as first, socket.socket() as second:
        first.bind((HOST, 0))
        first.listen()
        taken = first.getsockname()[1]
        free = first_free(HOST, taken)
        assert taken < free < taken + PORTS
        second.bind((HOST, free))
        second.listen()
        assert first_free(HOST, taken) > free
