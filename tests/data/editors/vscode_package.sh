#!/bin/sh
# Makes the extension's package: vscode_package.sh TOOLS SOURCE. What is installed for that stays in TOOLS, and so does
# the package.
set -eu
tools=$1
source=$2
export PATH="$tools/bin:$PATH"
mkdir -p "$tools/extension"
cd "$tools/extension"
rm -rf src media images dist
(cd "$source" && tar --exclude=./node_modules --exclude=./dist --exclude=./bundled -cf - .) | tar -xf -
if ! cmp -s package-lock.json installed-lock.json; then
    npm ci --ignore-scripts --no-audit
    cp package-lock.json installed-lock.json
fi
npm run package -- --out "$tools/hook.vsix"
