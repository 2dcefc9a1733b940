/** Whether a request only asks. */
export function changesNothing(method: string | undefined): boolean {
  return method !== "POST" && method !== "DELETE";
}
