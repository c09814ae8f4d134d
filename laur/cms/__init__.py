"""The browser editor (Decap CMS): its configuration, and the files of its program."""
