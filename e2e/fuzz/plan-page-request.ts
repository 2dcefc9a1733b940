import { chance, pick, type Draw } from "./draw.ts";
import type { PageForm } from "./forms-of-page.ts";
import { nastyText, typedText, wellFormed } from "./nasty-values.ts";
import type { Planning } from "./planning.ts";
import type { RouteTarget } from "./targets.ts";
import { TINY_PNG } from "./vocabulary.ts";
import type { WireRequest } from "./wire.ts";

/** What our pages read of a query. */
const QUERY_NAMES = [
  ...[
    "next",
    "token",
    "key",
    "cancel",
    "move",
    "checkout_canceled",
    "checkout",
    "session_id",
    "since",
    "index",
  ],
  ...["after", "earlier", "group", "search", "from", "until", "edit", "code", "state", "error", "language"],
  ...[
    "invitee_uuid",
    "invitee_email",
    "utm_content",
    "event_type_uuid",
    "p",
    "paths",
    "connection",
    "booking",
  ],
];

/** A path of the route with real values for its parts. */
function pathOf({ route }: RouteTarget, { draw, vocabulary, caller, number }: Planning): string {
  return route.path
    .replaceAll(/:(\w+)/g, (_all, field: string) => {
      const word = chance(draw, 92) ? vocabulary.wordFor(field, { caller, draw, number }) : undefined;
      return encodeURIComponent(
        typeof word === "string" ? word : wellFormed(nastyText(draw, number)).slice(0, 200),
      );
    })
    .replace("*", () =>
      pick(draw, ["", "booking.get", "x", "a/b", "account.get", encodeURIComponent("<zz'\"&p>")]),
    );
}

function searchOf({ draw, vocabulary, caller, number }: Planning): string {
  if (chance(draw, 50)) return "";
  const names = Array.from({ length: pick(draw, [1, 1, 2, 3]) }, () => pick(draw, QUERY_NAMES));
  const pairs = names.map((name) => {
    const word = vocabulary.wordFor(name, { caller, draw, number });
    const value = typeof word === "string" && chance(draw, 60) ? word : nastyText(draw, number);
    return `${name}=${encodeURIComponent(wellFormed(value)).slice(0, 3_000)}`;
  });
  return `?${pairs.join("&")}`;
}

/** Opens a page, or asks for its data as its script does. */
export function pageRequest(target: RouteTarget, planning: Planning): WireRequest {
  const path = pathOf(target, planning);
  const data = path === "/" ? "/_root.data" : `${path}.data`;
  return {
    method: "GET",
    target: `${target.kind === "data" ? data : path}${searchOf(planning)}`,
    headers: { accept: "text/html", ...planning.caller.headers() },
    body: null,
  };
}

/** Sends a form of a page that was seen, or one that no page has. */
export function formRequest(target: RouteTarget, planning: Planning): WireRequest {
  const { draw, caller, appUrl, number } = planning;
  const seen = planning.forms(target.route.path);
  const form: PageForm =
    seen.length > 0 && chance(draw, 92)
      ? pick(draw, seen)
      : {
          action: `${pathOf(target, planning)}${searchOf(planning)}`,
          fields: [{ name: pick(draw, ["email", "key", "note", "name"]), value: "", isTyped: true }],
          buttons: [{ name: "intent", value: pick(draw, ["cancel", "save", nastyText(draw, number)]) }],
          isMultipart: chance(draw, 20),
        };
  const pressed = form.buttons.length === 0 ? [] : [pick(draw, form.buttons)];
  const pairs = [
    ...form.fields.map((field) => [field.name, valueOf(field, planning)] as const),
    ...pressed.map(({ name, value }) => [name, value] as const),
  ];
  const sent = chance(draw, 15) ? spoilt(pairs, planning) : pairs;
  const encodedForm = form.isMultipart || chance(draw, 10) ? multipart(sent, draw) : urlencoded(sent, draw);
  return {
    method: "POST",
    target: chance(draw, 25) ? dataOf(form.action) : form.action,
    headers: { origin: appUrl, ...caller.headers(), "content-type": encodedForm.type },
    body: encodedForm.body,
  };
}

type Pair = readonly [name: string, value: string];

function valueOf({ name, value, isTyped }: PageForm["fields"][number], planning: Planning): string {
  const { draw, vocabulary, caller, number } = planning;
  if (!isTyped) return chance(draw, 92) ? value : nastyText(draw, number);
  if (value !== "" && chance(draw, 40)) return value;
  const word = chance(draw, 75) ? vocabulary.wordFor(name, { caller, draw, number }) : undefined;
  if (typeof word === "string") return word;
  return chance(draw, 50) ? typedText(draw, number) : nastyText(draw, number);
}

function spoilt(pairs: readonly Pair[], { draw, number }: Planning): readonly Pair[] {
  const at = pairs.length === 0 ? 0 : pick(draw, [...pairs.keys()]);
  return pick<() => readonly Pair[]>(draw, [
    () => pairs.filter((_, place) => place !== at),
    () => [...pairs, ...pairs],
    () => [...pairs, ["__proto__", "x"], ["constructor[prototype][x]", "1"]],
    () =>
      pairs.map(([name, value], place) => [name, place === at ? nastyText(draw, number) : value] as const),
    () => pairs.map(([name, value], place) => [name, place === at ? "x".repeat(70_000) : value] as const),
    () => pairs.map(([name, value], place) => [place === at ? `${name}[]` : name, value] as const),
  ])();
}

function urlencoded(pairs: readonly Pair[], draw: Draw): { readonly type: string; readonly body: Buffer } {
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
  const spoiltText = chance(draw, 4) ? `${text}&a=${pick(draw, ["%ff%fe", "%zz", "%"])}` : text;
  return { type: "application/x-www-form-urlencoded", body: Buffer.from(spoiltText) };
}

function multipart(pairs: readonly Pair[], draw: Draw): { readonly type: string; readonly body: Buffer } {
  const boundary = "----fuzz";
  const parts = pairs.map(([name, value]) => {
    const isPicture = name === "picture";
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="${name.replaceAll(/["\r\n]/g, "_")}"${isPicture ? '; filename="a.png"\r\ncontent-type: image/png' : ""}\r\n\r\n`;
    const content = isPicture && chance(draw, 70) ? Buffer.from(TINY_PNG, "base64") : Buffer.from(value);
    return Buffer.concat([Buffer.from(head), content, Buffer.from("\r\n")]);
  });
  const body = Buffer.concat([...parts, Buffer.from(chance(draw, 95) ? `--${boundary}--\r\n` : "")]);
  return { type: `multipart/form-data; boundary=${boundary}`, body };
}

/** Where a page's script sends the same form. */
function dataOf(action: string): string {
  const [path = "", search] = action.split("?");
  const data = path === "/" ? "/_root.data" : `${path}.data`;
  return search === undefined ? data : `${data}?${search}`;
}
