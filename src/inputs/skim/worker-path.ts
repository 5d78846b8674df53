/** Path of the worker's program. The bundle replaces it: scripts/bundle.ts. */
import { fileURLToPath } from 'node:url';

export const WORKER = fileURLToPath(new URL('./worker/main.js', import.meta.url));
