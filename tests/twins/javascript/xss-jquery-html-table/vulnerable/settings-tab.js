// weakness: CWE-79 cross-site scripting
// features: table look-up, allow list
// attack: ?tab=<img src=x onerror=alert(1)> is unknown to the table and shown by html() as it came
// expect: 23 CWE-79
import $ from 'jquery';

const LABELS = new Map([
  ['home', 'Overview'],
  ['mail', 'Mail <small>beta</small>'],
  ['team', 'Team &amp; roles'],
]);

function labelOf(tab) {
  if (LABELS.has(tab)) {
    return LABELS.get(tab);
  }
  return tab;
}

$(() => {
  const tab = new URL(document.location.href).searchParams.get('tab');
  const label = labelOf(tab);
  $('#heading').html(label);
  $('#heading').attr('data-count', String(LABELS.size));
});
