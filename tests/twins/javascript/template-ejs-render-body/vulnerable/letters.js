// weakness: CWE-1336 template injection
// features: constant key, same function
// attack: POST {"signature":"<%= process.env.HOME %>"} becomes part of the template text
// expect: 12 CWE-1336
const ejs = require('ejs');

const LETTER = '<p>Dear customer,</p><p>your parcel is on its way.</p>';

module.exports = function preview(req, res) {
  const signature = String(req.body.signature || 'the team');
  const template = LETTER + '<p>' + signature + '</p>';
  const html = ejs.render(template, { today: new Date().toDateString() });
  const words = html.split(/\s+/).length;
  res.json({ words, length: html.length });
};
