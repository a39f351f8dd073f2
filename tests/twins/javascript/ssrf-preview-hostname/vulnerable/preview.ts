// weakness: CWE-918 server-side request forgery
// features: allow list, early return, async
// attack: ?url=http://cdn.example.com.evil.example/ or http://169.254.169.254/?cdn.example.com : includes() finds the name anywhere
// expect: 23 CWE-918
import { Request, Response } from 'express';
import axios from 'axios';

const HOSTS = new Set(['cdn.example.com', 'img.example.com']);

export async function preview(req: Request, res: Response): Promise<void> {
  let url: URL;
  try {
    url = new URL(String(req.query.url));
  } catch {
    res.status(400).json({ error: 'bad url' });
    return;
  }
  const known = [...HOSTS].some((host) => url.href.includes(host));
  if (!known) {
    res.status(403).json({ error: 'host not allowed' });
    return;
  }
  const answer = await axios.get(url.href, { maxRedirects: 0, responseType: 'arraybuffer' });
  res.json({ type: answer.headers['content-type'], bytes: answer.data.length });
}
