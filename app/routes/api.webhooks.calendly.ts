import type { ActionFunctionArgs } from "@remix-run/node";

/** Calendly's deliveries: verified, stored, answered; what they mean is worked out afterwards. */
export function action({ context, request }: ActionFunctionArgs) {
  return context.receiveWebhook("calendly", request);
}
