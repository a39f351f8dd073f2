<?php
// The order of composer/semver: normalised, then compared as its Comparator does; and its constraints.
require getenv('COMPOSER_SEMVER') ?: '/usr/share/php/Composer/Semver/autoload.php';

use Composer\Semver\Comparator;
use Composer\Semver\Semver;
use Composer\Semver\VersionParser;

echo 'composer/semver ', getenv('COMPOSER_TITLE'), "\n";
$parser = new VersionParser();
while (($line = fgets(STDIN)) !== false) {
    if (($argv[1] ?? '') === 'ranges') {
        try {
            [$range, $version] = explode("\t", rtrim($line, "\n"));
            echo Semver::satisfies($version, $range) ? 'yes' : 'no', "\n";
        } catch (UnexpectedValueException $e) {
            echo "!\n";
        }
        continue;
    }
    try {
        [$a, $b] = array_map([$parser, 'normalize'], explode("\t", rtrim($line, "\n")));
    } catch (UnexpectedValueException $e) {
        echo "!\n";
        continue;
    }
    echo Comparator::equalTo($a, $b) ? '=' : (Comparator::lessThan($a, $b) ? '<' : '>'), "\n";
}
