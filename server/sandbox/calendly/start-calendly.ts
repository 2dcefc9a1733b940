import { Hono } from "hono";
import { createKernel } from "../kernel/create-kernel.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { serve } from "../kernel/serve.ts";
import { createCalendly, type Calendly } from "./create-calendly.ts";

export interface Answered {
  status: number;
  headers: Headers;
  /** The parsed JSON body; undefined when there was none. */
  json: unknown;
}

export interface RunningCalendly extends Calendly {
  url: string;
  kernel: Kernel;
  /** Calls the API as Ada unless told otherwise; `token: null` sends none. */
  api(
    method: string,
    path: string,
    more?: { token?: string | null; body?: unknown; query?: Record<string, string> },
  ): Promise<Answered>;
  /** Calls the control panel's JSON routes. */
  controls(method: string, path: string, body?: unknown): Promise<Answered>;
  /** Opens a hosted page as a browser would, without following redirects. */
  page(
    path: string,
    form?: Record<string, string>,
  ): Promise<{ status: number; location: string; html: string }>;
  close(): Promise<void>;
}

async function send(
  method: string,
  url: string,
  headers: Record<string, string>,
  body: unknown,
): Promise<Answered> {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    json: text === "" ? undefined : (JSON.parse(text) as unknown),
  };
}

/** Milliseconds to the coming Sunday at noon (UTC): every builder's Saturday is over, and no builder's Monday has begun. */
function untilSunday(now: Date): number {
  const sunday = new Date(now);
  sunday.setUTCDate(sunday.getUTCDate() + 7 - sunday.getUTCDay());
  sunday.setUTCHours(12, 0, 0, 0);
  return sunday.getTime() - now.getTime();
}

/**
 * A Calendly sandbox of its own on free ports, for tests over real HTTP. Its clock starts on a Sunday, with every builder's
 * week ahead, so that what is free, and for how long after it, does not depend on when a test is run.
 */
export async function startCalendly(redirectUrl: string | null = null): Promise<RunningCalendly> {
  const kernel = createKernel();
  await kernel.clock.advance(untilSunday(kernel.clock.now()));
  const calendly = createCalendly(kernel, { redirectUrl });
  const server = await serve(calendly.app, 0);
  const panelApp = new Hono();
  panelApp.route("/calendly", calendly.control);
  const panel = await serve(panelApp, 0);
  calendly.setBaseUrl(server.url);
  return {
    ...calendly,
    url: server.url,
    kernel,
    api(method, path, { token = "sandbox-pat-ada", body, query } = {}) {
      const search = query ? `?${new URLSearchParams(query).toString()}` : "";
      const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
      // A URI from an earlier answer is as good as a path.
      const url = path.startsWith("/") ? `${server.url}${path}` : path;
      return send(method, `${url}${search}`, headers, body);
    },
    controls: (method, path, body) => send(method, `${panel.url}/calendly${path}`, {}, body),
    async page(path, form) {
      const response = await fetch(path.startsWith("/") ? `${server.url}${path}` : path, {
        headers: { accept: "text/html" },
        redirect: "manual",
        ...(form && { method: "POST", body: new URLSearchParams(form) }),
      });
      const location = response.headers.get("location") ?? "";
      return { status: response.status, location, html: await response.text() };
    },
    async close() {
      await kernel.close();
      await Promise.all([server.close(), panel.close()]);
    },
  };
}
