"""Content from what people have: a spreadsheet of cases, or a write-up in Word.

`files` opens a file safely, `spreadsheet`, `delimited` and `word` read it, `table` and `write_up`
find out what it means, `settle` holds it to the models, `writing` puts the files in place and
`report` says in Danish what became of it.
"""
