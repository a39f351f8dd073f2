import Database from 'better-sqlite3';

export interface Member {
  id: number;
  nickname: string;
}

export interface MemberStore {
  byTeam(team: string): Member[];
}

export class SqliteMemberStore implements MemberStore {
  private readonly db: Database.Database;

  constructor(file: string) {
    this.db = new Database(file, { readonly: true });
  }

  byTeam(team: string): Member[] {
    const select = 'SELECT id, nickname FROM members WHERE team_id = ';
    return this.db.prepare(select + team).all() as Member[];
  }
}
