// weakness: CWE-918 server-side request forgery
// features: allow list, early return, async
// attack: the parsed host name must be a member of the set
// expect: none
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
  const known = HOSTS.has(url.hostname) && url.protocol === 'https:';
  if (!known) {
    res.status(403).json({ error: 'host not allowed' });
    return;
  }
  const answer = await axios.get(url.href, { maxRedirects: 0, responseType: 'arraybuffer' });
  res.json({ type: answer.headers['content-type'], bytes: answer.data.length });
}
