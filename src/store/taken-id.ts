/** The id belongs to another run; nothing was written. */
import { StoreError } from '../errors.js';

export class TakenId extends StoreError {
  override name = 'TakenId';
}
