"""Every way in for new content: form, issue, spreadsheet, document, skeleton."""
