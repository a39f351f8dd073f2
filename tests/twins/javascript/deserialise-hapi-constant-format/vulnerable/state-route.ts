// weakness: CWE-502 deserialisation
// features: constant branch, ternary, lambda
// attack: the constant says "native", so unserialize is the reader of the posted state
// expect: 14 CWE-502
import type { Request, ResponseToolkit, ServerRoute } from '@hapi/hapi';
import { unserialize } from 'node-serialize';

const FORMAT = 'native';

interface BoardState {
  columns?: unknown[];
}

const fromNative = (text: string): BoardState => unserialize(text) as BoardState;
const fromJson = (text: string): BoardState => JSON.parse(text) as BoardState;

function summary(state: BoardState): { columns: number } {
  return { columns: Array.isArray(state.columns) ? state.columns.length : 0 };
}

export const stateRoute: ServerRoute = {
  method: 'PUT',
  path: '/boards/{id}/state',
  handler: (request: Request, h: ResponseToolkit) => {
    const text = String((request.payload as { state: string }).state);
    const state = FORMAT === 'native' ? fromNative(text) : fromJson(text);
    return h.response(summary(state));
  },
};
