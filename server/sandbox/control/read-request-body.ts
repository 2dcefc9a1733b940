import type { Context } from "hono";

export interface RequestBody {
  /** From a form: every value is text, and the answer is a page or a redirect, not JSON. */
  isForm: boolean;
  value: unknown;
}

/** Reads JSON or a form; nothing at all counts as an empty object. JSON that cannot be read becomes undefined. */
export async function readRequestBody(context: Context): Promise<RequestBody> {
  const contentType = context.req.header("content-type") ?? "";
  if (/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(contentType)) {
    return { isForm: true, value: await context.req.parseBody() };
  }
  const text = await context.req.text();
  try {
    return { isForm: false, value: text === "" ? {} : JSON.parse(text) };
  } catch {
    return { isForm: false, value: undefined };
  }
}
