import type { allGoesBack as english } from "../../en/booking/all-goes-back.ts";
import type { Translation } from "../../translation.ts";

export const allGoesBack = {
  nothingPaid: "Es wurde nichts bezahlt, also wird nichts erstattet.",
  nothingLeft: "Es ist nichts mehr zu erstatten.",
  all: "{bank, select, decides {Die vollen {amount}, die {who} bezahlt hat, werden erstattet, sofern nicht die Bank sie zurückholt: Bis sie über diese Zahlung entschieden hat, ist keine Erstattung möglich.} other {Die vollen {amount}, die {who} bezahlt hat, werden erstattet.}}",
  rest: "{bank, select, decides {Von den {paid}, die {who} bezahlt hat, wird der Rest erstattet: {amount}, sofern nicht die Bank ihn zurückholt. Bis sie über diese Zahlung entschieden hat, ist keine Erstattung möglich.} other {Von den {paid}, die {who} bezahlt hat, wird der Rest erstattet: {amount}.}}",
} satisfies Translation<typeof english>;
