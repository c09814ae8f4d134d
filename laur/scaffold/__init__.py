"""Makes a starter site (`init`) and new documents (`new`). Never overwrites a file."""
