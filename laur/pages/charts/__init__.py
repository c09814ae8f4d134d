"""The geometry of charts: values in, bars and columns out."""
