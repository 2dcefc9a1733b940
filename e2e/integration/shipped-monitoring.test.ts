import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PROMTOOL, provideProgram } from "../kit/provide-program.ts";

const METRICS_TOKEN = "a-token-for-the-metrics-of-tests-02";
const OPERATIONS = fileURLToPath(new URL("../../docs/operations/", import.meta.url));

const read = (file: string) => readFileSync(path.join(OPERATIONS, file), "utf8");

let app: AppFixture;
/** What a process shows: the type of each metric, and the labels of its lines. */
let types: Map<string, string>;
let labels: Map<string, Set<string>>;

beforeAll(async () => {
  app = await startApp({ METRICS_TOKEN });
  // Every provider has been asked then.
  await app.bookAndPay();
  const answer = await fetch(`${app.env.APP_URL}/metrics`, {
    headers: { authorization: `Bearer ${METRICS_TOKEN}` },
  });
  const text = await answer.text();
  types = new Map(
    [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name = "", type = ""]) => [name, type]),
  );
  labels = new Map();
  for (const [, name = "", inside = ""] of text.matchAll(/^(\w+)\{(.*)\} /gm)) {
    const known = labels.get(name) ?? new Set();
    for (const [, label = ""] of inside.matchAll(/(\w+)="/g)) known.add(label);
    labels.set(name, known);
  }
});
afterAll(() => app.stop());

/** What Prometheus itself adds: whether a process answers, and from where a line comes. */
const OF_PROMETHEUS = { metrics: ["up"], labels: ["instance", "job", "alertname", "alertstate"] };
const OPERATORS = new Set("and or unless by without on bool offset ignoring".split(" "));

/** The metrics that an expression names, each with the labels that it asks for. Labels of `by` are those of all of them. */
function namedIn(expression: string): { readonly name: string; readonly labels: readonly string[] }[] {
  const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = ""]) =>
    list.split(/\s*,\s*/),
  );
  const bare = expression
    .replaceAll(/\bby \([^)]*\)/g, " ")
    .replaceAll(/\[[^\]]*\]/g, " ")
    .replaceAll(/offset \w+/g, " ");
  return [...bare.matchAll(/(?<![\w"~|.])([a-z_]\w*)\b(?!\s*\()(\{[^}]*\})?(?![\w"|])/g)]
    .map(([, name = "", matchers = ""]) => ({
      name,
      labels: [...[...matchers.matchAll(/(\w+)\s*[!=]~?/g)].map(([, label = ""]) => label), ...grouped],
    }))
    .filter(({ name }) => !OPERATORS.has(name));
}

/** The metric whose lines are called so: a histogram has three kinds. */
function metricOf(name: string): string {
  const base = name.replace(/_(bucket|count|sum)$/, "");
  return types.get(base) === "histogram" ? base : name;
}

function expectKnown(expression: string, source: string): void {
  const named = namedIn(
    expression.replaceAll(/\{[^}]*\}/g, (matchers) => matchers.replaceAll(/"[^"]*"/g, '""')),
  );
  expect(named.length, `${source} names a metric: ${expression}`).toBeGreaterThan(0);
  for (const { name, labels: asked } of named) {
    if (OF_PROMETHEUS.metrics.includes(name)) continue;
    expect(types.has(metricOf(name)), `${source}: ${name} is a metric of the app`).toBe(true);
    const known = [...(labels.get(name) ?? []), ...OF_PROMETHEUS.labels];
    // One that has no line now, because there is nothing to tell, cannot be compared.
    if (labels.has(name))
      expect(known, `${source}: labels of ${name}`).toEqual(expect.arrayContaining([...asked]));
  }
}

/** Of the rules: each `expr:`, on its line or indented below it. */
function expressionsOf(rules: string): string[] {
  return [...rules.matchAll(/^( +)expr: (\|\n((?:\1 +.*\n)+)|.*)/gm)].map(
    ([, , line = "", block]) => block ?? line,
  );
}

test("every metric and label that the shipped alerts name is one of a running app", () => {
  const expressions = expressionsOf(read("prometheus/alerts.yml"));
  expect(expressions.length).toBeGreaterThan(15);
  for (const expression of expressions) expectKnown(expression, "alerts.yml");
});

test("every metric and label that the dashboard names is one of a running app", () => {
  const { panels } = JSON.parse(read("grafana/dashboard.json")) as {
    panels: { targets?: { expr: string }[] }[];
  };
  const expressions = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
  expect(expressions.length).toBeGreaterThan(25);
  for (const expression of expressions) expectKnown(expression, "dashboard.json");
});

test("a name that does not exist is found", () => {
  expect(() => expectKnown("max(no_such_metric) > 0", "a test")).toThrow(/no_such_metric/);
  expect(() => expectKnown('max(drifts_open{colour="red"}) > 0', "a test")).toThrow(/labels of drifts_open/);
});

test("no label holds an address, an id or a path of somebody's", () => {
  const values = [...labels.keys()].length;
  expect(values).toBeGreaterThan(20);
  for (const [name, known] of labels)
    expect(
      [...known].filter((label) => /(^|_)(id|email|address|path|user)$/.test(label)),
      name,
    ).toEqual([]);
});

const promtool = provideProgram(PROMTOOL);

test.skipIf(promtool === null)("the shipped rules are understood by Prometheus, and their tests pass", () => {
  const cwd = path.join(OPERATIONS, "prometheus");
  for (const args of [
    ["check", "rules", "alerts.yml"],
    ["check", "config", "--syntax-only", "prometheus.yml"],
    ["test", "rules", "alerts.test.yml", "silence.test.yml"],
  ]) {
    const { status, stdout, stderr } = spawnSync(promtool ?? "", args, { cwd, encoding: "utf8" });
    expect(status, `${args.join(" ")}\n${stdout}${stderr}`).toBe(0);
  }
});
