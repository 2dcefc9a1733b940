/** What a form says in this field; empty when it says nothing or sends a file. */
export function valueIn(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}
