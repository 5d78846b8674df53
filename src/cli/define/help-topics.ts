/** Names of the help topics; their texts are loaded only when one is shown. */
export const TOPIC_NAMES = ['query', 'metrics', 'formats', 'alerts', 'environment', 'exit-codes'] as const;
