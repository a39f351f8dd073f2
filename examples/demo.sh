#!/bin/sh
# Shows hook at work: a commit with a leaked token is blocked, the mended one passes.
#
#   ./examples/demo.sh             builds hook if need be
#   HOOK=/path/to/hook ./examples/demo.sh
#
# Everything happens in a temporary folder; no token is stored in this repository, one is made up here.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

# A made-up token of GitHub's format: 30 random characters and their CRC-32 in base 62, six digits.
made_up_token() {
    random=$(LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom 2>/dev/null | dd bs=1 count=30 2>/dev/null)
    # gzip ends in the CRC-32, least significant byte first, and the length.
    # shellcheck disable=SC2046 # four numbers, four words
    set -- $(printf %s "$random" | gzip -c | tail -c 8 | od -An -tu1 -N4)
    crc=$(($1 + $2 * 256 + $3 * 65536 + $4 * 16777216))
    alphabet=0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz
    digits=
    for _ in 1 2 3 4 5 6; do
        digits=$(printf %s "$alphabet" | cut -c $((crc % 62 + 1)))$digits
        crc=$((crc / 62))
    done
    printf 'ghp_%s%s' "$random" "$digits"
}

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
if [ ! -t 1 ] || [ -n "${NO_COLOR:-}" ]; then
    say() { printf '\n%s\n' "$*"; }
fi
run() {
    printf '$ %s\n' "$1"
    eval "$1"
}

if [ -z "${HOOK:-}" ]; then
    say 'Building hook'
    (cd "$here/.." && cargo build --release --bin hook)
    HOOK=${CARGO_TARGET_DIR:-$here/../target}/release/hook
fi
PATH=$(CDPATH='' cd -- "$(dirname -- "$HOOK")" && pwd):$PATH
export PATH

shop=$(mktemp -d)
trap 'rm -rf "$shop"' EXIT
trap 'exit 1' INT TERM
cp -R "$here/leaky-shop/." "$shop"
cd "$shop"
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
git init --quiet
git config user.name 'A Developer'
git config user.email dev@example.com

say '1. A new repository, and hook as its pre-commit hook'
run 'hook install'

say '2. The shop is committed, with a token in deploy/settings.env'
sed "s/@GITHUB_TOKEN@/$(made_up_token)/" deploy/settings.env >settings.new
mv settings.new deploy/settings.env
run 'git add .'
if run 'git commit --quiet -m "Open the shop"'; then
    echo 'demo.sh: the commit went through, it should have been blocked' >&2
    exit 1
fi

say '3. The token is taken out (the server sets it), and committed again'
sed 's/^GITHUB_TOKEN=.*/# GITHUB_TOKEN is set by the server/' deploy/settings.env >settings.new
mv settings.new deploy/settings.env
run 'git add .'
run 'git commit --quiet -m "Open the shop"'

say '4. Done: one commit, no token in it'
run 'git log --oneline --stat'
