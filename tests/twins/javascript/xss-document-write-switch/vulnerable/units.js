// weakness: CWE-79 cross-site scripting
// features: switch, ternary, constant branch
// attack: ?unit=<script>... : with the feature constant on, the default branch writes the unit as given
// expect: 21 CWE-79
const CUSTOM_UNITS = true;

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
