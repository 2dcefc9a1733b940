import { Hono } from "hono";

import { serve } from "./serve.ts";

export interface Receiver {
  url: string;
  /** Bodies in the order of their arrival, refused ones too. */
  bodies: string[];
  headers: Record<string, string>[];
  /** What the next requests are answered with; 200 when the list is empty. */
  answers: number[];
  /** Answers every request from now on, unless `answers` has one. */
  otherwise: number;
  close(): Promise<void>;
}

/** A webhook endpoint for tests. */
export async function startReceiver(): Promise<Receiver> {
  const app = new Hono();
  const server = await serve(app, 0);
  const receiver: Receiver = {
    url: `${server.url}/hook`,
    bodies: [],
    headers: [],
    answers: [],
    otherwise: 200,
    close: () => server.close(),
  };
  app.post("/hook", async (context) => {
    receiver.bodies.push(await context.req.text());
    receiver.headers.push(context.req.header());
    const status = receiver.answers.shift() ?? receiver.otherwise;
    return new Response(null, { status, headers: status === 302 ? { location: "/elsewhere" } : {} });
  });
  return receiver;
}
