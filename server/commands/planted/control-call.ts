/** Asks the sandbox's control for something: `route` as in `/plant`. Rejects when it refuses. */
export type ControlCall = <Answer>(
  provider: "calendly" | "stripe",
  route: string,
  body: unknown,
) => Promise<Answer>;

/** The control of the sandbox at this address. */
export function controlAt(controlUrl: string): ControlCall {
  return async <Answer>(provider: string, route: string, body: unknown): Promise<Answer> => {
    const response = await fetch(`${controlUrl}/${provider}${route}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok)
      throw new Error(`The sandbox refused ${provider}${route}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  };
}
