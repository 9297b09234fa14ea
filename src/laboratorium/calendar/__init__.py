"""The calendar of laboratories, network meetings and openings: iCalendar files (RFC 5545), and the
ledger of what calendars have been told.
"""
