"""Content from what people have: spreadsheets, documents, texts, and files of our own.

`files` and `texts` tell what a file is. `spreadsheet`, `open_spreadsheet` and `delimited` give a
`Grid`, `word`, `open_text` and `plain_text` a row of `blocks`; `table` and `write_up` find out what
they mean, and `belonging` which case a part is of. `settle` holds the drafts to the models,
`making` makes the files, `writing` puts them in place, and `report` says in Danish what became of
all of it.
"""
