"""The register as a spreadsheet: imports the lists that offices keep, and exports the register as such a list.

An import is a row of pure functions: file to tables (`reading`, `tables`), rows to entries (`understanding`), entries
to a plan (`planning`, `rules`), plan to files (`files`). What only somebody who knows the list can answer is a
question; the answers are kept in a mapping file. Nothing is written until everything is answered, and then all files
or none.
"""
