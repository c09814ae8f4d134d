"""WordPress: the export, blocks, shortcodes and page builders."""
