"""WordPress: its export, its blocks and shortcodes, and its page builders."""
