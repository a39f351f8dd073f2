// weakness: CWE-79 cross-site scripting
// features: async, declared type, type cast
// attack: Number() makes NaN of the same text
// expect: none
interface GatewayEvent {
  queryStringParameters?: Record<string, unknown>;
}

interface GatewayResult {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

export const handler = async (event: GatewayEvent): Promise<GatewayResult> => {
  const query = event.queryStringParameters ?? {};
  const age: number = Number(query.age);
  return {
    statusCode: 200,
    headers: { 'Content-Type': 'text/html' },
    body: `<html><body><p>You said you are ${age} years old.</p></body></html>`,
  };
};
