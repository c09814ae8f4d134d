#!/bin/sh
# {start-comment}

cd "$(dirname "$0")" || exit 1

wait_and_exit() {
  printf '\n%s ' '{start-close}'
  read -r answer
  exit 1
}

is_recent() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

run() {
  "$@" desk && exit 0
  wait_and_exit
}

if .venv/bin/python -m laur --version >/dev/null 2>&1; then run .venv/bin/python -m laur; fi
for laur in laur "$HOME/.local/bin/laur"; do
  if "$laur" --version >/dev/null 2>&1; then run "$laur"; fi
done

found=
for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
  if is_recent "$python"; then
    found=$python
    break
  fi
done
if [ -z "$found" ]; then
  if python3 --version >/dev/null 2>&1; then
    printf '%s\n' '{start-old-python}'
  else
    printf '%s\n' '{start-no-python}'
  fi
  printf '%s\n' 'https://www.python.org/downloads/'
  wait_and_exit
fi

printf '%s\n%s ' '{start-no-laur}' '{start-ask}'
read -r answer
case $answer in
  [yYtT]*) ;;
  *) exit 1 ;;
esac
if "$found" -m venv .venv && .venv/bin/python -m pip install -r requirements.txt; then
  run .venv/bin/python -m laur
fi
printf '\n%s\n' '{start-failed}'
wait_and_exit
