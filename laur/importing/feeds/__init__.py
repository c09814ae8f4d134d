"""RSS, Atom and JSON Feed, and what Blogger's export adds to them."""
