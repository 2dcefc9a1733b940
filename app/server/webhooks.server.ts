import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { PUBLISHED_EVENT_TYPES } from "../../server/domain/contract/published-event.ts";
import { webhooksText } from "../../server/domain/text/en/account/webhooks.ts";
import { refusals } from "../../server/domain/text/en/booking/refusals.ts";
import { textIn } from "../../server/domain/text/place.ts";
import {
  isWebhookDeliveryId,
  isWebhookEndpointId,
  type WebhookEndpointId,
} from "../../server/domain/values/ids.ts";
import type { WebhookQuestion } from "../components/webhooks/webhook-endpoint-row.tsx";
import type { WebhooksPage } from "../components/webhooks/webhooks-view.tsx";
import { valueIn } from "../forms/value-in.ts";
import { NO_WEBHOOK_ANSWER, type WebhookAnswer } from "../forms/webhook-answer.ts";
import { languageOf } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";
import { refuseOtherRole, type KeyOwnerRole } from "./refuse-other-role.server.ts";

type Asked = Pick<LoaderFunctionArgs, "context" | "request">;

/** As long as an address may be. */
const URL_CHARACTERS_MAX = 2_000;
/** Ten of a builder's are all there are; an operator's list goes on. */
const ENDPOINTS_PER_PAGE = 20;
const DELIVERIES_PER_PAGE = 20;

/** The page of webhook endpoints, with the deliveries of one that is looked at. */
export async function loadWebhooks({ context, request }: Asked, role: KeyOwnerRole): Promise<WebhooksPage> {
  refuseOtherRole({ context, request }, role);
  const { webhookEndpoints } = context.caller;
  const query = new URL(request.url).searchParams;
  const more = query.get("more");
  const { data, pagination } = await webhookEndpoints
    .list({ limit: ENDPOINTS_PER_PAGE, ...(more === null ? {} : { cursor: more }) })
    .catch(throwAsPage(request));
  const opened = query.get("of");
  return {
    endpoints: data,
    next: pagination.nextCursor,
    isFirst: more === null,
    question: questionIn(query),
    open: opened === null ? null : await openedIn({ context, request }, data, opened),
    done: DONE.find((word) => query.get("done") === word) ?? null,
  };
}

const DONE = ["removed", "switched", "resent"] as const satisfies readonly WebhooksPage["done"][];

function questionIn(query: URLSearchParams): WebhooksPage["question"] {
  for (const asks of ["remove", "rotate"] as const satisfies readonly WebhookQuestion[]) {
    const endpointId = query.get(asks);
    if (endpointId !== null) return { asks, endpointId };
  }
  return null;
}

/** Null where the endpoint is not on this page. */
async function openedIn(
  { context, request }: Asked,
  endpoints: WebhooksPage["endpoints"],
  opened: string,
): Promise<WebhooksPage["open"]> {
  const endpoint = endpoints.find(({ id }) => id === opened);
  if (endpoint === undefined) return null;
  const after = new URL(request.url).searchParams.get("after");
  const { data, pagination } = await context.caller.webhookEndpoints
    .listDeliveries({
      endpointId: endpoint.id,
      limit: DELIVERIES_PER_PAGE,
      ...(after === null ? {} : { cursor: after }),
    })
    .catch(throwAsPage(request));
  return { endpoint, deliveries: data, next: pagination.nextCursor, isFirst: after === null };
}

/** Does what one of that page's forms asks for. */
export async function answerWebhookForm(
  { context, request }: Pick<ActionFunctionArgs, "context" | "request">,
  role: KeyOwnerRole,
) {
  refuseOtherRole({ context, request }, role);
  const form = await request.formData();
  const page = `/${role}/webhooks`;
  const { webhookEndpoints } = context.caller;
  const done = (word: (typeof DONE)[number]) => redirect(`${page}?done=${word}`, 303);
  const intent = valueIn(form, "intent");
  if (intent === "create") return createFrom({ context, request }, form);
  const endpointId = endpointIn(form);
  switch (intent) {
    case "rotate": {
      const { url, secret } = await webhookEndpoints.rotateSecret({ endpointId }).catch(throwAsPage(request));
      return { ...NO_WEBHOOK_ANSWER, made: { url, secret } };
    }
    case "switch-on":
      await webhookEndpoints.switchOn({ endpointId }).catch(throwAsPage(request));
      return done("switched");
    case "switch-off":
      await webhookEndpoints.switchOff({ endpointId }).catch(throwAsPage(request));
      return done("switched");
    case "remove":
      await webhookEndpoints.remove({ endpointId }).catch(throwAsPage(request));
      return done("removed");
    case "resend": {
      const deliveryId = valueIn(form, "delivery");
      if (!isWebhookDeliveryId(deliveryId)) return badRequest();
      const outcome = await webhookEndpoints.resend({ endpointId, deliveryId }).catch(throwAsPage(request));
      if (outcome.ok) return redirect(`${page}?done=resent&of=${endpointId}`, 303);
      const said = textIn(refusals, languageOf(context.language));
      return { ...NO_WEBHOOK_ANSWER, errors: { form: said("event_erased") } };
    }
    default:
      return badRequest();
  }
}

async function createFrom({ context, request }: Asked, form: FormData): Promise<WebhookAnswer> {
  const language = languageOf(context.language);
  const chosen = form.getAll("type");
  const eventTypes = PUBLISHED_EVENT_TYPES.filter((type) => chosen.includes(type));
  const typed = { url: valueIn(form, "url").trim().slice(0, URL_CHARACTERS_MAX), eventTypes };
  const refused = (errors: WebhookAnswer["errors"]) => ({ made: null, typed, errors });
  if (eventTypes.length === 0) return refused({ eventTypes: textIn(webhooksText, language)("noTypes") });
  const said = textIn(refusals, language);
  if (typed.url === "") return refused({ url: said("webhook_url_refused") });
  const outcome = await context.caller.webhookEndpoints.create(typed).catch(throwAsPage(request));
  if (outcome.ok) return { ...NO_WEBHOOK_ANSWER, made: { url: typed.url, secret: outcome.value.secret } };
  return outcome.refusal.code === "webhook_url_refused"
    ? refused({ url: said("webhook_url_refused") })
    : refused({ form: said("too_many_webhook_endpoints") });
}

function endpointIn(form: FormData): WebhookEndpointId {
  const id = valueIn(form, "endpoint");
  if (!isWebhookEndpointId(id)) return badRequest();
  return id;
}

function badRequest(): never {
  throw new Response(null, { status: 400, statusText: "Bad Request" });
}
