"""The kinds of hosts, one module each behind one interface. Each imports its library only when it is used."""
