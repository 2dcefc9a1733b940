import ts from "typescript";
import { REPLACED_WORDS, RIGHT_PLACES } from "./replaced-words.ts";

/** A name or a text in which a replaced word stands. */
export interface WordFinding {
  readonly path: string;
  readonly line: number;
  /** The identifier, or the text. */
  readonly what: string;
  readonly word: string;
  readonly instead: string;
}

/** Texts that people read: pages, mails, and what operators read of records. */
const TEXTS = /^app\/|^server\/domain\/text\/|-mails?\.ts$|mail-[a-z-]+\.ts$/;

/** `givenUpRefunds` and `GIVEN_UP_REFUNDS` are both `given up refunds`. */
function partsOf(name: string): string {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).join(" ").toLowerCase();
}

/** Whether the word stands in these parts. A dead letter is a letter by its right name. */
function holds(parts: string, word: string): boolean {
  const whole = ` ${parts} `;
  const at = whole.indexOf(` ${word} `);
  return at !== -1 && !(word.startsWith("letter") && whole.slice(0, at).endsWith(" dead"));
}

function isRight(path: string, word: string, what: string): boolean {
  return RIGHT_PLACES.some(
    (place) => place.word === word && place.where.test(path) && (place.what?.test(what) ?? true),
  );
}

/** A column, the type of an event or a code: stored under this name, and so not a word of the code's own. */
function isStoredName(name: string, parent: ts.Node): boolean {
  const isKey =
    ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isBindingElement(parent);
  return isKey && name.includes("_");
}

/** Names that this file makes, not those that it uses: each thing is reported where it was named. */
function isDeclared(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isImportSpecifier(parent)) return parent.propertyName !== undefined && parent.name === node;
  if (ts.isBindingElement(parent)) return parent.name === node;
  if (ts.isTypeParameterDeclaration(parent)) return parent.name === node;
  return "name" in parent && parent.name === node && !ts.isPropertyAccessExpression(parent);
}

/**
 * What in a TypeScript file is called by a word that was replaced: its own name, each name that it declares, its comments, and, where people
 * read them, its texts. Names of columns and of stored types are left out, as are the places in `RIGHT_PLACES`.
 */
export function findReplacedWords(path: string, source: string): WordFinding[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found: WordFinding[] = [];

  function look(parts: string, what: string, line: number): void {
    for (const { instead, identifiers } of REPLACED_WORDS)
      for (const word of identifiers)
        if (holds(parts, word) && !isRight(path, word, what)) found.push({ path, line, what, word, instead });
  }

  function read(text: string, line: number): void {
    for (const { instead, identifiers, texts } of REPLACED_WORDS) {
      const word = texts?.exec(text)?.[0];
      if (word !== undefined && !isRight(path, identifiers[0] ?? "", text))
        found.push({ path, line, what: text.trim().replaceAll(/\s+/g, " "), word, instead });
    }
  }

  function readComment({ pos, end }: ts.CommentRange): void {
    const text = source.slice(pos, end).replaceAll(/\n\s*(?:\*|\/\/)/g, " ");
    const line = file.getLineAndCharacterOfPosition(pos).line + 1;
    for (const { instead, identifiers, comments } of REPLACED_WORDS) {
      const word = comments?.exec(text)?.[0];
      if (word !== undefined && !identifiers.some((one) => isRight(path, one, text)))
        found.push({ path, line, what: text.trim().replaceAll(/\s+/g, " "), word, instead });
    }
  }

  function visit(node: ts.Node): void {
    const line = () => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    if (ts.isIdentifier(node) && isDeclared(node) && !isStoredName(node.text, node.parent))
      look(partsOf(node.text), node.text, line());
    if (isTextForPeople(path, node)) read(node.text, line());
    ts.forEachChild(node, visit);
  }

  look(partsOf(path.split("/").at(-1)?.replace(/\..*$/, "") ?? ""), path, 1);
  visit(file);
  for (const comment of commentsOf(file)) readComment(comment);
  return found;
}

/** Every comment of a file, each once. */
function commentsOf(file: ts.SourceFile): ts.CommentRange[] {
  const found = new Map<number, ts.CommentRange>();
  const visit = (node: ts.Node): void => {
    for (const range of [
      ...(ts.getLeadingCommentRanges(file.text, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(file.text, node.end) ?? []),
    ])
      found.set(range.pos, range);
    for (const child of node.getChildren(file)) if (!ts.isJsxText(child)) visit(child);
  };
  visit(file);
  return [...found.values()];
}

/** What is shown: text between tags, and strings that are more than one word. */
function isTextForPeople(path: string, node: ts.Node): node is ts.JsxText | ts.StringLiteralLike {
  if (!TEXTS.test(path) || /\.test\.tsx?$/.test(path)) return false;
  if (ts.isJsxText(node)) return true;
  const isText =
    ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
  return isText && /\S\s+\S/.test(node.text) && !ts.isImportDeclaration(node.parent);
}
