import { writeFileSync } from "node:fs";
import { envExample } from "../env.ts";

writeFileSync(".env.example", envExample());
