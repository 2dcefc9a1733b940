import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";

import { createKernel } from "../kernel/create-kernel.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { serve } from "../kernel/serve.ts";
import { API_VERSION } from "./api/api-versions.ts";
import { createStripe } from "./create-stripe.ts";
import { FIRST_KEY } from "./state/api-keys.ts";
import type { StripeSandbox } from "./create-stripe.ts";

/** One webhook as it came in. */
export interface ReceivedWebhook {
  path: string;
  body: string;
  signature: string;
}

/** A running sandbox with the real SDK pointed at it, and a server that takes its webhooks. */
export interface StripeBench {
  kernel: Kernel;
  sandbox: StripeSandbox;
  url: string;
  /** The SDK without retries of its own. */
  sdk: Stripe;
  received: ReceivedWebhook[];
  /** Where the receiver listens; any path will do. */
  receiverUrl: string;
  /** Types of what came in, in order, once nothing is being sent any more. */
  receivedTypes(path?: string): Promise<string[]>;
  /** JSON to the control routes. */
  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  close(): Promise<void>;
}

export async function startStripeBench(): Promise<StripeBench> {
  const kernel = createKernel();
  const sandbox = createStripe(kernel);
  const server = await serve(sandbox.app, 0);
  sandbox.setBaseUrl(server.url);

  const received: ReceivedWebhook[] = [];
  const receiver = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const signature = request.headers["stripe-signature"];
      received.push({
        path: request.url ?? "",
        body,
        signature: typeof signature === "string" ? signature : "",
      });
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const { port } = receiver.address() as AddressInfo;

  return {
    kernel,
    sandbox,
    url: server.url,
    sdk: sdkFor(server.port),
    received,
    receiverUrl: `http://127.0.0.1:${port}`,
    async receivedTypes(path) {
      await kernel.postOffice.idle();
      return received
        .filter((webhook) => path === undefined || webhook.path === path)
        .map(({ body }) => (JSON.parse(body) as { type: string }).type);
    },
    async control<T>(method: string, path: string, body?: unknown): Promise<T> {
      const response = await sandbox.control.request(path, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return (await response.json()) as T;
    },
    async close() {
      await kernel.close();
      await server.close();
      receiver.closeAllConnections();
      await new Promise((resolve) => receiver.close(resolve));
    },
  };
}

export function sdkFor(port: number, key = FIRST_KEY): Stripe {
  return new Stripe(key, {
    host: "127.0.0.1",
    port,
    protocol: "http",
    apiVersion: API_VERSION,
    maxNetworkRetries: 0,
    timeout: 10_000,
  });
}

/** A checkout over 20.00 USD, ready to be sent. */
export function checkoutParameters(
  changes: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: "payment",
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: "usd",
          unit_amount: 2000,
          product_data: { name: "Architecture review", description: "60 minutes by video" },
        },
      },
    ],
    success_url: "https://shop.example/done?session={CHECKOUT_SESSION_ID}",
    cancel_url: "https://shop.example/back",
    ...changes,
  };
}

/** The error of a call that must fail; throws when it does not. */
export async function refusalOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error("The call succeeded.");
}
