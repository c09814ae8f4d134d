"""What `status` prints."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "as-of": "As of {day} ({zone})",
    # headings, each followed by a number
    "expired": "Expired",
    "in-grace": "Expired, still renewable",
    "expiring": "Expiring within {days:day|days}",
    "unconfirmed": "Not confirmed",
    "withheld": "Not published",
    "previews": "Previews at secret addresses",
    "preview": "“{title}” until {until}: {url}",
    # certificates
    "about": "about ",
    "ended": "ended {end}",
    "ended-in-grace": "ended {end}; can be renewed until {until}",
    "ends": "ends {end}",
    "valid-until-at-least": "valid until at least {day}",
    "days-left": "{days:day|days} left",
    "last-day": "today is its last day",
    "begins": "begins {since}, exact day not known",
    "began": "began {since}",
    "no-end": "since {since}; end not known",
    "no-dates": "beginning and end not known",
    "unknown-day": "on an unknown day",
    "between": "between {first} and {last}",
    "status.valid": "valid",
    "status.expiring": "expiring",
    "status.upcoming": "upcoming",
    "status.expired": "expired",
    "status.superseded": "superseded",
    "status.suspended": "suspended",
    "status.withdrawn": "withdrawn",
    "status.uncertain": "uncertain",
    "status.unknown": "unknown",
    # announcements that are not published
    "title": "“{title}”",
    "withheld.draft": "draft",
    "withheld.scheduled": "scheduled for {day}",
    "withheld.expired": "its last day was {day}",
    # what changes by itself
    "no-change": "The site will not change by itself.",
    "next-change": "The site next changes by itself on {day}",
    "more-days": "… and on {days:more day|more days} (--format json lists all)",
    "change.published": "{name} is published",
    "change.removed": "{name} is no longer shown",
    "change.turned": "{name} has a new status: {status}",
    "change.recorded": "{name} enters the log of changes",
    "change.news": "{name} is added to the news sitemap",
    "change.aged": "{name} is removed from the news sitemap",
    # --published
    "unread": "{address} cannot be read, or is not the build.json of a site by Laur. The site counts as due. If it is online, check the address.",
    "errors": "{problems}: nothing will be published until the errors are fixed. See {prog} check.",
}
