#!/bin/sh
# Makes .venv with exactly the versions of requirements.lock. Needs Python 3.11-3.13 and nothing else.
set -eu
cd "$(dirname "$0")/.."

python=""
for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python; do
    [ -n "$candidate" ] || continue
    if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    found=$(python3 --version 2>/dev/null || echo "no Python")
    echo "Yumekonte needs Python 3.11, 3.12 or 3.13, and found $found: install one and run again, or name it with PYTHON=/path/to/python3.13." >&2
    exit 2
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "$("$python" --version) has no venv module: install it (Debian and Ubuntu: the package python3-venv) and run again." >&2
    exit 2
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
# uv's own lines of the lock, so that even the installer is the locked one.
awk '/^uv==/ {on=1} /^[a-z]/ && !/^uv==/ {on=0} on && !/^ *#/' requirements.lock > .venv/uv.txt
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.txt
.venv/bin/uv pip sync --quiet --python .venv/bin/python --require-hashes requirements.lock
.venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation -e .
touch .venv/.ready
