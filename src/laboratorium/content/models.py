"""All models in one place: what each kind of file holds, as typed and frozen records."""

from laboratorium.content.case_models import Case, LearningPoint, Prototype
from laboratorium.content.pages_models import Exhibition, Lab, NetworkMeeting, Organisation, Page
from laboratorium.content.partial_date import PartialDate
from laboratorium.content.parts import (
    Actor,
    Contact,
    Image,
    LabRef,
    Measurement,
    Observation,
    Period,
    Place,
    Record,
    Source,
    TrialAction,
)

__all__ = [
    "Actor",
    "Case",
    "Contact",
    "Exhibition",
    "Image",
    "Lab",
    "LabRef",
    "LearningPoint",
    "Measurement",
    "NetworkMeeting",
    "Observation",
    "Organisation",
    "Page",
    "PartialDate",
    "Period",
    "Place",
    "Prototype",
    "Record",
    "Source",
    "TrialAction",
]
