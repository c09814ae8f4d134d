"""The search index of the site, built with Pagefind; in Polish, texts are found by every form of a word.

Pagefind splits an index into small files, so that a browser only fetches the parts that a query needs. It reads one
small HTML document for each page, which is made for it alone (`documents`), not the pages of the site. `pages` adds the
index to the site, `index` runs Pagefind, `inflection` yields the forms of words.
"""
