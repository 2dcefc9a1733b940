import type { Context } from "hono";

/** The fields of a posted form; a body of any other kind has none. */
export async function readForm(context: Context): Promise<FormData> {
  const contentType = context.req.header("content-type") ?? "";
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(contentType);
  return isForm ? context.req.formData() : new FormData();
}
