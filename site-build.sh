#!/usr/bin/env bash
# Makes sure that .venv holds the tools of the lock file, then runs `python -m macros` with what was asked.
# Written for bash 3.2 too, which is what a Mac has.
set -euo pipefail
unset CDPATH PYTHONHOME PYTHONSAFEPATH
if [[ $0 == */* ]]; then cd -- "${0%/*}/"; fi

case ${OSTYPE:-} in
  msys* | cygwin*) python=.venv/Scripts/python.exe ;;
  *) python=.venv/bin/python ;;
esac
lock=requirements.lock
if [ "${1:-}" = test ]; then lock=requirements-test.lock; fi

# The lock file as it was when all of it had been installed lies in .venv: no copy, no whole .venv.
ready() {
  cmp -s "$lock" ".venv/$lock" && starts
}

starts() {
  "$python" -I -c 'import pip' >/dev/null 2>&1
}

say() {
  printf '%s\n' "$@" >&2
}

# One run installs at a time. The turn is a folder with a file named after the process that has it.
# A turn whose process has died, or that is older than half an hour, is free again.
take_turn() {
  local owner told='' tries=0
  until mkdir .venv.lock 2>/dev/null && { : >".venv.lock/$$"; } 2>/dev/null; do
    if [ ! -d .venv.lock ]; then
      tries=$((tries + 1))
      if [ "$tries" -gt 20 ]; then
        say "The tools cannot be installed: nothing can be written in the folder $PWD."
        exit 2
      fi
    else
      owner=$(ls .venv.lock 2>/dev/null || true)
      if [ -n "$(find .venv.lock -prune -mmin +30 2>/dev/null)" ] || { [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; }; then
        # Only one of several that wait can delete the file, and only that one goes on to the folder.
        if [ -z "$owner" ] || rm ".venv.lock/$owner" 2>/dev/null; then rmdir .venv.lock 2>/dev/null || true; fi
        continue
      fi
      if [ -z "$told" ]; then say "Waiting for another run that is installing the tools ..."; fi
      told=yes
    fi
    sleep 0.2
  done
}

leave_turn() {
  if rm ".venv.lock/$$" 2>/dev/null; then rmdir .venv.lock 2>/dev/null || true; fi
}

# Prints the Python to use: one that all locked packages are made for, or else a newer one.
find_python() {
  local name found version newer='' seen='' own=":$PWD/.venv/bin:"
  PATH=":$PATH:"
  PATH=${PATH//$own/:}
  for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
    found=$(command -v "$name") || continue
    version=$("$found" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    case $version in
      3.11 | 3.12 | 3.13 | 3.14)
        printf '%s\n' "$found"
        return
        ;;
      3.1[5-9] | 3.[2-9][0-9]) newer=${newer:-$found} ;;
      *) seen="$seen $name is $version;" ;;
    esac
  done
  if [ -n "$newer" ]; then
    printf '%s\n' "$newer"
    return
  fi
  say "This needs Python 3.11 or newer, and there is none on this computer.${seen:+ (Found:${seen%;}.)}" \
    "Install it from https://www.python.org/downloads/, or on Debian and Ubuntu with: sudo apt install python3 python3-venv" \
    "Then open a new terminal and run the same command again."
  return 2
}

install() {
  local base=''
  if ! { [ -f .venv/requirements.lock ] && starts; }; then base=$(find_python) || exit 2; fi
  say "Installing the tools (once) ..."
  if [ -n "$base" ]; then
    rm -rf .venv
    "$base" -m venv .venv >.venv.log 2>&1 || sorry
  fi
  rm -f .venv/requirements.lock .venv/requirements-test.lock
  PIP_USER=no "$python" -m pip install --require-hashes --only-binary :all: --no-input --disable-pip-version-check --no-color \
    -r "$lock" >.venv.log 2>&1 || sorry
  cp requirements.lock .venv/requirements.lock
  # The lock file for tests holds all of the other.
  if [ "$lock" != requirements.lock ]; then cp "$lock" ".venv/$lock"; fi
  rm -f .venv.log
}

sorry() {
  local version
  version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true)
  say "The tools could not be installed."
  if [ ! -f .venv.log ]; then
    say "Nothing can be written in the folder $PWD."
    exit 2
  elif grep -qi 'no space left' .venv.log; then
    say "The disk is full. Make room (about 300 MB), then run the same command again."
  elif grep -qi 'do not match the hashes' .venv.log; then
    say "A package is not the one that $lock names. Do not work around this: tell whoever looks after this project."
  elif grep -qiE 'ensurepip|no module named .?(venv|pip)' .venv.log; then
    say "This Python cannot make a virtual environment. On Debian and Ubuntu: sudo apt install python3-venv. Then run the same command again."
  elif grep -qiE 'connection|timed out|resolution|proxy|certificate|getaddrinfo' .venv.log; then
    say "The package registry could not be reached. Check the internet connection (and HTTPS_PROXY, where there is a proxy), then run the same command again."
  elif grep -qi 'no matching distribution' .venv.log; then
    say "A package is not to be had for Python ${version:-of this version} on this computer. Install Python 3.13, then run the same command again."
  else
    say "Run the same command again. If that does not help, show the file .venv.log to whoever looks after this project."
  fi
  say "Nothing else was changed. What the installer said is in $PWD/.venv.log."
  exit 2
}

if ! ready; then
  trap leave_turn EXIT
  trap 'exit 130' INT
  trap 'exit 143' HUP TERM
  take_turn
  if ! ready; then install; fi
  leave_turn
  trap - EXIT INT HUP TERM
fi

export NO_MKDOCS_2_WARNING=1
exec "$python" -m macros ${1+"$@"}
