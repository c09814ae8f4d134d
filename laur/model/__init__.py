"""The content model: what editors write, as frozen typed values.

Each `Entry` below is the shape of a front matter (its field names are the keys that editors write), the value that the
later stages take, and the record in the cache. The reader (`laur.frontmatter`), the JSON Schema and the editors' guide
are all derived from these definitions, so they cannot differ.

The model does not depend on files, HTML, certificate status or today's date.
"""

from laur.model.accessibility import Accessibility, AccessibilityContact, Conformance
from laur.model.bodies import Body, BodyFault, BodyLink, Heading, Outline
from laur.model.certificates import (
    OPEN,
    Certificate,
    CertificateEvent,
    CertificateRef,
    EventType,
    Kind,
    OwnCertificate,
    Score,
)
from laur.model.cms import Backend, Cms
from laur.model.comments import COMMENTS_SUFFIX, Comment, announcement_of
from laur.model.data import DataTerms, Licence
from laur.model.documents import (
    DOCUMENT_TYPES,
    AnnouncementDocument,
    AnyDocument,
    CommentDocument,
    Document,
    MemberDocument,
    OrganisationDocument,
    PageDocument,
    Place,
    Places,
    SchemeDocument,
    certificates_of,
)
from laur.model.features import Features, Share
from laur.model.forms import (
    DEFAULT_FIELDS,
    NETLIFY,
    REQUIRED_FIELDS,
    Autocomplete,
    FieldType,
    Form,
    FormField,
    FormKind,
    form_fields,
)
from laur.model.hosting import HostKind
from laur.model.media import PICTURE_SUFFIXES, PictureFacts
from laur.model.members import (
    COPY_SUFFIX,
    MEMBERS,
    Member,
    MemberEntry,
    MemberNews,
    MemberRegister,
    RemoteHolder,
    RemoteLevel,
)
from laur.model.news import Announcement, Download, Event, Mention, Person
from laur.model.organisations import Organisation, OrganisationKind
from laur.model.parts import Image, Link, Source
from laur.model.publishing import USED_KEYS, Compression, Notices, PublishTarget, TargetKind
from laur.model.scalars import (
    Email,
    Entry,
    Lang,
    LocalisedText,
    NaturalNumber,
    Number,
    OrganisationId,
    Path,
    SchemeId,
    SitePath,
    Slug,
    Text,
    Url,
)
from laur.model.schemes import CountFrom, EndRule, IssuerPeriod, Level, Metal, Scheme, SchemeTerm
from laur.model.site import SITE_FILE, DeskSettings, NavigationItem, PathWords, PlainPage, Publisher, Redirect, Site
from laur.model.theme import Theme, Typeface
from laur.model.unreadable import ALL_READABLE, Unreadable

__all__ = [
    "ALL_READABLE",
    "COMMENTS_SUFFIX",
    "COPY_SUFFIX",
    "DEFAULT_FIELDS",
    "DOCUMENT_TYPES",
    "MEMBERS",
    "NETLIFY",
    "OPEN",
    "PICTURE_SUFFIXES",
    "REQUIRED_FIELDS",
    "SITE_FILE",
    "USED_KEYS",
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
    "Compression",
    "Conformance",
    "CountFrom",
    "DataTerms",
    "DeskSettings",
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
    "HostKind",
    "Image",
    "IssuerPeriod",
    "Kind",
    "Lang",
    "Level",
    "Licence",
    "Link",
    "LocalisedText",
    "Member",
    "MemberDocument",
    "MemberEntry",
    "MemberNews",
    "MemberRegister",
    "Mention",
    "Metal",
    "NaturalNumber",
    "NavigationItem",
    "Notices",
    "Number",
    "Organisation",
    "OrganisationDocument",
    "OrganisationId",
    "OrganisationKind",
    "Outline",
    "OwnCertificate",
    "PageDocument",
    "Path",
    "PathWords",
    "Person",
    "PictureFacts",
    "Place",
    "Places",
    "PlainPage",
    "PublishTarget",
    "Publisher",
    "Redirect",
    "RemoteHolder",
    "RemoteLevel",
    "Scheme",
    "SchemeDocument",
    "SchemeId",
    "SchemeTerm",
    "Score",
    "Share",
    "Site",
    "SitePath",
    "Slug",
    "Source",
    "TargetKind",
    "Text",
    "Theme",
    "Typeface",
    "Unreadable",
    "Url",
    "announcement_of",
    "certificates_of",
    "form_fields",
]
