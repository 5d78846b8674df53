/** Member names under which API responses and exports store lists. */

/**
 * In lower case. Includes the names of objects that contain such lists: `data.children`, `hits.hits`, `log.entries`.
 */
export const LISTS: ReadonlySet<string> = new Set(
  (
    'data hits posts statuses items ordereditems results result response tweets toots messages records rows documents docs ' +
    'reviews entries log articles feed mentions reports list comments children threads ' +
    'videos chats @graph organic_results news_results'
  ).split(' '),
);
