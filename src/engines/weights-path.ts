/** Folder of the models' weights. The bundle substitutes another path: scripts/bundle.ts. */
import { fileURLToPath } from 'node:url';

export const WEIGHTS = fileURLToPath(new URL('../../../weights/', import.meta.url));
