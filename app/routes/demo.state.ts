import type { LoaderFunctionArgs } from "@remix-run/node";
import { demoOf } from "../demo/demo-of.ts";
import { renderDemoBar } from "../demo/render-demo-bar.tsx";
import { safeNextPath } from "../safe-next-path.ts";

/** The bar as it is now, for its script. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const demo = demoOf(context);
  const page = safeNextPath(new URL(request.url).searchParams.get("page"));
  return new Response(await renderDemoBar({ ...demo, said: null }, page, context.language), {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}
