/** Words that mean something to a program: they are shown as they are answered. */
const TELLING = new Set(["object", "state", "status", "type", "code", "canceledBy"]);

/** Where an answer is not as a page shows it: a field that is not there, is of another kind, or says another thing where that counts. */
export function differences(shown: unknown, answered: unknown, at = ""): string[] {
  if (kindOf(shown) !== kindOf(answered))
    return [`${at} is ${kindOf(answered)}, and shown as ${kindOf(shown)}`];
  if (Array.isArray(shown) && Array.isArray(answered)) {
    if (shown.length > answered.length)
      return [`${at} has ${answered.length}, and ${shown.length} are shown`];
    return shown.flatMap((one, index) => differences(one, answered[index], `${at}/${index}`));
  }
  if (isRecord(shown) && isRecord(answered))
    return Object.entries(shown).flatMap(([field, value]) => {
      if (!Object.hasOwn(answered, field)) return [`${at}/${field} is not there`];
      const place = `${at}/${field}`;
      const given = answered[field];
      const isAnother =
        TELLING.has(field) && !isRecord(value) && JSON.stringify(value) !== JSON.stringify(given);
      return isAnother
        ? [`${place} is ${JSON.stringify(given)}, and shown as ${JSON.stringify(value)}`]
        : differences(value, given, place);
    });
  return [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : typeof value;
}
