import { z } from "zod";
import type { ProviderRequest } from "./provider-request.ts";

export const providerRequestSchema = z.record(z.string(), z.json()) satisfies z.ZodType<ProviderRequest>;
