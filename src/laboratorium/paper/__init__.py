"""What is printed: a tagged PDF of a typst source, text made fit for its fonts, e-books."""
