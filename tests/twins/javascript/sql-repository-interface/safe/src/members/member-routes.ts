// weakness: CWE-89 SQL injection
// features: interface, two files, constructor
// attack: the class behind the interface binds the value
// expect: none
import { Router } from 'express';
import { MemberStore, SqliteMemberStore } from './member-store';

const store: MemberStore = new SqliteMemberStore('/var/lib/club/members.db');

export const members = Router();

members.get('/members', (req, res) => {
  const team = req.query.team;
  if (typeof team !== 'string') {
    res.status(400).json({ error: 'team missing' });
    return;
  }
  res.json({ members: store.byTeam(team) });
});
