import "@remix-run/node";
import type { LoadContext } from "../server/http/context.ts";

declare module "@remix-run/node" {
  // An interface can only be given members by merging; it needs none of its own.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface AppLoadContext extends LoadContext {}

  interface Future {
    v3_singleFetch: true;
  }
}
