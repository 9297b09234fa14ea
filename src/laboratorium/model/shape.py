"""The shapes a value can have: what decides which control asks for it and how others write it."""

from enum import StrEnum


class Shape(StrEnum):
    """What one field holds. A type alias carries its shape among its metadata."""

    TEXT = "text"
    TEXTS = "texts"
    TERM = "term"
    TERMS = "terms"
    PARTIAL_DATE = "partial date"
    DAY = "day"
    WHOLE = "whole"
    NUMBER = "number"
    SHARE = "share"
    COORDINATE = "coordinate"
    ADDRESS = "address"
    SLUG = "slug"
    SLUGS = "slugs"
    PICTURE = "picture"
    FLAG = "flag"
    RECORD = "record"
    RECORDS = "records"


SEVERAL = {
    Shape.TEXT: Shape.TEXTS,
    Shape.TERM: Shape.TERMS,
    Shape.SLUG: Shape.SLUGS,
    Shape.RECORD: Shape.RECORDS,
}
"""What a list of values of a shape is."""
