// weakness: CWE-79 cross-site scripting
// features: switch, ternary, constant branch
// attack: the feature constant is off, only the two fixed texts are written
// expect: none
const CUSTOM_UNITS = false;

function label(unit) {
  switch (unit) {
    case 'km':
      return 'kilometres';
    case 'mi':
      return 'miles';
    default:
      return CUSTOM_UNITS ? unit : 'metres';
  }
}

(function start() {
  const params = new URLSearchParams(document.location.search);
  const unit = params.get('unit') || 'km';
  document.write('<p class="unit">Distances in ' + label(unit) + '</p>');
})();
