/** Profiles as programs pass them. */
import { type GivenProfile, readProfile, readProfiles, type SavedProfile } from './profile.js';
import { writtenFrom } from './written.js';

export { profileQuery } from '../core/query/profile.js';

/** @throws UsageError with the place, such as `brands[2].handles[0]`, and what would be accepted there */
export function profilesOf(given: readonly GivenProfile[]): readonly SavedProfile[] {
  return readProfiles(writtenFrom(given, 'brands'));
}

/** @throws UsageError with the place, such as `query.handles[0]`, and what would be accepted there */
export function profileOf(given: GivenProfile): SavedProfile {
  return readProfile(writtenFrom(given, 'query'));
}
