"""The desk: forms in the preview with which documents are written, edited, corrected and deleted, in a browser.

It changes only the bytes of what was edited (`laur.editing`), and keeps what stood there before (`history`). The
preview serves it; the program in the browser is in ``assets/``.
"""
