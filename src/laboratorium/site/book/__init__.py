"""The playbook as files that one takes along: a PDF and an EPUB, made only where it is written."""
