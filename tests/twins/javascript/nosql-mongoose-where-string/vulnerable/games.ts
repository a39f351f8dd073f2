// weakness: CWE-943 NoSQL injection
// features: template literal, type cast, declared type
// attack: ?min=0||true;while(1){} : the text is JavaScript inside $where
// expect: 18 CWE-943
import { Schema, model } from 'mongoose';
import type { Request, Response } from 'express';

interface Game {
  title: string;
  score: number;
  bonus: number;
}

const GameModel = model<Game>('Game', new Schema<Game>({ title: String, score: Number, bonus: Number }));

export async function topGames(req: Request, res: Response): Promise<void> {
  const min = req.query.min as string;
  const filter = { $where: `this.score + this.bonus >= ${min}` };
  const games = await GameModel.find(filter).sort({ score: -1 }).limit(20);
  res.json(games.map((game) => ({ title: game.title })));
}
