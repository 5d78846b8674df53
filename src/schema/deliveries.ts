/** The schema of the output of `alert list` (contract: `socialrank.deliveries/1`). */
import { z } from 'zod';

const instant = z.iso.datetime({ precision: 3 });

export const deliveriesSchema = z.object({
  schema: z.literal('socialrank.deliveries/1'),
  deliveries: z
    .array(
      z.object({
        id: z.string().describe('id of the delivery, which was sent to the target too'),
        state: z.enum(['waiting', 'delivered', 'given up']),
        target: z.string().describe('kind and host of the target, without any key'),
        brand: z.string(),
        condition: z.string().nullable().describe('null: a digest, sent after every run'),
        createdAt: instant,
        attempts: z.int().min(0).describe('number of failed attempts'),
        nextAt: instant.nullable().describe('earliest time of the next attempt; null: there will be none'),
        settledAt: instant.nullable().describe('time when it was delivered or given up; null: still waiting'),
        reason: z.string().nullable().describe('reason of the last failure; null: none'),
      }),
    )
    .describe('deliveries of the last 30 days, newest first'),
});
