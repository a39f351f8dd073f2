// weakness: CWE-79 cross-site scripting
// features: table look-up, allow list
// attack: an unknown name shows the fixed text of the table's "home" entry
// expect: none
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
  return LABELS.get('home');
}

$(() => {
  const tab = new URL(document.location.href).searchParams.get('tab');
  const label = labelOf(tab);
  $('#heading').html(label);
  $('#heading').attr('data-count', String(LABELS.size));
});
