import type { ActionFunctionArgs } from "@remix-run/node";

/** Stripe's deliveries: verified, stored, answered; what they mean is worked out afterwards. */
export function action({ context, request }: ActionFunctionArgs) {
  return context.receiveWebhook("stripe", request);
}

export function loader() {
  return new Response("POST only\n", { status: 405, headers: { allow: "POST" } });
}
