import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { signInPath } from "../safe-next-path.ts";
import { throwAsPage } from "../trpc-errors.ts";

type Account = LoaderFunctionArgs["context"]["caller"]["account"];

/** One's own data as one JSON file, streamed: however much there is, only a page of it is held in memory. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  if (context.actor.kind === "nobody") return redirect(signInPath("/account"));
  const { account } = context.caller;
  const head = await account.beginExport().catch(throwAsPage(request));
  const parts = textsOf(account, head);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="buildappswith-account.json"',
      "cache-control": "private, no-store",
    },
  });
}

async function* textsOf(
  account: Account,
  head: Awaited<ReturnType<Account["beginExport"]>>,
): AsyncGenerator<string, undefined> {
  // Left open: the lists follow.
  yield `${JSON.stringify(head).slice(0, -1)},"bookings":[`;
  yield* itemsOf((after) => account.exportBookings({ after }));
  yield `],"sold":[`;
  yield* itemsOf((after) => account.exportSold({ after }));
  yield "]}\n";
  return undefined;
}

/** All pages of a list, as the inside of a JSON array. */
async function* itemsOf(
  page: (
    after: string | null,
  ) => Promise<{ readonly items: readonly unknown[]; readonly next: string | null }>,
): AsyncGenerator<string, undefined> {
  let after: string | null = null;
  let isFirst = true;
  do {
    const { items, next } = await page(after);
    const text = items.map((item) => JSON.stringify(item)).join(",");
    if (text !== "") yield isFirst ? text : `,${text}`;
    isFirst &&= text === "";
    after = next;
  } while (after !== null);
  return undefined;
}
