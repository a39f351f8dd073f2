export interface Order {
  total: number;
  items: number;
  weight: number;
}

export type Condition = (order: Order) => boolean;

const SHAPE = /order\.(total|items|weight)/;

export function compile(text: string): Condition {
  if (!SHAPE.test(text)) {
    throw new SyntaxError('condition');
  }
  return new Function('order', `return ${text};`) as Condition;
}
