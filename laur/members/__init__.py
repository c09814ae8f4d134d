"""`laur pull`: fetches the registers and feeds of members, and keeps copies of them in ``content/members/``."""
