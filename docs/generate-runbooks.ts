import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { ALERT_KINDS, ALERT_KIND_NAMES, slugOfAlertKind } from "../server/domain/health/alert-kinds.ts";
import { operatorAlerts } from "../server/domain/text/en/operator/alerts.ts";
import { runbookPage } from "../server/domain/text/en/operator/runbook-page.ts";
import { ENGLISH } from "../server/domain/text/language.ts";
import { textIn } from "../server/domain/text/place.ts";
import { runbookInWords } from "../server/domain/text/runbook-in-words.ts";

const FOLDER = new URL("operations/runbooks/", import.meta.url);
const GENERATED = "Generated from `server/domain/text/en/operator/runbooks/` by `npm run docs`.";
const GUIDES =
  "([One small server](../one-small-server.md#commands) · [a container platform](../container-platform.md))";

/** What to do about each kind of trouble, as it stands at `/operator/runbooks`: Markdown by the name of its file. */
export async function generateRunbooks(): Promise<ReadonlyMap<string, string>> {
  const t = textIn(runbookPage, ENGLISH);
  const severity = textIn(operatorAlerts, ENGLISH);
  const files = new Map<string, string>();
  const rows: string[] = [];
  for (const kind of ALERT_KIND_NAMES) {
    const runbook = runbookInWords(kind, ENGLISH);
    const slug = slugOfAlertKind(kind);
    rows.push(`- [${runbook.title}](${slug}.md) · ${severity(ALERT_KINDS[kind].severity)}`);
    const steps = runbook.steps.map(({ text, command, page, link }, index) => {
      const tool = page === undefined ? link : `APP_URL${page}`;
      const shown = command ?? tool;
      return `${index + 1}. ${text}${shown === undefined ? "" : `\n\n   \`\`\`text\n   ${shown}\n   \`\`\``}`;
    });
    const text = [
      `# ${runbook.title}`,
      GENERATED,
      severity(ALERT_KINDS[kind].severity),
      `## ${t("meaning")}`,
      runbook.meaning,
      `## ${t("stake")}`,
      runbook.stake,
      `## ${t("todo")}`,
      ...steps,
      ...(runbook.commands === null ? [] : [`${runbook.commands} ${GUIDES}`]),
      `## ${t("ifNot")}`,
      runbook.ifNot,
      `## ${t("over")}`,
      runbook.over,
    ].join("\n\n");
    files.set(`${slug}.md`, await formatted(text));
  }
  const list = [`# ${t("title")}`, GENERATED, t("intro"), rows.join("\n")].join("\n\n");
  files.set("README.md", await formatted(list));
  return files;
}

async function formatted(text: string): Promise<string> {
  const filepath = "docs/operations/runbooks/README.md";
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync(FOLDER, { recursive: true });
  const files = await generateRunbooks();
  for (const name of readdirSync(FOLDER)) if (!files.has(name)) rmSync(new URL(name, FOLDER));
  for (const [name, text] of files) writeFileSync(new URL(name, FOLDER), text);
}
