"""What `audit` finds on a published site."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "error": "error",
    "warning": "warning",
    "hint": "hint",
    "nothing-found": "{url}: no problems found. Read {files:file|files} and checked {certificates:certificate|certificates}.",
    "found": "{url}: {errors:error|errors}, {warnings:warning|warnings}. Read {files:file|files} and checked {certificates:certificate|certificates}.",
    "unknown-code": "“{code}” is not a code of an audit.",
    # why there is no answer
    "reason.late": "no answer in time",
    "reason.refused": "no connection",
    "reason.no-host": "no such host",
    "reason.certificate": "the certificate for HTTPS is not valid",
    "reason.large": "the file is too large",
    # the site as a whole
    "site-unreachable": "The site cannot be read ({answer}). Check the address, the host and its certificate for HTTPS.",
    "home-moved": "The site is not at this address, which leads to {target} ({answer}). Audit that one; if it is wrong, correct the redirect at the host. Browsers may keep a permanent redirect, so correct it soon.",
    "not-https": "The site is not served over HTTPS. Turn it on at the host, and use https:// in the address.",
    "http-stays": "The unencrypted address does not redirect to https://. Turn on “Force HTTPS” at the host.",
    "address-differs": "The pages say that the site is at {stated}. Correct base_url in site.yaml, and build again.",
    "limit-reached": "{files} files were not read because of the limits. Raise --max-requests or --max-seconds.",
    # is it of today?
    "build-unreadable": "build.json cannot be read ({reason}). Publish the site again, with a current version of Laur.",
    "built-in-future": "The site is built for {day}, but today is {today}. Correct the clock of the computer that builds it.",
    "rebuild-overdue": "The site was built for {day} and should have been built again on {due}. Check the scheduled build, and publish.",
    "certificate-outdated": "{certificate} is shown as {shown}, but today it is {expected}. Build the site and publish it.",
    # the register and what repeats it
    "file-missing": "This file is missing ({answer}). Publish the site again.",
    "file-unreadable": "This file is damaged ({reason}). Publish the site again.",
    "register-contradicts-dates": "{certificate}: from {day} the status is {shown}, but by its own dates it is {expected}. Somebody changed the file, or it is damaged: publish the site again.",
    "register-status-wrong": "{certificate}: the status is {shown}, but on the day of the build it is {expected}. Publish the site again.",
    "table-status-wrong": "{certificate}: the status is {shown}, but by register.json it is {expected}. Publish the site again.",
    "record-differs": "{certificate}: {fields} differ from register.json. Publish the site again.",
    "page-status-wrong": "{certificate} is shown as {shown}, but by register.json it is {expected}. A cache may serve an old page; otherwise publish the site again.",
    "page-date-wrong": "{certificate}: the page says “{shown}” where the date is {expected}. Publish the site again.",
    "page-without-status": "{certificate}: the page does not show a status that an audit can read. Does the layout use the macro “standing”?",
    "words-differ": "{certificate}: it says “{shown}”, but the listing says “{expected}”. Publish the site again.",
    "badge-status-wrong": "{certificate}: the badge shows {shown}, but by register.json it is {expected}. Publish the site again.",
    "change-missing": "The change {change} is missing. Publish the site again.",
    "change-unexpected": "The change {change} does not follow from the register. Publish the site again.",
    "event-missing": "The calendar does not have the end of {certificate} on {day}. Publish the site again.",
    "event-unexpected": "The calendar has an end of {certificate} that does not follow from the register. Publish the site again.",
    "event-date-wrong": "{certificate} ends in the calendar on {shown}, but by register.json on {expected}. Publish the site again.",
    # how it is served
    "asset-missing": "{page} needs this file, which is missing ({answer}). Publish the site again.",
    "asset-damaged": "The content does not fit the digest in the file's name. Publish the site again.",
    "page-missing": "The sitemap lists this page, which is missing ({answer}). Publish the site again.",
    "not-found-served": "An address that does not exist is answered with {answer}, not with 404. Set up the 404 page at the host.",
    "not-found-foreign": "An address that does not exist shows a page of the host. Set up 404.html as its page for errors.",
    "redirect-missing": "This address should lead to {target} ({answer}). Publish the site again, or set up the redirect at the host.",
    "type-wrong": "The media type is {shown}. It should be {expected}; set it at the host.",
    "header-missing": "The header {header} is missing. Set it at the host.",
    "policy-weak": "The Content-Security-Policy allows {word}, which no page of Laur needs. Remove it at the host.",
    "cached-too-long": "Browsers may keep this for {seconds} seconds and would show old statuses. At the host, set at most {longest}.",
}
