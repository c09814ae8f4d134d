"""Reading: folders and files, the cache, content and layouts."""
