/** The words in the paths that we ask for; anything else in a path is an id. */
const PATH_WORDS = new Set([
  ..."v1 account balance charges checkout disputes events expire".split(" "),
  ..."payment_intents refunds sessions webhook_endpoints".split(" "),
]);

/** `GET /v1/refunds/{id}`: what a request is counted under. Holds no id whatever the path holds. */
export function stripeEndpointOf(method: string, path: string): string {
  const parts = (path.split("?")[0] ?? "").split("/").slice(1);
  return `${method} /${parts.map((part) => (PATH_WORDS.has(part) ? part : "{id}")).join("/")}`;
}
