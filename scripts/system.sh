#!/bin/sh
# What the project needs from the machine: `system.sh python PATH | libraries | browser`.
# Missing Debian packages are installed when we are root; otherwise we say which.
set -eu

want() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing $* with apt-get"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null
    else
        echo "This machine lacks something. On Debian or Ubuntu, run:" >&2
        echo "    sudo apt-get install $*" >&2
        exit 1
    fi
}

has_library() {
    ldconfig -p 2>/dev/null | grep -q "$1" || /sbin/ldconfig -p 2>/dev/null | grep -q "$1"
}

case "$1" in
python)
    [ -n "${2:-}" ] || want python3 python3-venv
    python="${2:-python3}"
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        echo "Python 3.11 or later is needed; $python is older. Choose one with PYTHON=…" >&2
        exit 1
    }
    "$python" -c 'import venv, ensurepip' 2>/dev/null || want python3-venv
    ;;
libraries)
    # WeasyPrint draws with Pango; the fonts are those the PDFs ask for.
    [ "$(uname)" = Linux ] || exit 0
    missing=""
    has_library libpango-1.0.so.0 || missing="$missing libpango-1.0-0"
    has_library libpangoft2-1.0.so.0 || missing="$missing libpangoft2-1.0-0"
    has_library libharfbuzz-subset.so.0 || missing="$missing libharfbuzz-subset0"
    [ -d /usr/share/fonts/truetype/liberation ] || [ -d /usr/share/fonts/truetype/liberation2 ] ||
        missing="$missing fonts-liberation"
    # shellcheck disable=SC2086 # one word a package
    [ -z "$missing" ] || want $missing
    ;;
browser)
    command -v chromium >/dev/null || want chromium
    ;;
*)
    echo "usage: $0 python PATH | libraries | browser" >&2
    exit 2
    ;;
esac
