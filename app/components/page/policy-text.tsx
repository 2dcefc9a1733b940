import type { ReactNode } from "react";
import type { PolicyBlock, PolicyWords } from "../../../server/domain/site-policy/policy-block.ts";

/** A policy's text as elements: whatever an operator wrote, there is nothing else in it than these. */
export function PolicyText({ blocks }: { readonly blocks: readonly PolicyBlock[] }) {
  return <div className="policy">{blocks.map(blockOf)}</div>;
}

function blockOf(block: PolicyBlock, index: number): ReactNode {
  switch (block.kind) {
    case "heading": {
      const Heading = `h${block.level}` as const;
      return <Heading key={index}>{wordsOf(block.children)}</Heading>;
    }
    case "paragraph":
      return <p key={index}>{wordsOf(block.children)}</p>;
    case "list": {
      const items = block.items.map((item, at) => <li key={at}>{item.map(blockOf)}</li>);
      return block.start === null ? (
        <ul key={index}>{items}</ul>
      ) : (
        <ol key={index} start={block.start}>
          {items}
        </ol>
      );
    }
  }
}

function wordsOf(words: readonly PolicyWords[]): ReactNode {
  return words.map((word, index) => {
    switch (word.kind) {
      case "text":
        return word.text;
      case "break":
        return <br key={index} />;
      case "strong":
        return <strong key={index}>{wordsOf(word.children)}</strong>;
      case "emphasis":
        return <em key={index}>{wordsOf(word.children)}</em>;
      case "link":
        return (
          <a key={index} href={word.href} className="link" rel="noopener nofollow">
            {wordsOf(word.children)}
          </a>
        );
    }
  });
}
