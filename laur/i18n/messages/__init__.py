"""Every sentence that Laur says to a person, in English (`en`) and in Polish (`pl`)."""
