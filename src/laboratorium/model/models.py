"""All models in one place: what each kind of file holds, as typed and frozen records."""

from laboratorium.model.cases import Case, LearningPoint, Prototype
from laboratorium.model.pages import Exhibition, Lab, NetworkMeeting, Organisation, Page
from laboratorium.model.partial_date import PartialDate
from laboratorium.model.parts import (
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
from laboratorium.model.podcast import Episode, Show
from laboratorium.model.podcast_parts import (
    Basis,
    ChapterEntry,
    EpisodeLink,
    Funding,
    Location,
    Owner,
    Person,
    Platforms,
    PodrollEntry,
    Soundbite,
    UpdateFrequency,
)

__all__ = [
    "Actor",
    "Basis",
    "Case",
    "ChapterEntry",
    "Contact",
    "Episode",
    "EpisodeLink",
    "Exhibition",
    "Funding",
    "Image",
    "Lab",
    "LabRef",
    "LearningPoint",
    "Location",
    "Measurement",
    "NetworkMeeting",
    "Observation",
    "Organisation",
    "Owner",
    "Page",
    "PartialDate",
    "Period",
    "Person",
    "Place",
    "Platforms",
    "PodrollEntry",
    "Prototype",
    "Record",
    "Show",
    "Soundbite",
    "Source",
    "TrialAction",
    "UpdateFrequency",
]
