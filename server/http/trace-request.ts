import { originOfDelivery, originOfRequest } from "../domain/booking/trace-origin.ts";
import type { Step, StepUnderWay, Tracing } from "../ports.ts";
import type { AnsweredRequest } from "./answered-request.ts";
import type { Route } from "./routes/route-table.ts";

/** A request as the first step of its trace. */
interface TracedRequest {
  /** Answers it; what is done for that stands beneath. */
  run(answer: () => Promise<void>): Promise<void>;
  /** It brought what became this row: the worker's part is in the same trace. */
  readonly sawDelivery: (inboxId: number) => void;
  /** It is over, and so is its step. `tell` is called with the ids of its trace at hand. */
  end(answered: AnsweredRequest, tell: () => void): void;
}

const UNTRACED: TracedRequest = {
  run: (answer) => answer(),
  sawDelivery: () => undefined,
  end: (_answered, tell) => tell(),
};

/** Files and questions about health are not traced. Ids that a request brings are not looked at: anybody could write into our traces. */
export function traceRequest(
  tracing: Tracing | undefined,
  route: Route | null,
  requestId: string,
): TracedRequest {
  if (tracing === undefined || route === null || route.kind === "asset" || route.kind === "health")
    return UNTRACED;
  return route.deliversFrom === undefined
    ? traceAsked(tracing, route, requestId)
    : traceDelivery(tracing, route, requestId);
}

function stepOf(route: Route): Pick<Step, "name" | "kind" | "attributes"> {
  return {
    name: `request ${route.path}`,
    kind: "server",
    attributes: { "http.route": route.path, "booking.class": route.kind },
  };
}

function outcomeOf({ requestId, status, askedBy }: AnsweredRequest) {
  return {
    "booking.request_id": requestId,
    "booking.by": askedBy,
    ...(status === null ? {} : { "http.response.status_code": status }),
  };
}

function traceAsked(tracing: Tracing, route: Route, requestId: string): TracedRequest {
  const origin = originOfRequest(requestId);
  let under: StepUnderWay | null = null;
  let isOver: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (isOver = resolve));
  return {
    run: (answer) =>
      new Promise((resolve, reject) => {
        void tracing.step({ ...stepOf(route), origin }, async (step) => {
          under = step;
          answer().then(resolve, reject);
          await over;
        });
      }),
    sawDelivery: () => undefined,
    end(answered, tell) {
      under?.set(outcomeOf(answered));
      if ((answered.status ?? 0) >= 500) under?.fail();
      isOver();
      tracing.within(origin, tell);
    },
  };
}

/** Only when it is stored is it known which trace it begins. */
function traceDelivery(tracing: Tracing, route: Route, requestId: string): TracedRequest {
  const end = tracing.begin();
  let origin = originOfRequest(requestId);
  return {
    run: (answer) => answer(),
    sawDelivery: (inboxId) => (origin = originOfDelivery(inboxId)),
    end(answered, tell) {
      const { attributes, ...step } = stepOf(route);
      const hasFailed = (answered.status ?? 0) >= 500;
      end({ ...step, attributes: { ...attributes, ...outcomeOf(answered) }, origin, hasFailed });
      tracing.within(origin, tell);
    },
  };
}
