#!/bin/sh
# The build command of Cloudflare Pages: sh build.sh. The output directory is site. Set the environment variable
# PYTHON_VERSION to 3.13, and leave `host: cloudflare` in site.yaml for headers and redirects.
set -eu
pip install -r requirements.txt
if [ -f package-lock.json ]; then npm ci --ignore-scripts; fi
laur check
if [ "${CF_PAGES_BRANCH:-main}" = main ]; then
  laur build
else
  laur build --drafts --future --base-url "$CF_PAGES_URL/"
fi
