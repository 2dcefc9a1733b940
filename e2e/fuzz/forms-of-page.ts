/** A form as a page has it. */
export interface PageForm {
  /** Where it is sent: a path of ours. */
  readonly action: string;
  readonly fields: readonly { readonly name: string; readonly value: string; readonly isTyped: boolean }[];
  /** What its buttons send; one of them is pressed. */
  readonly buttons: readonly { readonly name: string; readonly value: string }[];
  readonly isMultipart: boolean;
}

/** The forms of a page that change something; `path` is the page's own. */
export function formsOfPage(html: string, path: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, attributes = "", inside = ""]) => {
    if (attributeOf(attributes, "method")?.toLowerCase() !== "post") return [];
    // What follows a # is the browser's own.
    const action = (attributeOf(attributes, "action") ?? path).replace(/#.*/, "");
    const inputs = [...inside.matchAll(/<(input|textarea|select)\b([^>]*)>/g)].map(([, tag, of = ""]) => ({
      name: attributeOf(of, "name") ?? "",
      value: attributeOf(of, "value") ?? "",
      isTyped: tag !== "input" || attributeOf(of, "type") !== "hidden",
    }));
    const buttons = [...inside.matchAll(/<button\b([^>]*)>/g)].map(([, of = ""]) => ({
      name: attributeOf(of, "name") ?? "",
      value: attributeOf(of, "value") ?? "",
    }));
    return [
      {
        action: action.startsWith("/") && !action.startsWith("//") ? action : path,
        fields: inputs.filter(({ name }) => name !== ""),
        buttons: buttons.filter(({ name }) => name !== ""),
        isMultipart: attributeOf(attributes, "enctype") === "multipart/form-data",
      },
    ];
  });
}

function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`, "i").exec(attributes)?.[1];
  return found
    ?.replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
