import type { ActionFunctionArgs } from "@remix-run/node";

/** Calendly's deliveries: verified, stored, answered; what they mean is worked out afterwards. */
export function action({ context, request }: ActionFunctionArgs) {
  return context.receiveWebhook("calendly", request);
}

export function loader() {
  return new Response("POST only\n", { status: 405, headers: { allow: "POST" } });
}
