"""Who publishes the register's data, and on which terms others may use it."""

from laur.pages.context import PageContext
from laur.views import DataTermsView


def data_terms(context: PageContext) -> DataTermsView:
    """The terms that `site.yaml` states; the publisher of the site answers for what it does not state."""
    site = context.catalog.site
    terms, publisher = site.data, site.publisher
    other = terms.publisher if terms else None
    is_other = other is not None and (publisher is None or other != publisher.name)
    return DataTermsView(
        licence=terms.licence.value if terms else None,
        licence_url=terms.licence.url if terms else None,
        publisher=other or (publisher.name if publisher else context.words(site.title)),
        publisher_url=publisher.url if publisher and not is_other else None,
        contact=(terms.contact if terms else None) or (publisher.email if publisher and not is_other else None),
    )
