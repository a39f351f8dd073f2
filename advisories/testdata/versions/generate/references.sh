#!/bin/sh
# Runs the reference of an ecosystem: its name and version on the first line, then one sign for each `a<TAB>b` line of the
# standard input; with `ranges`, `yes` or `no` for each `range<TAB>version`. Where each comes from:
#   npm        `semver` from npm, below $NODE_PATH
#   PyPI       `packaging`, and ConanCenter `conan`, from PyPI, for $PYTHON
#   crates.io  the crate `semver`, whose precedence ignores build metadata, as Cargo's matching does
#   Maven      ComparableVersion.java of github.com/apache/maven, tag maven-3.9.9, compiled, before maven-artifact and commons-lang3 in
#              $MAVEN (Debian: libmaven3-core-java, whose 3.8.7 gives the same table)
#   Go         golang.org/x/mod/semver, below $GOPATH (Debian: golang-golang-x-mod-dev)
#   RubyGems   Gem::Version of Ruby (Debian: ruby)
#   Packagist  composer/semver, whose autoloader is $COMPOSER_SEMVER (Debian: php-cli php-composer-semver)
#   Hex        Version of Elixir (Debian: elixir)
#   NuGet      NuGet.Versioning of github.com/NuGet/NuGet.Client, its sources and NuGetOrder.cs built to $NUGET with mcs (Debian:
#              mono-mcs), which takes them up to the end of 2018; the order has not changed since
#   Pub        no Dart is packaged: `pub_order.py` is our own reading of dart-lang/pub_semver
set -eu
here=$(dirname "$0")
ecosystem=$1
shift
case $ecosystem in
npm) exec node "$here/npm.js" "$@" ;;
PyPI) exec "${PYTHON:-python3}" "$here/pypi.py" "$@" ;;
ConanCenter) exec "${PYTHON:-python3}" "$here/conan_order.py" ;;
Pub) exec "${PYTHON:-python3}" "$here/pub_order.py" ;;
crates.io) exec cargo run -q --manifest-path "$here/cargo/Cargo.toml" -- "$@" ;;
Maven) exec java -cp "$MAVEN" "$here/MavenOrder.java" "$@" ;;
Go) exec env GO111MODULE=off go run "$here/go_order.go" ;;
RubyGems) exec ruby "$here/rubygems.rb" "$@" ;;
Packagist) exec php "$here/packagist.php" "$@" ;;
Hex) exec elixir "$here/hex.exs" "$@" ;;
NuGet) exec mono "$NUGET" "$@" ;;
esac
