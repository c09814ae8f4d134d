"""The content model: what editors state, as frozen typed values.

Each `Struct` below is at once the shape of a front matter (its field names are the keys that editors write), the
value that the later stages take, and the record in the store. A field's docstring-comment is its meaning; the reader
(`laur.frontmatter`), the JSON Schema and the editors' guide are all derived from these definitions, so none can drift.

Nothing here knows of files, HTML, status or "today".
"""

from laur.model.accessibility import Accessibility, AccessibilityContact, Conformance
from laur.model.bodies import Body, BodyFault, BodyLink, Heading, Outline
from laur.model.certificates import Certificate, CertificateEvent, CertificateRef, EventType, Kind, Score
from laur.model.cms import Backend, Cms
from laur.model.comments import COMMENTS_SUFFIX, Comment, announcement_of
from laur.model.documents import (
    DOCUMENT_TYPES,
    AnnouncementDocument,
    AnyDocument,
    CommentDocument,
    Document,
    OrganisationDocument,
    PageDocument,
    Place,
    Places,
    SchemeDocument,
)
from laur.model.features import Features, Share
from laur.model.forms import NEEDED, NETLIFY, READY, Autocomplete, FieldType, Form, FormField, FormKind, asked
from laur.model.media import PICTURE_SUFFIXES, PictureFacts
from laur.model.news import Announcement, Download, Event, Mention, Person
from laur.model.organisations import Organisation, OrganisationKind
from laur.model.parts import Image, Link
from laur.model.scalars import (
    Count,
    Email,
    Entry,
    Lang,
    Number,
    OrganisationId,
    Path,
    SchemeId,
    SitePath,
    Slug,
    Text,
    Url,
    Words,
)
from laur.model.schemes import CountFrom, EndRule, IssuerPeriod, Level, Scheme, SchemeTerm
from laur.model.site import SITE_FILE, NavigationItem, PathWords, PlainPage, Publisher, Site
from laur.model.theme import Theme, Typeface
from laur.model.unreadable import ALL_READABLE, Unreadable

__all__ = [
    "ALL_READABLE",
    "COMMENTS_SUFFIX",
    "DOCUMENT_TYPES",
    "NEEDED",
    "NETLIFY",
    "PICTURE_SUFFIXES",
    "READY",
    "SITE_FILE",
    "Accessibility",
    "AccessibilityContact",
    "Announcement",
    "AnnouncementDocument",
    "AnyDocument",
    "Autocomplete",
    "Backend",
    "Body",
    "BodyFault",
    "BodyLink",
    "Certificate",
    "CertificateEvent",
    "CertificateRef",
    "Cms",
    "Comment",
    "CommentDocument",
    "Conformance",
    "Count",
    "CountFrom",
    "Document",
    "Download",
    "Email",
    "EndRule",
    "Entry",
    "Event",
    "EventType",
    "Features",
    "FieldType",
    "Form",
    "FormField",
    "FormKind",
    "Heading",
    "Image",
    "IssuerPeriod",
    "Kind",
    "Lang",
    "Level",
    "Link",
    "Mention",
    "NavigationItem",
    "Number",
    "Organisation",
    "OrganisationDocument",
    "OrganisationId",
    "OrganisationKind",
    "Outline",
    "PageDocument",
    "Path",
    "PathWords",
    "Person",
    "PictureFacts",
    "Place",
    "Places",
    "PlainPage",
    "Publisher",
    "Scheme",
    "SchemeDocument",
    "SchemeId",
    "SchemeTerm",
    "Score",
    "Share",
    "Site",
    "SitePath",
    "Slug",
    "Text",
    "Theme",
    "Typeface",
    "Unreadable",
    "Url",
    "Words",
    "announcement_of",
    "asked",
]
