"""Names of what a certificate states, for messages, in the language of the site."""

from laur.catalog import Catalog
from laur.i18n import localised
from laur.model import Certificate


def holder_name(stated: Certificate, catalog: Catalog) -> str:
    """The name of the holder; its id if there is no such organisation."""
    holder = catalog.organisations.get(stated.organisation)
    return holder.meta.name if holder else stated.organisation


def award_name(stated: Certificate, catalog: Catalog) -> str:
    """The level and the scheme: “Złoto, Znak”; the ids of what does not exist."""
    lang, scheme = catalog.site.lang, catalog.schemes.get(stated.scheme)
    name = localised(scheme.meta.name, lang, lang) if scheme else stated.scheme
    levels = scheme.meta.levels if scheme else ()
    level = next((localised(each.name, lang, lang) for each in levels if each.id == stated.level), stated.level)
    return ", ".join(filter(None, (level, name)))
