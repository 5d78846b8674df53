/** Where the weights of models lie. The bundle puts another path in its place: scripts/bundle.ts. */
import { fileURLToPath } from 'node:url';

export const WEIGHTS = fileURLToPath(new URL('../../../weights/', import.meta.url));
