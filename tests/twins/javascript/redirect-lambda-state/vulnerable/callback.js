// weakness: CWE-601 open redirect
// features: encoding round trip, constant index, async
// attack: state = base64("x|https://evil.example") : the second part is the Location
// expect: 19 CWE-601
'use strict';

const ORIGIN = 'https://app.example.com';

exports.handler = async (event) => {
  const { state = '' } = event.queryStringParameters || {};
  const parts = Buffer.from(state, 'base64url').toString('utf8').split('|');
  if (parts.length !== 2) {
    return { statusCode: 400, body: 'bad state' };
  }
  const workspace = Number.parseInt(parts[0], 10) || 0;
  const location = parts[1] || `${ORIGIN}/w/${workspace}`;
  return {
    statusCode: 302,
    headers: { Location: location },
    body: '',
  };
};
