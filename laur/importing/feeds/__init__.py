"""RSS, Atom and JSON Feed, and Blogger's export."""
