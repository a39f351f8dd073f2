<?php
// The order of composer/semver: normalised, then compared as its Comparator does.
require getenv('COMPOSER_SEMVER') ?: '/usr/share/php/Composer/Semver/autoload.php';

use Composer\Semver\Comparator;
use Composer\Semver\VersionParser;

echo 'composer/semver ', getenv('COMPOSER_TITLE'), "\n";
$parser = new VersionParser();
while (($line = fgets(STDIN)) !== false) {
    try {
        [$a, $b] = array_map([$parser, 'normalize'], explode("\t", rtrim($line, "\n")));
    } catch (UnexpectedValueException $e) {
        echo "!\n";
        continue;
    }
    echo Comparator::equalTo($a, $b) ? '=' : (Comparator::lessThan($a, $b) ? '<' : '>'), "\n";
}
