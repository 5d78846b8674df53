/** Profiles as programs give them. */
import { type GivenProfile, readProfile, readProfiles, type SavedProfile } from './profile.js';
import { writtenFrom } from './written.js';

export { profileQuery } from '../core/query/profile.js';

/** @throws UsageError naming the place, as `brands[2].handles[0]`, and what would be understood there */
export function profilesOf(given: readonly GivenProfile[]): readonly SavedProfile[] {
  return readProfiles(writtenFrom(given, 'brands'));
}

/** @throws UsageError naming the place, as `query.handles[0]`, and what would be understood there */
export function profileOf(given: GivenProfile): SavedProfile {
  return readProfile(writtenFrom(given, 'query'));
}
