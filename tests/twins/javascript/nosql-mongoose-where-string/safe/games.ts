// weakness: CWE-943 NoSQL injection
// features: template literal, type cast, declared type
// attack: $gte gets a number, no code is built
// expect: none
import { Schema, model } from 'mongoose';
import type { Request, Response } from 'express';

interface Game {
  title: string;
  score: number;
  bonus: number;
}

const GameModel = model<Game>('Game', new Schema<Game>({ title: String, score: Number, bonus: Number }));

export async function topGames(req: Request, res: Response): Promise<void> {
  const min = Number(req.query.min) || 0;
  const filter = { score: { $gte: min } };
  const games = await GameModel.find(filter).sort({ score: -1 }).limit(20);
  res.json(games.map((game) => ({ title: game.title })));
}
