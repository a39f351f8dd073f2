// weakness: CWE-79 cross-site scripting
// features: async, declared type, type cast
// attack: ?age=<svg onload=alert(1)> : "as number" is erased, the text is returned as it came
// expect: 21 CWE-79
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
  const age: number = query.age as number;
  return {
    statusCode: 200,
    headers: { 'Content-Type': 'text/html' },
    body: `<html><body><p>You said you are ${age} years old.</p></body></html>`,
  };
};
