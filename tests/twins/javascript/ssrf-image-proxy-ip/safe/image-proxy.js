// weakness: CWE-918 server-side request forgery
// features: wrong guard, async, exception
// attack: the image host is fixed, the request only gives a numeric id
// expect: none
const axios = require('axios');

const IMAGES = 'https://images.example.com/';

module.exports = async function imageProxy(req, res) {
  let target;
  try {
    target = new URL(IMAGES);
    target.searchParams.set('id', String(req.query.src));
  } catch (err) {
    return res.status(400).json({ error: 'bad source' });
  }
  const image = await axios.get(target.toString(), { responseType: 'stream', maxRedirects: 0 });
  res.type('image/png');
  image.data.pipe(res);
};
