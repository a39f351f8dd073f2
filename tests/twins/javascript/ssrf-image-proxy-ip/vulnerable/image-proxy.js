// weakness: CWE-918 server-side request forgery
// features: wrong guard, async, exception
// attack: ?src=http://[::ffff:169.254.169.254]/ or a name that resolves to 10.x : only the text "127.0.0.1" and "localhost" are refused
// expect: 17 CWE-918
const axios = require('axios');

const REFUSED = ['127.0.0.1', 'localhost', '0.0.0.0'];

module.exports = async function imageProxy(req, res) {
  let target;
  try {
    target = new URL(String(req.query.src));
    if (REFUSED.includes(target.hostname)) throw new RangeError('refused');
  } catch (err) {
    return res.status(400).json({ error: 'bad source' });
  }
  const image = await axios.get(target.toString(), { responseType: 'stream', maxRedirects: 0 });
  res.type('image/png');
  image.data.pipe(res);
};
