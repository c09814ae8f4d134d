"""Publishing: sends what changed to a host, in an order that never shows a broken site, and checks that it is online.

`laur.publish.plan` decides what to do, as a pure function; `laur.publish.run` does it; `laur.publish.targets` has one
module for each kind of host. `laur.publish.online` reads the site back, and `laur.publish.notices` announces changes.
"""
