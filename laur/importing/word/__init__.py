"""Word files (.docx) as items: mammoth reads their headings, lists, tables, links and images as HTML."""
