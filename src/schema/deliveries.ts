/** The shape of what `alert list` says (contract: `socialrank.deliveries/1`). */
import { z } from 'zod';

const instant = z.iso.datetime({ precision: 3 });

export const deliveriesSchema = z.object({
  schema: z.literal('socialrank.deliveries/1'),
  deliveries: z
    .array(
      z.object({
        id: z.string().describe('that its target was sent, too'),
        state: z.enum(['waiting', 'delivered', 'given up']),
        target: z.string().describe('its kind and host, without any key'),
        brand: z.string(),
        condition: z.string().nullable().describe('null: a digest'),
        createdAt: instant,
        attempts: z.int().min(0).describe('that failed'),
        nextAt: instant.nullable().describe('not before; null: never again'),
        settledAt: instant.nullable().describe('delivered or given up; null: neither'),
        reason: z.string().nullable().describe('of the last failure'),
      }),
    )
    .describe('of the last 30 days, the newest first'),
});
