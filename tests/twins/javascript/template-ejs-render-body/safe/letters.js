// weakness: CWE-1336 template injection
// features: constant key, same function
// attack: the signature is a value of the fixed template
// expect: none
const ejs = require('ejs');

const LETTER = '<p>Dear customer,</p><p>your parcel is on its way.</p>';

module.exports = function preview(req, res) {
  const signature = String(req.body.signature || 'the team');
  const template = LETTER + '<p><%= signature %></p>';
  const html = ejs.render(template, { today: new Date().toDateString(), signature });
  const words = html.split(/\s+/).length;
  res.json({ words, length: html.length });
};
